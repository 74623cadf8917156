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

/** Add an inline policy to a role. */
export const createRoute: Route = {
  id: "objectStorage.roles.inlinePolicies.create",
  method: "POST",
  path: "/1.3/object-storage-2/:service_uuid/roles/:role_name/inline-policies",
  headers: { idempotencyKey: "idempotency-key" },
  body: "argument",
  documents: ["document"],
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

/** List the inline policies of a role. */
export const listRoute: Route = {
  id: "objectStorage.roles.inlinePolicies.list",
  method: "GET",
  path: "/1.3/object-storage-2/:service_uuid/roles/:role_name/inline-policies",
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

/** Read an inline policy of a role. */
export const getRoute: Route = {
  id: "objectStorage.roles.inlinePolicies.get",
  method: "GET",
  path: "/1.3/object-storage-2/:service_uuid/roles/:role_name/inline-policies/:policy_name",
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

/** Delete an inline policy of a role. */
export const deleteRoute: Route = {
  id: "objectStorage.roles.inlinePolicies.delete",
  method: "DELETE",
  path: "/1.3/object-storage-2/:service_uuid/roles/:role_name/inline-policies/:policy_name",
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
