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
  objectStorageUnavailable,
} from "../errors.js";

/** Add a user to a group. */
export const attachRoute: Route = {
  id: "objectStorage.groups.users.attach",
  method: "POST",
  path: "/1.3/object-storage-2/:service_uuid/groups/:group_name/users/:username",
  headers: { idempotencyKey: "idempotency-key" },
  status: 204,
  answer: "none",
  errors: [
    objectStorageInvalidRequest,
    objectStorageServiceError,
    objectStorageAuthenticationFailed,
    objectStorageResourceNotFound,
    objectStorageIdempotencyInFlight,
    objectStorageIdempotencyAnswerNotKept,
    objectStorageIdempotencyKeyReused,
    objectStorageRateLimited,
    objectStorageGeneralFailure,
    objectStorageUnavailable,
  ],
};

/** Remove a user from a group. */
export const removeRoute: Route = {
  id: "objectStorage.groups.users.remove",
  method: "DELETE",
  path: "/1.3/object-storage-2/:service_uuid/groups/:group_name/users/:username",
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
