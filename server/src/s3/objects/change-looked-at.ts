import { S3Error } from "../../aws/s3-error.js";
import { ObjectStoreError } from "../../object-store/object-store-error.js";
import type { StoredObject } from "../../object-store/objects/stored-object.js";
import { changeVersion } from "../../object-store/versions/change-version.js";
import type { ObjectCall } from "../call.js";
import { absentObject, versionHeaders, versionOf } from "./version-id.js";

/**
 * Replaces the tags or the access control list of the version that a request names. The request was allowed for the object that was
 * found: one that replaced it since then stays as it is.
 *
 * @returns the headers that name the version
 * @throws S3Error as for objects that are not there; `OperationAborted` for one that was replaced or deleted meanwhile
 */
export const changeLookedAt = async <Column extends "tags" | "acl">(
  call: ObjectCall,
  column: Column,
  value: StoredObject[Column],
): Promise<Record<string, string>> => {
  const { context, bucket, resource, object } = call;
  if (!object) throw absentObject(call);
  const { versionId, etag, modifiedAt } = object;
  const version = { bucketId: bucket.id, key: Buffer.from(resource.key), versionId, etag, modifiedAt };
  await changeVersion(context.prisma, version, column, value).catch((cause: unknown) => {
    const isGone = cause instanceof ObjectStoreError && cause.code === "NoSuchKey";
    throw isGone ? new S3Error("OperationAborted", undefined, { cause }) : cause;
  });
  return versionHeaders(versionOf(call, versionId));
};
