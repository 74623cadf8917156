const [kibibyte, mebibyte] = [1024, 1024 ** 2];
const [gibibyte, tebibyte] = [1024 ** 3, 1024 ** 4];

/** Limits of S3. Sizes are in bytes, durations in seconds. */
export const s3Limits = {
  objectBytes: 5 * tebibyte,
  /** The most that one PutObject or CopyObject writes. */
  putBytes: 5 * gibibyte,
  /** The last part of an upload may be smaller than the minimum. */
  partBytes: { min: 5 * mebibyte, max: 5 * gibibyte },
  partNumber: { min: 1, max: 10_000 },
  /** In UTF-8. */
  keyBytes: 1024,
  /** Names and values of `x-amz-meta-*` together, without the prefix. */
  userMetadataBytes: 2 * kibibyte,
  tagsPerObject: 10,
  tagsPerBucket: 50,
  /** In UTF-16, as AWS counts. */
  tagLength: { key: 128, value: 256 },
  /** An XML document with the tags of an object, each character a reference. */
  tagSetBytes: 64 * kibibyte,
  /** Entries of a page of a listing. */
  pageSize: 1000,
  deleteKeys: 1000,
  /** Rules of a lifecycle configuration, and the characters of a rule's id. */
  lifecycle: { rules: 1000, idLength: 255 },
  /** The longest default retention of object lock. */
  defaultRetention: { days: 36_500, years: 100 },
  /** An XML document with a retention or a legal hold. */
  lockBytes: 16 * kibibyte,
  policyBytes: 20 * kibibyte,
  /** Rules of a CORS configuration, and the characters of a rule's id. */
  corsRules: 100,
  corsIdLength: 255,
  corsBytes: 64 * kibibyte,
  /** An XML document of an access control list, with the most grants. */
  aclBytes: 256 * kibibyte,
  /** An XML document in the body of a request; DeleteObjects with 1,000 long keys needs the most. */
  xmlBytes: 2 * mebibyte,
  /** CompleteMultipartUpload with 10,000 parts and their checksums. */
  completeUploadBytes: 4 * mebibyte,
  /** What a posted form has beside the bytes of its file. */
  formFieldBytes: 20 * kibibyte,
  xmlDepth: 16,
  presignedSeconds: { min: 1, max: 604_800 },
  clockSkewSeconds: 900,
} as const;
