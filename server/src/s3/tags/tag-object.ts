import { S3Error } from "../../aws/s3-error.js";
import { ObjectStoreError } from "../../object-store/object-store-error.js";
import { setTags } from "../../object-store/objects/set-tags.js";
import type { Tag } from "../../object-store/objects/stored-object.js";
import type { ObjectCall } from "../call.js";
import { absentObject, versionHeaders, versionOf } from "../objects/version-id.js";

/**
 * Gives the version that a request names other tags. The request was allowed for the object that was found: one that replaced it
 * since then stays as it is.
 *
 * @returns the headers that name the version
 * @throws S3Error as for objects that are not there; `OperationAborted` for one that was replaced or deleted meanwhile
 */
export const tagObject = async (call: ObjectCall, tags: readonly Tag[] | null): Promise<Record<string, string>> => {
  const { context, bucket, resource, object } = call;
  if (!object) throw absentObject(call);
  const { versionId, etag, modifiedAt } = object;
  const version = { bucketId: bucket.id, key: Buffer.from(resource.key), versionId, etag, modifiedAt };
  await setTags(context.prisma, version, tags).catch((cause: unknown) => {
    const isGone = cause instanceof ObjectStoreError && cause.code === "NoSuchKey";
    throw isGone ? new S3Error("OperationAborted", undefined, { cause }) : cause;
  });
  return versionHeaders(versionOf(call, versionId));
};
