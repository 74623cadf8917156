import type { S3Target } from "@concordat/contract/s3";

/** What a request is about. */
export interface S3ResourceName {
  readonly target: S3Target;
  /** Empty for the service. */
  readonly bucket: string;
  /** Empty but for objects. */
  readonly key: string;
}
