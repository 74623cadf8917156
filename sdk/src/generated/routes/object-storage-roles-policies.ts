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

/** List the policies attached to a role. */
export const listRoute: Route = {
  id: "objectStorage.roles.policies.list",
  method: "GET",
  path: "/1.3/object-storage-2/:service_uuid/roles/:role_name/policies",
  status: 200,
  errors: [
    objectStorageAuthenticationFailed,
    objectStorageResourceNotFound,
    objectStorageRateLimited,
    objectStorageGeneralFailure,
    objectStorageUnavailable,
  ],
};

/** Attach a policy to a role. */
export const attachRoute: Route = {
  id: "objectStorage.roles.policies.attach",
  method: "POST",
  path: "/1.3/object-storage-2/:service_uuid/roles/:role_name/policies",
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

/** Detach a policy from a role. */
export const detachRoute: Route = {
  id: "objectStorage.roles.policies.detach",
  method: "DELETE",
  path: "/1.3/object-storage-2/:service_uuid/roles/:role_name/policies/:policy_name",
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
