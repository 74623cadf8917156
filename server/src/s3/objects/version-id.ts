import { S3Error } from "../../aws/s3-error.js";
import { httpDate } from "../../object-http/headers/http-date.js";
import { isVersionId, nullVersion } from "../../object-store/versions/versioning.js";
import { presentHeaders } from "../answers/answer.js";
import type { BucketCall, ObjectCall } from "../call.js";

/** @throws S3Error `InvalidArgument` for what can be no version */
export const checkVersionId = (versionId: string | undefined, name = "versionId"): void => {
  if (versionId === undefined || isVersionId(versionId)) return;
  const message = versionId === "" ? "Version id cannot be the empty string" : "Invalid version id specified";
  throw new S3Error("InvalidArgument", message, { extra: { ArgumentName: name, ArgumentValue: versionId } });
};

/** The version of an answer about an object: nothing in a bucket whose objects never had versions. */
export const versionHeaders = (versionId: string | null | undefined): Record<string, string> =>
  presentHeaders({ "x-amz-version-id": versionId ?? undefined });

/** The version of an object that was read. */
export const versionOf = ({ bucket }: Pick<BucketCall, "bucket">, versionId: string): string | undefined =>
  bucket.versioning === null ? undefined : versionId;

export const noSuchVersion = (key: string, versionId: string): S3Error =>
  new S3Error("NoSuchVersion", undefined, { extra: { Key: key, VersionId: versionId } });

/** The error for an object that is not there: a delete marker is in its place, or the version that is asked for is none. */
export const absentObject = (call: Omit<ObjectCall, "object">): S3Error => {
  const { request, resource, authority, bucket, marker } = call;
  const versionId = request.query.get("versionId");
  const { key } = resource;
  if (!marker) {
    // a bucket without versions has the version `null` of what is there
    const isCurrent = versionId === undefined || (versionId === nullVersion && bucket.versioning === null);
    return isCurrent ? authority.absent(key) : noSuchVersion(key, versionId);
  }
  const headers = { "x-amz-delete-marker": "true", "x-amz-version-id": marker.versionId };
  if (versionId === undefined) {
    const { code, message, extra } = authority.absent(key);
    return new S3Error(code, message, { extra, headers: code === "NoSuchKey" ? headers : {} });
  }
  return new S3Error("MethodNotAllowed", undefined, {
    extra: { Method: request.method, ResourceType: "DeleteMarker" },
    headers: { ...headers, Allow: "DELETE", "Last-Modified": httpDate(marker.modifiedAt) },
  });
};
