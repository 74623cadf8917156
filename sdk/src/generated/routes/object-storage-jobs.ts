// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import type { Route } from "../../core/route.js";
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
  objectStorageTooLarge,
  objectStorageUnavailable,
} from "../errors.js";

/** Create a copy job. */
export const createRoute: Route = {
  id: "objectStorage.jobs.create",
  method: "POST",
  path: "/1.3/object-storage-2/jobs",
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

/** List jobs. */
export const listRoute: Route = {
  id: "objectStorage.jobs.list",
  method: "GET",
  path: "/1.3/object-storage-2/jobs",
  status: 200,
  errors: [
    objectStorageAuthenticationFailed,
    objectStorageRateLimited,
    objectStorageGeneralFailure,
    objectStorageUnavailable,
  ],
};

/** Read a job. */
export const getRoute: Route = {
  id: "objectStorage.jobs.get",
  method: "GET",
  path: "/1.3/object-storage-2/jobs/:job_uuid",
  status: 200,
  errors: [
    objectStorageAuthenticationFailed,
    objectStorageResourceNotFound,
    objectStorageRateLimited,
    objectStorageGeneralFailure,
    objectStorageUnavailable,
  ],
};

/** Cancel a job. */
export const cancelRoute: Route = {
  id: "objectStorage.jobs.cancel",
  method: "DELETE",
  path: "/1.3/object-storage-2/jobs/:job_uuid",
  status: 204,
  answer: "none",
  errors: [
    objectStorageInvalidRequest,
    objectStorageAuthenticationFailed,
    objectStorageResourceNotFound,
    objectStorageRateLimited,
    objectStorageGeneralFailure,
    objectStorageUnavailable,
  ],
};

/** Waits until a job is completed. If the job failed or was canceled, an error with the job is thrown. */
export const waitUntilFinishedWaiter: Waiter = {
  id: "objectStorage.jobs.waitUntilFinished",
  state: "operational_state",
  success: ["completed"],
  failure: ["failed", "canceled"],
};
