import { S3Error } from "../../aws/s3-error.js";
import { isLock, type ObjectLock } from "../../object-store/locks/object-lock.js";
import type { BucketCall } from "../call.js";
import { hasDigest } from "../request/require-digest.js";

/**
 * AWS demands a digest of bytes that are to be locked: nobody could remove them if they arrive damaged.
 *
 * @param asked the lock that the writer asks for; the default retention of the bucket counts besides
 * @throws S3Error `InvalidRequest`
 */
export const requireLockedDigest = (
  { request, bucket }: Pick<BucketCall, "request" | "bucket">,
  asked: ObjectLock,
  what: "Put Object" | "Put Part",
): void => {
  if (!isLock(asked) && !bucket.objectLock?.defaultRetention) return;
  if (hasDigest(request.headers)) return;
  throw new S3Error(
    "InvalidRequest",
    `Content-MD5 OR x-amz-checksum- HTTP header is required for ${what} requests with Object Lock parameters`,
  );
};
