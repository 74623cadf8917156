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

/** List the policies attached to a user. */
export const listRoute: Route = {
  id: "objectStorage.users.policies.list",
  method: "GET",
  path: "/1.3/object-storage-2/:service_uuid/users/:username/policies",
  status: 200,
  errors: [
    objectStorageAuthenticationFailed,
    objectStorageResourceNotFound,
    objectStorageRateLimited,
    objectStorageGeneralFailure,
    objectStorageUnavailable,
  ],
};

/** Attach a policy to a user. */
export const attachRoute: Route = {
  id: "objectStorage.users.policies.attach",
  method: "POST",
  path: "/1.3/object-storage-2/:service_uuid/users/:username/policies",
  headers: { idempotencyKey: "idempotency-key" },
  body: "argument",
  status: 204,
  answer: "none",
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

/** Detach a policy from a user. */
export const detachRoute: Route = {
  id: "objectStorage.users.policies.detach",
  method: "DELETE",
  path: "/1.3/object-storage-2/:service_uuid/users/:username/policies/:policy_name",
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
