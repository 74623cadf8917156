import { s3Limits } from "@concordat/contract/s3";
import type { StoredObject } from "../../object-store/objects/stored-object.js";
import type { BucketCall, FoundCopySource } from "../call.js";
import { checkCopySource, copySourceConditions } from "../headers/conditions.js";
import { S3Error } from "../s3-error.js";
import { checkVersion } from "./version-id.js";

/** What a copy reads, once it is known to be there. */
export interface CopiedSource extends FoundCopySource {
  readonly object: StoredObject;
}

/**
 * The source of a copy.
 *
 * @throws S3Error `NoSuchKey`, or `AccessDenied` for who may not know that; `PreconditionFailed` for its conditions
 */
export const requireSource = ({ source, authority, request }: BucketCall): CopiedSource => {
  if (!source) throw new Error("A copy has no source.");
  const { object, key, versionId } = source;
  checkVersion(versionId, key);
  if (!object) throw authority.absentSource();
  checkCopySource(copySourceConditions(request.headers), { etag: object.etag, lastModified: object.modifiedAt });
  return { ...source, object };
};

/** Refuses to copy more than one write may write. @throws S3Error `InvalidRequest` */
export const requireCopySize = (size: number): void => {
  if (size <= s3Limits.putBytes) return;
  const message = `The specified copy source is larger than the maximum allowable size for a copy source: ${s3Limits.putBytes}`;
  throw new S3Error("InvalidRequest", message);
};
