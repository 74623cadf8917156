// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import type { Answer } from "../../core/answer.js";
import type { Call } from "../../core/call.js";
import type { CallOptions } from "../../core/options.js";
import type { PagedCall } from "../../core/paging/paged-call.js";
import { Resource } from "../../core/resource.js";
import type {
  MetricsSeriesListResponse,
  MetricsSeriesPoint,
  MetricsUsageResponse,
  ObjectStorageMetricsListSeriesQuery,
  Problem,
} from "../models.js";
import { getRoute, listSeriesRoute } from "../routes/object-storage-metrics.js";

/** The response of `objectStorage.metrics.get`: its success, or one of its declared errors. `status` says which. */
export type ObjectStorageMetricsGetAnswer =
  | Answer<200, MetricsUsageResponse>
  | Answer<401 | 404 | 429 | 500 | 503, Problem>;

/** The response of `objectStorage.metrics.listSeries`: its success, or one of its declared errors. `status` says which. */
export type ObjectStorageMetricsListSeriesAnswer =
  | Answer<200, MetricsSeriesListResponse>
  | Answer<400 | 401 | 404 | 429 | 500 | 503, Problem>;

/**
 * How much a service stores, now and over time.
 *
 * Methods: `get`, `listSeries`.
 */
export class ObjectStorageMetrics extends Resource {
  /**
   * Read a service's metrics.
   *
   * Returns the number of objects in all buckets of a service, and their total size.
   *
   * @param serviceUuid UUID of the service.
   * @param options options of this call
   * @returns The service's metrics.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Read the metrics
   * const answer = await cloud.objectStorage.metrics.get("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35");
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#get-service-metrics Get service metrics}
   * (stable, `GET /1.3/object-storage-2/:service_uuid/metrics`)
   */
  get(serviceUuid: string, options?: CallOptions): Call<MetricsUsageResponse, ObjectStorageMetricsGetAnswer> {
    return this.transport.call(getRoute, { path: [serviceUuid] }, options);
  }

  /**
   * List a service's metrics over time.
   *
   * Splits a time range into full intervals, and returns for each the traffic within it and the storage at its end.
   * Without parameters, these are the latest ten hours, newest first. Intervals without traffic are listed too, starting
   * with the service's creation.
   *
   * @param serviceUuid UUID of the service.
   * @param query what to look for
   * @param options options of this call
   * @returns One page of intervals.
   * @throws {@link BadRequestError} 400: Fields of the request are missing, malformed, out of bounds or in conflict with
   * stored data. `invalid_params` names each of them.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Read one day as two intervals
   * for await (const item of cloud.objectStorage.metrics.listSeries("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", {
   *   from: "2026-03-01T00:00:00Z",
   *   to: "2026-03-02T00:00:00Z",
   *   interval: "12h",
   *   sort: "start_at",
   *   limit: 2,
   * })) {
   *   console.log(item);
   * }
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#list-service-metrics-series List service
   * metrics series} (stable, `GET /1.3/object-storage-2/:service_uuid/metrics/series`)
   */
  listSeries(
    serviceUuid: string,
    query: ObjectStorageMetricsListSeriesQuery = {},
    options?: CallOptions,
  ): PagedCall<MetricsSeriesPoint, MetricsSeriesListResponse, ObjectStorageMetricsListSeriesAnswer> {
    return this.transport.pages(listSeriesRoute, { path: [serviceUuid], query }, options);
  }
}
