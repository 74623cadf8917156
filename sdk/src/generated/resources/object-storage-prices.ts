// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import type { Answer } from "../../core/answer.js";
import type { Call } from "../../core/call.js";
import type { CallOptions } from "../../core/options.js";
import { Resource } from "../../core/resource.js";
import type { PriceListResponse, Problem } from "../models.js";
import { listRoute } from "../routes/object-storage-prices.js";

/** The response of `objectStorage.prices.list`: its success, or one of its declared errors. `status` says which. */
export type ObjectStoragePricesListAnswer = Answer<200, PriceListResponse> | Answer<401 | 429 | 500 | 503, Problem>;

/**
 * The account that owns the services, and whose credentials every call needs.
 *
 * Methods: `list`.
 */
export class ObjectStoragePrices extends Resource {
  /**
   * List prices.
   *
   * Lists the zones without any prices: this server charges nothing. Clients that read prices find none.
   *
   * @param options options of this call
   * @returns The prices of all zones.
   * @example
   * // List the prices
   * const answer = await cloud.objectStorage.prices.list();
   * @see UpCloud Go client: GetPriceZones; the Python client has the same (stable, `GET /1.3/price`)
   */
  list(options?: CallOptions): Call<PriceListResponse, ObjectStoragePricesListAnswer> {
    return this.transport.call(listRoute, {}, options);
  }
}
