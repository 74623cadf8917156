// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import type { Answer } from "../../core/answer.js";
import type { Call } from "../../core/call.js";
import type { CallOptions } from "../../core/options.js";
import { Resource } from "../../core/resource.js";
import type { Problem, ZoneListResponse } from "../models.js";
import { listRoute } from "../routes/object-storage-zones.js";

/** The response of `objectStorage.zones.list`: its success, or one of its declared errors. `status` says which. */
export type ObjectStorageZonesListAnswer = Answer<200, ZoneListResponse> | Answer<401 | 429 | 500 | 503, Problem>;

/**
 * Regions where services can be hosted.
 *
 * Methods: `list`.
 */
export class ObjectStorageZones extends Resource {
  /**
   * List zones.
   *
   * Lists the zones of all regions. Regions say which zones' private networks reach their services.
   *
   * @param options options of this call
   * @returns All zones.
   * @example
   * // List the zones
   * const answer = await cloud.objectStorage.zones.list();
   * @see UpCloud Go client: GetZones, which Terraform's data sources and upctl call (stable, `GET /1.3/zone`)
   */
  list(options?: CallOptions): Call<ZoneListResponse, ObjectStorageZonesListAnswer> {
    return this.transport.call(listRoute, {}, options);
  }
}
