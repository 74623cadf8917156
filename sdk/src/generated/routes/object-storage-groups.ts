// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import type { Route } from "../../core/route.js";
import {
  objectStorageAuthenticationFailed,
  objectStorageGeneralFailure,
  objectStorageIdempotencyAnswerNotKept,
  objectStorageIdempotencyInFlight,
  objectStorageIdempotencyKeyReused,
  objectStorageInvalidRequest,
  objectStorageRateLimited,
  objectStorageResourceNotFound,
  objectStorageServiceError,
  objectStorageTooLarge,
  objectStorageUnavailable,
} from "../errors.js";

/** Create a group. */
export const createRoute: Route = {
  id: "objectStorage.groups.create",
  method: "POST",
  path: "/1.3/object-storage-2/:service_uuid/groups",
  headers: { idempotencyKey: "idempotency-key" },
  body: "argument",
  status: 201,
  errors: [
    objectStorageServiceError,
    objectStorageInvalidRequest,
    objectStorageAuthenticationFailed,
    objectStorageResourceNotFound,
    objectStorageIdempotencyInFlight,
    objectStorageIdempotencyAnswerNotKept,
    objectStorageTooLarge,
    objectStorageIdempotencyKeyReused,
    objectStorageRateLimited,
    objectStorageGeneralFailure,
    objectStorageUnavailable,
  ],
};

/** List groups. */
export const listRoute: Route = {
  id: "objectStorage.groups.list",
  method: "GET",
  path: "/1.3/object-storage-2/:service_uuid/groups",
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

/** Read a group. */
export const getRoute: Route = {
  id: "objectStorage.groups.get",
  method: "GET",
  path: "/1.3/object-storage-2/:service_uuid/groups/:group_name",
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

/** Delete a group. */
export const deleteRoute: Route = {
  id: "objectStorage.groups.delete",
  method: "DELETE",
  path: "/1.3/object-storage-2/:service_uuid/groups/:group_name",
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
