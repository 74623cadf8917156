/** How a bucket is told to encrypt. Everything is encrypted with AES-256 in any case. */
export interface BucketEncryption {
  /** It has a meaning with keys of KMS only, and is given back as it was put. */
  readonly bucketKeyEnabled: boolean;
}
