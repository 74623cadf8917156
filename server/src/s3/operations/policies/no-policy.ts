import { S3Error } from "../../../aws/s3-error.js";

/** The error of a bucket without a policy. */
export const noPolicy = (bucket: string): S3Error =>
  new S3Error("NoSuchBucketPolicy", undefined, { extra: { BucketName: bucket } });
