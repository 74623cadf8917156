// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import type { Answer } from "../../core/answer.js";
import type { Call } from "../../core/call.js";
import type { CallOptions } from "../../core/options.js";
import { Resource } from "../../core/resource.js";
import type { Problem, ZoneListResponse } from "../models.js";
import { listRoute } from "../routes/object-storage-zones.js";

/** The response of `objectStorage.zones.list`: its success, or one of its declared errors. `status` says which. */
export type ObjectStorageZonesListAnswer = Answer<200, ZoneListResponse> | Answer<401 | 429 | 500 | 503, Problem>;

/** Regions where services can be hosted. */
export class ObjectStorageZones extends Resource {
  /**
   * List zones.
   *
   * Lists the zones of all regions. Regions say which zones' private networks reach their services.
   *
   * @param options options of this call
   * @returns All zones.
   * @throws {@link UnauthorizedError} 401: The request has no credentials, or they are wrong or revoked.
   * @throws {@link RateLimitedError} 429: The caller sent more requests within a minute than the server allows; or wrong
   * credentials came too often from its network or for its account; or too many passwords are waiting to be checked, or
   * too many large responses to be sent. How much is allowed is set by the server's operator.
   * @throws {@link ServerError} 500: The server failed. Bad input never causes this error.
   * @throws {@link ServerError} 503: The server cannot reach its database, or the database cannot handle the request:
   * its disk is full or broken, or it is busy. Or the response would be larger than the server sends, which the title
   * says.
   * @example
   * // List the zones
   * const answer = await cloud.objectStorage.zones.list();
   * @see UpCloud Go client: GetZones, which Terraform's data sources and upctl call (stable, `GET /1.3/zone`)
   */
  list(options?: CallOptions): Call<ZoneListResponse, ObjectStorageZonesListAnswer> {
    return this.transport.call(listRoute, {}, options);
  }
}
