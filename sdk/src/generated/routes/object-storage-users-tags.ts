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

/** Read the tags of a user. */
export const getRoute: Route = {
  id: "objectStorage.users.tags.get",
  method: "GET",
  path: "/1.3/object-storage-2/:service_uuid/users/:username/tags",
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

/** Replace the tags of a user. */
export const replaceRoute: Route = {
  id: "objectStorage.users.tags.replace",
  method: "PUT",
  path: "/1.3/object-storage-2/:service_uuid/users/:username/tags",
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

/** Remove a tag of a user. */
export const deleteRoute: Route = {
  id: "objectStorage.users.tags.delete",
  method: "DELETE",
  path: "/1.3/object-storage-2/:service_uuid/users/:username/tags/:tag_key",
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
