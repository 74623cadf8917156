// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import type { Route } from "../../core/route.js";
import {
  objectStorageAuthenticationFailed,
  objectStorageConflict,
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

/** Configure a static website. */
export const createRoute: Route = {
  id: "objectStorage.staticWebsites.create",
  method: "POST",
  path: "/1.3/object-storage-2/:service_uuid/static-websites",
  headers: { idempotencyKey: "idempotency-key" },
  body: "argument",
  status: 201,
  errors: [
    objectStorageServiceError,
    objectStorageInvalidRequest,
    objectStorageAuthenticationFailed,
    objectStorageResourceNotFound,
    objectStorageConflict,
    objectStorageIdempotencyInFlight,
    objectStorageIdempotencyAnswerNotKept,
    objectStorageTooLarge,
    objectStorageIdempotencyKeyReused,
    objectStorageRateLimited,
    objectStorageGeneralFailure,
    objectStorageUnavailable,
  ],
};

/** List static websites. */
export const listRoute: Route = {
  id: "objectStorage.staticWebsites.list",
  method: "GET",
  path: "/1.3/object-storage-2/:service_uuid/static-websites",
  status: 200,
  errors: [
    objectStorageAuthenticationFailed,
    objectStorageResourceNotFound,
    objectStorageRateLimited,
    objectStorageGeneralFailure,
    objectStorageUnavailable,
  ],
};

/** Read a static website. */
export const getRoute: Route = {
  id: "objectStorage.staticWebsites.get",
  method: "GET",
  path: "/1.3/object-storage-2/:service_uuid/static-websites/:domain_name",
  status: 200,
  errors: [
    objectStorageAuthenticationFailed,
    objectStorageResourceNotFound,
    objectStorageRateLimited,
    objectStorageGeneralFailure,
    objectStorageUnavailable,
  ],
};

/** Change a static website. */
export const modifyRoute: Route = {
  id: "objectStorage.staticWebsites.modify",
  method: "PATCH",
  path: "/1.3/object-storage-2/:service_uuid/static-websites/:domain_name",
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

/** Remove a static website. */
export const deleteRoute: Route = {
  id: "objectStorage.staticWebsites.delete",
  method: "DELETE",
  path: "/1.3/object-storage-2/:service_uuid/static-websites/:domain_name",
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
