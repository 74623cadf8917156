import { s3Limits } from "@concordat/contract/s3";
import { S3Error } from "../../aws/s3-error.js";
import type { CustomerKey } from "../../blobs/keys/customer-key.js";
import type { FoundCopySource } from "../../object-http/copy-source.js";
import { checkCopySource, copySourceConditions } from "../../object-http/headers/conditions.js";
import type { StoredObject } from "../../object-store/objects/stored-object.js";
import { nullVersion } from "../../object-store/versions/versioning.js";
import { presentHeaders } from "../answers/answer.js";
import type { BucketCall } from "../call.js";
import { readSourceKey } from "../encryption/customer-key-headers.js";
import { requireObjectKey } from "../encryption/require-key.js";
import { noSuchVersion, versionOf } from "./version-id.js";

/** What a copy reads, once it is known to be there. */
export interface CopiedSource extends FoundCopySource {
  readonly object: StoredObject;
  /** With which its bytes are read, if they need one. */
  readonly customerKey: CustomerKey | undefined;
}

/**
 * The source of a copy.
 *
 * @throws S3Error `NoSuchKey`, or `AccessDenied` for who may not know that; `NoSuchVersion`; `InvalidRequest` for a delete marker; `PreconditionFailed` for its conditions; as `requireObjectKey` for the key that it needs
 */
export const requireSource = async (call: BucketCall): Promise<CopiedSource> => {
  const { source, authority, request } = call;
  if (!source) throw new Error("A copy has no source.");
  const { object } = source;
  if (!object) throw absentSource(source, authority);
  checkCopySource(copySourceConditions(request.headers), { etag: object.etag, lastModified: object.modifiedAt });
  const given = readSourceKey(request);
  await requireObjectKey(call, object, given);
  return { ...source, object, customerKey: given?.key };
};

const absentSource = (source: FoundCopySource, authority: BucketCall["authority"]): S3Error => {
  const { bucket, key, versionId, marker } = source;
  const isCurrent = versionId === undefined || (versionId === nullVersion && bucket.versioning === null);
  if (isCurrent) return authority.absentSource();
  if (!marker) return noSuchVersion(key, versionId);
  const message = "The source of a copy request may not specifically refer to a delete marker by version id.";
  return new S3Error("InvalidRequest", message);
};

/** The version that was copied. */
export const sourceHeaders = (source: CopiedSource): Record<string, string> =>
  presentHeaders({ "x-amz-copy-source-version-id": versionOf(source, source.object.versionId) });

/** Refuses to copy more than one write may write. @throws S3Error `InvalidRequest` */
export const requireCopySize = (size: number): void => {
  if (size <= s3Limits.putBytes) return;
  const message = `The specified copy source is larger than the maximum allowable size for a copy source: ${s3Limits.putBytes}`;
  throw new S3Error("InvalidRequest", message);
};
