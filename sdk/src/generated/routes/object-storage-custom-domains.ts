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

/** Attach a custom domain. */
export const createRoute: Route = {
  id: "objectStorage.customDomains.create",
  method: "POST",
  path: "/1.3/object-storage-2/:service_uuid/custom-domains",
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

/** List custom domains. */
export const listRoute: Route = {
  id: "objectStorage.customDomains.list",
  method: "GET",
  path: "/1.3/object-storage-2/:service_uuid/custom-domains",
  status: 200,
  errors: [
    objectStorageAuthenticationFailed,
    objectStorageResourceNotFound,
    objectStorageRateLimited,
    objectStorageGeneralFailure,
    objectStorageUnavailable,
  ],
};

/** Read a custom domain. */
export const getRoute: Route = {
  id: "objectStorage.customDomains.get",
  method: "GET",
  path: "/1.3/object-storage-2/:service_uuid/custom-domains/:domain_name",
  status: 200,
  errors: [
    objectStorageAuthenticationFailed,
    objectStorageResourceNotFound,
    objectStorageRateLimited,
    objectStorageGeneralFailure,
    objectStorageUnavailable,
  ],
};

/** Rename a custom domain. */
export const modifyRoute: Route = {
  id: "objectStorage.customDomains.modify",
  method: "PATCH",
  path: "/1.3/object-storage-2/:service_uuid/custom-domains/:domain_name",
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

/** Detach a custom domain. */
export const deleteRoute: Route = {
  id: "objectStorage.customDomains.delete",
  method: "DELETE",
  path: "/1.3/object-storage-2/:service_uuid/custom-domains/:domain_name",
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
