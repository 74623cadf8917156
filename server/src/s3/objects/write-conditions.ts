import { S3Error } from "../../aws/s3-error.js";
import { headerOf, type S3Request } from "../../aws/s3-request.js";
import { type EntityTags, matchesTag, readEntityTags } from "../../object-http/headers/entity-tag.js";
import { findObject } from "../../object-store/objects/find.js";
import type { WriteConditions } from "../../object-store/objects/stored-object.js";
import type { BucketCall } from "../call.js";

const listOf = (tags: EntityTags): readonly string[] => (tags === "*" ? ["*"] : tags);

/**
 * Reads the conditions of a write.
 *
 * @throws S3Error `NotImplemented` for an `If-None-Match` other than `*`, which AWS does not have
 */
export const readWriteConditions = (request: S3Request): WriteConditions => {
  const [ifMatch, ifNoneMatch] = [headerOf(request, "if-match"), headerOf(request, "if-none-match")];
  if (ifNoneMatch !== undefined && ifNoneMatch.trim() !== "*") {
    throw new S3Error("NotImplemented", undefined, { extra: { Header: "If-None-Match" } });
  }
  return {
    ...(ifMatch !== undefined && { ifMatch: listOf(readEntityTags(ifMatch)) }),
    ...(ifNoneMatch !== undefined && { ifNoneMatch: ["*"] }),
  };
};

const failed = (condition: string): S3Error =>
  new S3Error("PreconditionFailed", undefined, { extra: { Condition: condition } });

/**
 * Refuses a write whose conditions do not hold now, so that its body need not be sent. The statement that writes looks again.
 *
 * @throws S3Error `PreconditionFailed`, or `NoSuchKey` where there is nothing to match
 */
export const checkWriteConditions = async (
  { context, service, bucket, resource }: BucketCall,
  { ifMatch, ifNoneMatch }: WriteConditions,
): Promise<void> => {
  if (!ifMatch && !ifNoneMatch) return;
  const address = { serviceUuid: service.uuid, bucketName: bucket.name, key: Buffer.from(resource.key) };
  const object = (await findObject(context.prisma, address, { withBytes: false }))?.object;
  if (ifNoneMatch && object) throw failed("If-None-Match");
  if (!ifMatch) return;
  if (!object) throw new S3Error("NoSuchKey", undefined, { extra: { Key: resource.key } });
  if (!ifMatch.includes("*") && !matchesTag(ifMatch, object.etag)) throw failed("If-Match");
};
