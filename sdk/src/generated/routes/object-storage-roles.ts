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

/** Create a role. */
export const createRoute: Route = {
  id: "objectStorage.roles.create",
  method: "POST",
  path: "/1.3/object-storage-2/:service_uuid/roles",
  headers: { idempotencyKey: "idempotency-key" },
  body: "argument",
  documents: ["assume_role_policy_document"],
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

/** List roles. */
export const listRoute: Route = {
  id: "objectStorage.roles.list",
  method: "GET",
  path: "/1.3/object-storage-2/:service_uuid/roles",
  status: 200,
  errors: [
    objectStorageAuthenticationFailed,
    objectStorageResourceNotFound,
    objectStorageRateLimited,
    objectStorageGeneralFailure,
    objectStorageUnavailable,
  ],
};

/** Read a role. */
export const getRoute: Route = {
  id: "objectStorage.roles.get",
  method: "GET",
  path: "/1.3/object-storage-2/:service_uuid/roles/:role_name",
  status: 200,
  errors: [
    objectStorageAuthenticationFailed,
    objectStorageResourceNotFound,
    objectStorageRateLimited,
    objectStorageGeneralFailure,
    objectStorageUnavailable,
  ],
};

/** Change a role. */
export const updateRoute: Route = {
  id: "objectStorage.roles.update",
  method: "PATCH",
  path: "/1.3/object-storage-2/:service_uuid/roles/:role_name",
  headers: { idempotencyKey: "idempotency-key" },
  body: "argument",
  status: 200,
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

/** Delete a role. */
export const deleteRoute: Route = {
  id: "objectStorage.roles.delete",
  method: "DELETE",
  path: "/1.3/object-storage-2/:service_uuid/roles/:role_name",
  status: 204,
  answer: "none",
  errors: [
    objectStorageServiceError,
    objectStorageAuthenticationFailed,
    objectStorageResourceNotFound,
    objectStorageRateLimited,
    objectStorageGeneralFailure,
    objectStorageUnavailable,
  ],
};
