import { S3Error } from "../s3-error.js";

/** The one version that objects have in a bucket without versions. */
export const onlyVersion = "null";

/**
 * Whether a version is the current one. Others are not there, which is as good as deleted.
 *
 * @throws S3Error `InvalidArgument` for an empty one
 */
export const isCurrentVersion = (versionId: string | undefined): boolean => {
  if (versionId === "") throw emptyVersion();
  return versionId === undefined || versionId === onlyVersion;
};

const emptyVersion = (): S3Error =>
  new S3Error("InvalidArgument", "Version id cannot be the empty string", {
    extra: { ArgumentName: "versionId", ArgumentValue: "" },
  });

/**
 * Refuses versions that there are none of: no bucket has versions yet.
 *
 * @param versionId undefined asks for the current one
 * @throws S3Error `NoSuchVersion`, or `InvalidArgument` for an empty one
 */
export const checkVersion = (versionId: string | undefined, key: string): void => {
  if (isCurrentVersion(versionId)) return;
  throw new S3Error("NoSuchVersion", undefined, { extra: { Key: key, VersionId: versionId ?? "" } });
};
