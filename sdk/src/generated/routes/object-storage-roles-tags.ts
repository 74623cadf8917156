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

/** Read the tags of a role. */
export const getRoute: Route = {
  id: "objectStorage.roles.tags.get",
  method: "GET",
  path: "/1.3/object-storage-2/:service_uuid/roles/:role_name/tags",
  status: 200,
  errors: [
    objectStorageInvalidRequest,
    objectStorageAuthenticationFailed,
    objectStorageResourceNotFound,
    objectStorageRateLimited,
    objectStorageGeneralFailure,
    objectStorageUnavailable,
  ],
};

/** Replace the tags of a role. */
export const replaceRoute: Route = {
  id: "objectStorage.roles.tags.replace",
  method: "PUT",
  path: "/1.3/object-storage-2/:service_uuid/roles/:role_name/tags",
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

/** Remove a tag of a role. */
export const deleteRoute: Route = {
  id: "objectStorage.roles.tags.delete",
  method: "DELETE",
  path: "/1.3/object-storage-2/:service_uuid/roles/:role_name/tags/:tag_key",
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
