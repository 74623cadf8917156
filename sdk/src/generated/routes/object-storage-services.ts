// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import { offsetPaging } from "../../core/paging/offset-paging.js";
import type { PagedRoute, Route } from "../../core/route.js";
import type { Waiter } from "../../core/waiting/waiter.js";
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

/** Create a service. */
export const createRoute: Route = {
  id: "objectStorage.services.create",
  method: "POST",
  path: "/1.3/object-storage-2",
  headers: { idempotencyKey: "idempotency-key" },
  body: "argument",
  status: 201,
  errors: [
    objectStorageInvalidRequest,
    objectStorageAuthenticationFailed,
    objectStorageInsufficientCredits,
    objectStorageIdempotencyInFlight,
    objectStorageIdempotencyAnswerNotKept,
    objectStorageTooLarge,
    objectStorageIdempotencyKeyReused,
    objectStorageRateLimited,
    objectStorageGeneralFailure,
    objectStorageUnavailable,
  ],
};

/** List services. */
export const listRoute: PagedRoute = {
  id: "objectStorage.services.list",
  method: "GET",
  path: "/1.3/object-storage-2",
  query: [],
  status: 200,
  pages: offsetPaging,
  errors: [
    objectStorageInvalidRequest,
    objectStorageAuthenticationFailed,
    objectStorageRateLimited,
    objectStorageGeneralFailure,
    objectStorageUnavailable,
  ],
};

/** Read a service. */
export const getRoute: Route = {
  id: "objectStorage.services.get",
  method: "GET",
  path: "/1.3/object-storage-2/:service_uuid",
  status: 200,
  errors: [
    objectStorageAuthenticationFailed,
    objectStorageResourceNotFound,
    objectStorageRateLimited,
    objectStorageGeneralFailure,
    objectStorageUnavailable,
  ],
};

/** Replace a service's settings. */
export const replaceRoute: Route = {
  id: "objectStorage.services.replace",
  method: "PUT",
  path: "/1.3/object-storage-2/:service_uuid",
  body: "argument",
  status: 200,
  errors: [
    objectStorageServiceError,
    objectStorageInvalidRequest,
    objectStorageAuthenticationFailed,
    objectStorageInsufficientCredits,
    objectStorageResourceNotFound,
    objectStorageTooLarge,
    objectStorageRateLimited,
    objectStorageGeneralFailure,
    objectStorageUnavailable,
  ],
};

/** Change a service's settings. */
export const modifyRoute: Route = {
  id: "objectStorage.services.modify",
  method: "PATCH",
  path: "/1.3/object-storage-2/:service_uuid",
  headers: { idempotencyKey: "idempotency-key" },
  body: "argument",
  status: 200,
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

/** Delete a service. */
export const deleteRoute: Route = {
  id: "objectStorage.services.delete",
  method: "DELETE",
  path: "/1.3/object-storage-2/:service_uuid",
  query: [],
  status: 204,
  answer: "none",
  errors: [
    objectStorageServiceError,
    objectStorageInvalidRequest,
    objectStorageAuthenticationFailed,
    objectStorageResourceNotFound,
    objectStorageRateLimited,
    objectStorageGeneralFailure,
    objectStorageUnavailable,
  ],
};

/** Waits until a service runs. Its configured status must be `started`: a service that should stop never gets there. */
export const waitUntilRunningWaiter: Waiter = {
  id: "objectStorage.services.waitUntilRunning",
  state: "operational_state",
  success: ["running"],
  failure: [
    "delete-private-endpoint",
    "delete-public-endpoint",
    "delete-buckets",
    "delete-iam",
    "delete-namespace",
    "delete-dns",
    "delete-tls",
    "delete-network",
    "delete-service",
  ],
};

/**
 * Waits until a service has stopped. Its configured status must be `stopped`: a service that should run never gets
 * there.
 */
export const waitUntilStoppedWaiter: Waiter = {
  id: "objectStorage.services.waitUntilStopped",
  state: "operational_state",
  success: ["stopped"],
  failure: [
    "delete-private-endpoint",
    "delete-public-endpoint",
    "delete-buckets",
    "delete-iam",
    "delete-namespace",
    "delete-dns",
    "delete-tls",
    "delete-network",
    "delete-service",
  ],
};

/** Waits until a service no longer exists. */
export const waitUntilDeletedWaiter: Waiter = {
  id: "objectStorage.services.waitUntilDeleted",
  state: "operational_state",
  success: [],
  failure: [],
  untilGone: true,
};
