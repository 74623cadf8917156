import { S3Error } from "../../../aws/s3-error.js";
import { xmlAnswer } from "../../answers/answer.js";
import { bucketHandler } from "../../call.js";
import { lockConfigurationDocument } from "../../locks/lock-configuration.js";

/** GetObjectLockConfiguration. */
export const getObjectLockConfigurationHandler = bucketHandler(async ({ bucket: { name, objectLock } }) => {
  if (!objectLock)
    throw new S3Error("ObjectLockConfigurationNotFoundError", undefined, { extra: { BucketName: name } });
  return xmlAnswer(lockConfigurationDocument(objectLock));
});
