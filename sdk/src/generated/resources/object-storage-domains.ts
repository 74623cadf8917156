// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import type { Answer } from "../../core/answer.js";
import type { Call } from "../../core/call.js";
import type { CallOptions } from "../../core/options.js";
import { Resource } from "../../core/resource.js";
import type { Problem, ServiceDomains } from "../models.js";
import { listRoute } from "../routes/object-storage-domains.js";

/** The response of `objectStorage.domains.list`: its success, or one of its declared errors. `status` says which. */
export type ObjectStorageDomainsListAnswer =
  | Answer<200, ServiceDomains>
  | Answer<401 | 404 | 429 | 500 | 503, Problem>;

/**
 * All domains of a service: the system's and the customer's.
 *
 * Methods: `list`.
 */
export class ObjectStorageDomains extends Resource {
  /**
   * List all domains of a service.
   *
   * Lists the domains that the system assigned to a service, and its custom domains. For each, the response says whether
   * it works and whether it has a static website configuration.
   *
   * @param serviceUuid UUID of the service.
   * @param options options of this call
   * @returns All domains of the service.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // List the domains
   * const answer = await cloud.objectStorage.domains.list("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35");
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#upcloud-openapi-description UpCloud
   * OpenAPI description} (stable, `GET /1.3/object-storage-2/:service_uuid/domains`)
   */
  list(serviceUuid: string, options?: CallOptions): Call<ServiceDomains, ObjectStorageDomainsListAnswer> {
    return this.transport.call(listRoute, { path: [serviceUuid] }, options);
  }
}
