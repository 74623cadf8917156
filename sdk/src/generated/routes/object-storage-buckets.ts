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
  objectStorageInvalidRequest,
  objectStorageRateLimited,
  objectStorageResourceNotFound,
  objectStorageServiceError,
  objectStorageTooLarge,
  objectStorageUnavailable,
} from "../errors.js";

/** Create a bucket. */
export const createRoute: Route = {
  id: "objectStorage.buckets.create",
  method: "POST",
  path: "/1.3/object-storage-2/:service_uuid/buckets",
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

/** List buckets and their metrics. */
export const listRoute: PagedRoute = {
  id: "objectStorage.buckets.list",
  method: "GET",
  path: "/1.3/object-storage-2/:service_uuid/buckets",
  query: [],
  status: 200,
  pages: offsetPaging,
  errors: [
    objectStorageInvalidRequest,
    objectStorageAuthenticationFailed,
    objectStorageResourceNotFound,
    objectStorageRateLimited,
    objectStorageGeneralFailure,
    objectStorageUnavailable,
  ],
};

/** Delete a bucket with all objects. */
export const deleteRoute: Route = {
  id: "objectStorage.buckets.delete",
  method: "DELETE",
  path: "/1.3/object-storage-2/:service_uuid/buckets/:bucket_name",
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

/** Waits until a bucket is cleaned up and has left the list. Its name is free then. */
export const waitUntilDeletedWaiter: Waiter = {
  id: "objectStorage.buckets.waitUntilDeleted",
  state: "deleted",
  success: [],
  failure: [],
  untilGone: true,
};
