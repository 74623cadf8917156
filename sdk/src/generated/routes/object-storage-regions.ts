// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import type { Route } from "../../core/route.js";
import {
  objectStorageAuthenticationFailed,
  objectStorageGeneralFailure,
  objectStorageRateLimited,
  objectStorageResourceNotFound,
  objectStorageUnavailable,
} from "../errors.js";

/** List regions. */
export const listRoute: Route = {
  id: "objectStorage.regions.list",
  method: "GET",
  path: "/1.3/object-storage-2/regions",
  status: 200,
  errors: [
    objectStorageAuthenticationFailed,
    objectStorageRateLimited,
    objectStorageGeneralFailure,
    objectStorageUnavailable,
  ],
};

/** Read a region. */
export const getRoute: Route = {
  id: "objectStorage.regions.get",
  method: "GET",
  path: "/1.3/object-storage-2/regions/:region_name",
  status: 200,
  errors: [
    objectStorageAuthenticationFailed,
    objectStorageResourceNotFound,
    objectStorageRateLimited,
    objectStorageGeneralFailure,
    objectStorageUnavailable,
  ],
};
