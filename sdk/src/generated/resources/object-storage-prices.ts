// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import type { Answer } from "../../core/answer.js";
import type { Call } from "../../core/call.js";
import type { CallOptions } from "../../core/options.js";
import { Resource } from "../../core/resource.js";
import type { PriceListResponse, Problem } from "../models.js";
import { listRoute } from "../routes/object-storage-prices.js";

/** The response of `objectStorage.prices.list`: its success, or one of its declared errors. `status` says which. */
export type ObjectStoragePricesListAnswer = Answer<200, PriceListResponse> | Answer<401 | 429 | 500 | 503, Problem>;

/** The account that owns the services, and whose credentials every call needs. */
export class ObjectStoragePrices extends Resource {
  /**
   * List prices.
   *
   * Lists the zones without any prices: this server charges nothing. Clients that read prices find none.
   *
   * @param options options of this call
   * @returns The prices of all zones.
   * @throws {@link UnauthorizedError} 401: The request has no credentials, or they are wrong or revoked.
   * @throws {@link RateLimitedError} 429: The caller sent more requests within a minute than the server allows; or wrong
   * credentials came too often from its network or for its account; or too many passwords are waiting to be checked, or
   * too many large responses to be sent. How much is allowed is set by the server's operator.
   * @throws {@link ServerError} 500: The server failed. Bad input never causes this error.
   * @throws {@link ServerError} 503: The server cannot reach its database, or the database cannot handle the request:
   * its disk is full or broken, or it is busy. Or the response would be larger than the server sends, which the title
   * says.
   * @example
   * // List the prices
   * const answer = await cloud.objectStorage.prices.list();
   * @see UpCloud Go client: GetPriceZones; the Python client has the same (stable, `GET /1.3/price`)
   */
  list(options?: CallOptions): Call<PriceListResponse, ObjectStoragePricesListAnswer> {
    return this.transport.call(listRoute, {}, options);
  }
}
