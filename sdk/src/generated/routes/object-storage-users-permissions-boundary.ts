// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import type { Route } from "../../core/route.js";
import {
  objectStorageAuthenticationFailed,
  objectStorageGeneralFailure,
  objectStorageInvalidRequest,
  objectStorageRateLimited,
  objectStorageResourceNotFound,
  objectStorageServiceError,
  objectStorageTooLarge,
  objectStorageUnavailable,
} from "../errors.js";

/** Set the permissions boundary of a user. */
export const setRoute: Route = {
  id: "objectStorage.users.permissionsBoundary.set",
  method: "PUT",
  path: "/1.3/object-storage-2/:service_uuid/users/:username/permissions-boundary",
  body: "argument",
  status: 200,
  errors: [
    objectStorageServiceError,
    objectStorageInvalidRequest,
    objectStorageAuthenticationFailed,
    objectStorageResourceNotFound,
    objectStorageTooLarge,
    objectStorageRateLimited,
    objectStorageGeneralFailure,
    objectStorageUnavailable,
  ],
};

/** Remove the permissions boundary of a user. */
export const deleteRoute: Route = {
  id: "objectStorage.users.permissionsBoundary.delete",
  method: "DELETE",
  path: "/1.3/object-storage-2/:service_uuid/users/:username/permissions-boundary",
  status: 204,
  answer: "none",
  errors: [
    objectStorageInvalidRequest,
    objectStorageServiceError,
    objectStorageAuthenticationFailed,
    objectStorageResourceNotFound,
    objectStorageRateLimited,
    objectStorageGeneralFailure,
    objectStorageUnavailable,
  ],
};
