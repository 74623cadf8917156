// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import type { Route } from "../../core/route.js";
import {
  objectStorageAuthenticationFailed,
  objectStorageGeneralFailure,
  objectStorageRateLimited,
  objectStorageResourceNotFound,
  objectStorageUnavailable,
} from "../errors.js";

/** List all domains of a service. */
export const listRoute: Route = {
  id: "objectStorage.domains.list",
  method: "GET",
  path: "/1.3/object-storage-2/:service_uuid/domains",
  status: 200,
  errors: [
    objectStorageAuthenticationFailed,
    objectStorageResourceNotFound,
    objectStorageRateLimited,
    objectStorageGeneralFailure,
    objectStorageUnavailable,
  ],
};
