import type { ObjectStoreErrorCode } from "../../object-store/object-store-error.js";

/** AWS's words for what object lock refuses. */
export const lockMessages: { readonly [Code in ObjectStoreErrorCode]?: string } = {
  ObjectLocked: "Access Denied because object protected by object lock.",
  NoObjectLock: "Bucket is missing Object Lock Configuration",
  VersioningNotEnabled: "Versioning must be 'Enabled' on the bucket to apply a Object Lock configuration",
  ObjectLockEnabled:
    "An Object Lock configuration is present on this bucket, so the versioning state cannot be changed.",
};
