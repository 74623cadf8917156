// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import type { Route } from "../../core/route.js";
import {
  objectStorageAuthenticationFailed,
  objectStorageGeneralFailure,
  objectStorageIdempotencyAnswerNotKept,
  objectStorageIdempotencyInFlight,
  objectStorageIdempotencyKeyReused,
  objectStorageInsufficientCredits,
  objectStorageInvalidRequest,
  objectStorageRateLimited,
  objectStorageResourceNotFound,
  objectStorageServiceError,
  objectStorageTooLarge,
  objectStorageUnavailable,
} from "../errors.js";

/** Create a policy. */
export const createRoute: Route = {
  id: "objectStorage.policies.create",
  method: "POST",
  path: "/1.3/object-storage-2/:service_uuid/policies",
  headers: { idempotencyKey: "idempotency-key" },
  body: "argument",
  documents: ["document"],
  status: 201,
  errors: [
    objectStorageServiceError,
    objectStorageInvalidRequest,
    objectStorageAuthenticationFailed,
    objectStorageInsufficientCredits,
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

/** List policies. */
export const listRoute: Route = {
  id: "objectStorage.policies.list",
  method: "GET",
  path: "/1.3/object-storage-2/:service_uuid/policies",
  status: 200,
  errors: [
    objectStorageAuthenticationFailed,
    objectStorageResourceNotFound,
    objectStorageRateLimited,
    objectStorageGeneralFailure,
    objectStorageUnavailable,
  ],
};

/** Read a policy. */
export const getRoute: Route = {
  id: "objectStorage.policies.get",
  method: "GET",
  path: "/1.3/object-storage-2/:service_uuid/policies/:policy_name",
  status: 200,
  errors: [
    objectStorageAuthenticationFailed,
    objectStorageResourceNotFound,
    objectStorageRateLimited,
    objectStorageGeneralFailure,
    objectStorageUnavailable,
  ],
};

/** Choose the default version of a policy. */
export const setDefaultVersionRoute: Route = {
  id: "objectStorage.policies.setDefaultVersion",
  method: "PATCH",
  path: "/1.3/object-storage-2/:service_uuid/policies/:policy_name",
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

/** Delete a policy. */
export const deleteRoute: Route = {
  id: "objectStorage.policies.delete",
  method: "DELETE",
  path: "/1.3/object-storage-2/:service_uuid/policies/:policy_name",
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
