// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import type { Answer } from "../../core/answer.js";
import type { Call } from "../../core/call.js";
import type { CallOptions } from "../../core/options.js";
import { Resource } from "../../core/resource.js";
import type { AccountResponse, Problem } from "../models.js";
import { getRoute } from "../routes/object-storage-account.js";

/** The response of `objectStorage.account.get`: its success, or one of its declared errors. `status` says which. */
export type ObjectStorageAccountGetAnswer = Answer<200, AccountResponse> | Answer<401 | 429 | 500 | 503, Problem>;

/** The account that owns the services, and whose credentials every call needs. */
export class ObjectStorageAccount extends Resource {
  /**
   * Read the account.
   *
   * Reads the account whose credentials the request carries. Clients use it to check credentials. It works without
   * credits too.
   *
   * @param options options of this call
   * @returns The account.
   * @throws {@link UnauthorizedError} 401: The request has no credentials, or they are wrong or revoked.
   * @throws {@link RateLimitedError} 429: The caller sent more requests within a minute than the server allows; or wrong
   * credentials came too often from its network or for its account; or too many passwords are waiting to be checked, or
   * too many large responses to be sent. How much is allowed is set by the server's operator.
   * @throws {@link ServerError} 500: The server failed. Bad input never causes this error.
   * @throws {@link ServerError} 503: The server cannot reach its database, or the database cannot handle the request:
   * its disk is full or broken, or it is busy. Or the response would be larger than the server sends, which the title
   * says.
   * @example
   * // Read an account with unlimited credits
   * const answer = await cloud.objectStorage.account.get();
   * @see UpCloud Go client: GetAccount, which the Terraform provider calls (stable, `GET /1.3/account`)
   */
  get(options?: CallOptions): Call<AccountResponse, ObjectStorageAccountGetAnswer> {
    return this.transport.call(getRoute, {}, options);
  }
}
