// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import type { Answer } from "../../core/answer.js";
import type { Call } from "../../core/call.js";
import type { CallOptions } from "../../core/options.js";
import { Resource } from "../../core/resource.js";
import type { Problem, RegionDetailResponse, RegionListResponse } from "../models.js";
import { getRoute, listRoute } from "../routes/object-storage-regions.js";

/** The response of `objectStorage.regions.list`: its success, or one of its declared errors. `status` says which. */
export type ObjectStorageRegionsListAnswer = Answer<200, RegionListResponse> | Answer<401 | 429 | 500 | 503, Problem>;

/** The response of `objectStorage.regions.get`: its success, or one of its declared errors. `status` says which. */
export type ObjectStorageRegionsGetAnswer =
  | Answer<200, RegionDetailResponse>
  | Answer<401 | 404 | 429 | 500 | 503, Problem>;

/**
 * Regions where services can be hosted.
 *
 * Methods: `list`, `get`.
 */
export class ObjectStorageRegions extends Resource {
  /**
   * List regions.
   *
   * Lists every region that can host a service, with the zones whose private networks can reach it.
   *
   * @param options options of this call
   * @returns All regions.
   * @example
   * // List the regions
   * const answer = await cloud.objectStorage.regions.list();
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#list-regions List regions} (stable, `GET
   * /1.3/object-storage-2/regions`)
   */
  list(options?: CallOptions): Call<RegionListResponse, ObjectStorageRegionsListAnswer> {
    return this.transport.call(listRoute, {}, options);
  }

  /**
   * Read a region.
   *
   * Reads one region by its name.
   *
   * @param regionName Name of the region.
   * @param options options of this call
   * @returns The region.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Read a region
   * const answer = await cloud.objectStorage.regions.get("europe-2");
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#get-region-details Get region details}
   * (stable, `GET /1.3/object-storage-2/regions/:region_name`)
   */
  get(regionName: string, options?: CallOptions): Call<RegionDetailResponse, ObjectStorageRegionsGetAnswer> {
    return this.transport.call(getRoute, { path: [regionName] }, options);
  }
}
