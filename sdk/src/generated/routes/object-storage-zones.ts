// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import type { Route } from "../../core/route.js";
import {
  objectStorageAuthenticationFailed,
  objectStorageGeneralFailure,
  objectStorageRateLimited,
  objectStorageUnavailable,
} from "../errors.js";

/** List zones. */
export const listRoute: Route = {
  id: "objectStorage.zones.list",
  method: "GET",
  path: "/1.3/zone",
  status: 200,
  errors: [
    objectStorageAuthenticationFailed,
    objectStorageRateLimited,
    objectStorageGeneralFailure,
    objectStorageUnavailable,
  ],
};
