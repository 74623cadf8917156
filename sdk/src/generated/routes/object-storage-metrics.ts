// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import { offsetPaging } from "../../core/paging/offset-paging.js";
import type { PagedRoute, Route } from "../../core/route.js";
import {
  objectStorageAuthenticationFailed,
  objectStorageGeneralFailure,
  objectStorageInvalidRequest,
  objectStorageRateLimited,
  objectStorageResourceNotFound,
  objectStorageUnavailable,
} from "../errors.js";

/** Read a service's metrics. */
export const getRoute: Route = {
  id: "objectStorage.metrics.get",
  method: "GET",
  path: "/1.3/object-storage-2/:service_uuid/metrics",
  status: 200,
  errors: [
    objectStorageAuthenticationFailed,
    objectStorageResourceNotFound,
    objectStorageRateLimited,
    objectStorageGeneralFailure,
    objectStorageUnavailable,
  ],
};

/** List a service's metrics over time. */
export const listSeriesRoute: PagedRoute = {
  id: "objectStorage.metrics.listSeries",
  method: "GET",
  path: "/1.3/object-storage-2/:service_uuid/metrics/series",
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
