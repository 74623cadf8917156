// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import type { Answer } from "../../core/answer.js";
import type { Call } from "../../core/call.js";
import type { CallOptions } from "../../core/options.js";
import { Resource } from "../../core/resource.js";
import type { AccountResponse, Problem } from "../models.js";
import { getRoute } from "../routes/object-storage-account.js";

/** The response of `objectStorage.account.get`: its success, or one of its declared errors. `status` says which. */
export type ObjectStorageAccountGetAnswer = Answer<200, AccountResponse> | Answer<401 | 429 | 500 | 503, Problem>;

/**
 * The account that owns the services, and whose credentials every call needs.
 *
 * Methods: `get`.
 */
export class ObjectStorageAccount extends Resource {
  /**
   * Read the account.
   *
   * Reads the account whose credentials the request carries. Clients use it to check credentials. It works without
   * credits too.
   *
   * @param options options of this call
   * @returns The account.
   * @example
   * // Read an account with unlimited credits
   * const answer = await cloud.objectStorage.account.get();
   * @see UpCloud Go client: GetAccount, which the Terraform provider calls (stable, `GET /1.3/account`)
   */
  get(options?: CallOptions): Call<AccountResponse, ObjectStorageAccountGetAnswer> {
    return this.transport.call(getRoute, {}, options);
  }
}
