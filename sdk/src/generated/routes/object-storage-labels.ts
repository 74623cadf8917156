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

/** Add a label. */
export const createRoute: Route = {
  id: "objectStorage.labels.create",
  method: "POST",
  path: "/1.3/object-storage-2/:service_uuid/labels",
  headers: { idempotencyKey: "idempotency-key" },
  body: "argument",
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

/** List labels. */
export const listRoute: Route = {
  id: "objectStorage.labels.list",
  method: "GET",
  path: "/1.3/object-storage-2/:service_uuid/labels",
  status: 200,
  errors: [
    objectStorageAuthenticationFailed,
    objectStorageResourceNotFound,
    objectStorageRateLimited,
    objectStorageGeneralFailure,
    objectStorageUnavailable,
  ],
};

/** Read a label. */
export const getRoute: Route = {
  id: "objectStorage.labels.get",
  method: "GET",
  path: "/1.3/object-storage-2/:service_uuid/labels/:label_key",
  status: 200,
  errors: [
    objectStorageAuthenticationFailed,
    objectStorageResourceNotFound,
    objectStorageRateLimited,
    objectStorageGeneralFailure,
    objectStorageUnavailable,
  ],
};

/** Change a label. */
export const modifyRoute: Route = {
  id: "objectStorage.labels.modify",
  method: "PATCH",
  path: "/1.3/object-storage-2/:service_uuid/labels/:label_key",
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

/** Remove a label. */
export const deleteRoute: Route = {
  id: "objectStorage.labels.delete",
  method: "DELETE",
  path: "/1.3/object-storage-2/:service_uuid/labels/:label_key",
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
