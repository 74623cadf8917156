// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import type { Route } from "../../core/route.js";
import {
  objectStorageAuthenticationFailed,
  objectStorageGeneralFailure,
  objectStorageRateLimited,
  objectStorageUnavailable,
} from "../errors.js";

/** Read the account. */
export const getRoute: Route = {
  id: "objectStorage.account.get",
  method: "GET",
  path: "/1.3/account",
  status: 200,
  errors: [
    objectStorageAuthenticationFailed,
    objectStorageRateLimited,
    objectStorageGeneralFailure,
    objectStorageUnavailable,
  ],
};
