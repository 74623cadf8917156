/** The kinds of encryption that a bucket can keep out. */
export const blockableTypes = ["SSE-C", "NONE"] as const;

export type BlockedType = (typeof blockableTypes)[number];

/** How a bucket is told to encrypt. Everything is encrypted with AES-256 in any case. */
export interface BucketEncryption {
  /** It has a meaning with keys of KMS only, and is given back as it was put. */
  readonly bucketKeyEnabled: boolean;
  /** What no new object may be encrypted with; `NONE` keeps nothing out. Absent where nothing was said. */
  readonly blocked?: readonly BlockedType[] | undefined;
}
