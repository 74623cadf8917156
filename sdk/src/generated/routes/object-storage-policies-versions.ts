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

/** Add a version to a policy. */
export const createRoute: Route = {
  id: "objectStorage.policies.versions.create",
  method: "POST",
  path: "/1.3/object-storage-2/:service_uuid/policies/:policy_name/versions",
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

/** List the versions of a policy. */
export const listRoute: Route = {
  id: "objectStorage.policies.versions.list",
  method: "GET",
  path: "/1.3/object-storage-2/:service_uuid/policies/:policy_name/versions",
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

/** Read a version of a policy. */
export const getRoute: Route = {
  id: "objectStorage.policies.versions.get",
  method: "GET",
  path: "/1.3/object-storage-2/:service_uuid/policies/:policy_name/versions/:policy_version",
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

/** Delete a version of a policy. */
export const deleteRoute: Route = {
  id: "objectStorage.policies.versions.delete",
  method: "DELETE",
  path: "/1.3/object-storage-2/:service_uuid/policies/:policy_name/versions/:policy_version",
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
