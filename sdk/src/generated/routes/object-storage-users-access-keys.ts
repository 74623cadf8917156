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

/** Create an access key. */
export const createRoute: Route = {
  id: "objectStorage.users.accessKeys.create",
  method: "POST",
  path: "/1.3/object-storage-2/:service_uuid/users/:username/access-keys",
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

/** List access keys. */
export const listRoute: Route = {
  id: "objectStorage.users.accessKeys.list",
  method: "GET",
  path: "/1.3/object-storage-2/:service_uuid/users/:username/access-keys",
  status: 200,
  errors: [
    objectStorageAuthenticationFailed,
    objectStorageResourceNotFound,
    objectStorageRateLimited,
    objectStorageGeneralFailure,
    objectStorageUnavailable,
  ],
};

/** Read an access key. */
export const getRoute: Route = {
  id: "objectStorage.users.accessKeys.get",
  method: "GET",
  path: "/1.3/object-storage-2/:service_uuid/users/:username/access-keys/:access_key_id",
  status: 200,
  errors: [
    objectStorageAuthenticationFailed,
    objectStorageResourceNotFound,
    objectStorageRateLimited,
    objectStorageGeneralFailure,
    objectStorageUnavailable,
  ],
};

/** Activate or deactivate an access key. */
export const modifyRoute: Route = {
  id: "objectStorage.users.accessKeys.modify",
  method: "PATCH",
  path: "/1.3/object-storage-2/:service_uuid/users/:username/access-keys/:access_key_id",
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

/** Delete an access key. */
export const deleteRoute: Route = {
  id: "objectStorage.users.accessKeys.delete",
  method: "DELETE",
  path: "/1.3/object-storage-2/:service_uuid/users/:username/access-keys/:access_key_id",
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
