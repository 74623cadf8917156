import { putBucketLock } from "../../../object-store/locks/bucket-lock.js";
import { emptyAnswer } from "../../answers/answer.js";
import { bucketHandler } from "../../call.js";
import { readLockConfiguration } from "../../locks/lock-configuration.js";
import { readDocument } from "../../request/read-document.js";
import { requireDigest } from "../../request/require-digest.js";

/** PutObjectLockConfiguration: of a bucket whose versioning is enabled; it never ends again. */
export const putObjectLockConfigurationHandler = bucketHandler(async (call) => {
  requireDigest(call);
  const lock = readLockConfiguration(await readDocument(call, "ObjectLockConfiguration"));
  await putBucketLock(call.context.prisma, call.bucket.id, lock);
  return emptyAnswer(200);
});
