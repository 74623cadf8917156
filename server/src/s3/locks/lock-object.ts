import { S3Error } from "../../aws/s3-error.js";
import type { LockableVersion } from "../../object-store/locks/set-lock.js";
import { ObjectStoreError } from "../../object-store/object-store-error.js";
import type { ObjectCall } from "../call.js";
import { absentObject, versionHeaders, versionOf } from "../objects/version-id.js";
import { missingLock } from "./lock-errors.js";

/**
 * Gives the version that a request names another lock. The request was allowed for the version that was found: one that is in its
 * place since then stays as it is.
 *
 * @returns the headers that name the version
 * @throws S3Error as for objects that are not there; `InvalidRequest` in a bucket without object lock; `OperationAborted` for a version
 * that was deleted meanwhile
 */
export const lockObject = async (
  call: ObjectCall,
  set: (version: LockableVersion) => Promise<void>,
): Promise<Record<string, string>> => {
  const { bucket, resource, object } = call;
  if (!bucket.objectLock) throw missingLock();
  if (!object) throw absentObject(call);
  const { versionId, etag, modifiedAt } = object;
  const version = { bucketId: bucket.id, key: Buffer.from(resource.key), versionId, etag, modifiedAt };
  await set(version).catch((cause: unknown) => {
    const isGone = cause instanceof ObjectStoreError && cause.code === "NoSuchKey";
    throw isGone ? new S3Error("OperationAborted", undefined, { cause }) : cause;
  });
  return versionHeaders(versionOf(call, versionId));
};
