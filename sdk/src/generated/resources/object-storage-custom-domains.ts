// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import type { Answer } from "../../core/answer.js";
import type { Call } from "../../core/call.js";
import type { CallOptions } from "../../core/options.js";
import { Resource } from "../../core/resource.js";
import type { IdempotencyKeyOptions } from "../call-options.js";
import type {
  CustomDomainCreate,
  CustomDomainDetailResponse,
  CustomDomainListResponse,
  CustomDomainModify,
  Problem,
} from "../models.js";
import {
  createRoute,
  deleteRoute,
  getRoute,
  listRoute,
  modifyRoute,
} from "../routes/object-storage-custom-domains.js";

/**
 * The response of `objectStorage.customDomains.create`: its success, or one of its declared errors. `status` says
 * which.
 */
export type ObjectStorageCustomDomainsCreateAnswer =
  | Answer<201, CustomDomainDetailResponse>
  | Answer<400 | 401 | 404 | 409 | 410 | 413 | 422 | 429 | 500 | 503, Problem>;

/** The response of `objectStorage.customDomains.list`: its success, or one of its declared errors. `status` says which. */
export type ObjectStorageCustomDomainsListAnswer =
  | Answer<200, CustomDomainListResponse>
  | Answer<401 | 404 | 429 | 500 | 503, Problem>;

/** The response of `objectStorage.customDomains.get`: its success, or one of its declared errors. `status` says which. */
export type ObjectStorageCustomDomainsGetAnswer =
  | Answer<200, CustomDomainDetailResponse>
  | Answer<401 | 404 | 429 | 500 | 503, Problem>;

/**
 * The response of `objectStorage.customDomains.modify`: its success, or one of its declared errors. `status` says
 * which.
 */
export type ObjectStorageCustomDomainsModifyAnswer =
  | Answer<200, CustomDomainDetailResponse>
  | Answer<400 | 401 | 404 | 409 | 410 | 413 | 422 | 429 | 500 | 503, Problem>;

/**
 * The response of `objectStorage.customDomains.delete`: its success, or one of its declared errors. `status` says
 * which.
 */
export type ObjectStorageCustomDomainsDeleteAnswer =
  | Answer<204, undefined>
  | Answer<400 | 401 | 404 | 429 | 500 | 503, Problem>;

/**
 * The customer's own domains for a service.
 *
 * Methods: `create`, `list`, `get`, `modify`, `delete`.
 */
export class ObjectStorageCustomDomains extends Resource {
  /**
   * Attach a custom domain.
   *
   * Attaches a domain of your own to the service, up to 5. It must not be attached to any other service. The service
   * must have a public network. A server may check DNS after the response: then the service runs again, and the domain
   * is in use, once CNAME records for the host and for `*.` before it lead to the service's public endpoint.
   *
   * @param serviceUuid UUID of the service.
   * @param body what to send
   * @param options options of this call
   * @returns The custom domain.
   * @throws {@link BadRequestError} 400: The service is under termination protection, not empty, or being deleted; or
   * the bucket holds objects that are protected by object lock.
   * @throws {@link BadRequestError} 400: Fields of the request are missing, malformed, out of bounds or in conflict with
   * stored data. `invalid_params` names each of them.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Serve the S3 API under a domain of your own
   * const answer = await cloud.objectStorage.customDomains.create("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", { domain_name: "objects.example.com", type: "public" });
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#attach-custom-domain Attach custom domain}
   * (stable, `POST /1.3/object-storage-2/:service_uuid/custom-domains`)
   */
  create(
    serviceUuid: string,
    body: CustomDomainCreate,
    options?: IdempotencyKeyOptions,
  ): Call<CustomDomainDetailResponse, ObjectStorageCustomDomainsCreateAnswer> {
    return this.transport.call(createRoute, { path: [serviceUuid], body }, options);
  }

  /**
   * List custom domains.
   *
   * Lists all custom domains of a service. `domains.list` includes the domains of the system.
   *
   * @param serviceUuid UUID of the service.
   * @param options options of this call
   * @returns All custom domains of the service.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // List the custom domains
   * const answer = await cloud.objectStorage.customDomains.list("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35");
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#list-custom-domains List custom domains}
   * (stable, `GET /1.3/object-storage-2/:service_uuid/custom-domains`)
   */
  list(
    serviceUuid: string,
    options?: CallOptions,
  ): Call<CustomDomainListResponse, ObjectStorageCustomDomainsListAnswer> {
    return this.transport.call(listRoute, { path: [serviceUuid] }, options);
  }

  /**
   * Read a custom domain.
   *
   * Reads one custom domain by its name.
   *
   * @param serviceUuid UUID of the service.
   * @param domainName Host name of the domain.
   * @param options options of this call
   * @returns The custom domain.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Read a custom domain
   * const answer = await cloud.objectStorage.customDomains.get("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "objects.example.com");
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#get-custom-domain-details Get custom
   * domain details} (stable, `GET /1.3/object-storage-2/:service_uuid/custom-domains/:domain_name`)
   */
  get(
    serviceUuid: string,
    domainName: string,
    options?: CallOptions,
  ): Call<CustomDomainDetailResponse, ObjectStorageCustomDomainsGetAnswer> {
    return this.transport.call(getRoute, { path: [serviceUuid, domainName] }, options);
  }

  /**
   * Rename a custom domain.
   *
   * Renames a custom domain. A static website configuration of the domain moves with it. The mode cannot change.
   *
   * @param serviceUuid UUID of the service.
   * @param domainName Host name of the domain.
   * @param body what to send
   * @param options options of this call
   * @returns The custom domain as it is now.
   * @throws {@link BadRequestError} 400: The service is under termination protection, not empty, or being deleted; or
   * the bucket holds objects that are protected by object lock.
   * @throws {@link BadRequestError} 400: Fields of the request are missing, malformed, out of bounds or in conflict with
   * stored data. `invalid_params` names each of them.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Rename a custom domain
   * const answer = await cloud.objectStorage.customDomains.modify("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "objects.example.com", { domain_name: "files.example.com", type: "public" });
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#modify-custom-domain Modify custom domain}
   * (stable, `PATCH /1.3/object-storage-2/:service_uuid/custom-domains/:domain_name`)
   */
  modify(
    serviceUuid: string,
    domainName: string,
    body: CustomDomainModify,
    options?: IdempotencyKeyOptions,
  ): Call<CustomDomainDetailResponse, ObjectStorageCustomDomainsModifyAnswer> {
    return this.transport.call(modifyRoute, { path: [serviceUuid, domainName], body }, options);
  }

  /**
   * Detach a custom domain.
   *
   * Detaches a custom domain, and removes its static website configuration if it has one.
   *
   * @param serviceUuid UUID of the service.
   * @param domainName Host name of the domain.
   * @param options options of this call
   * @returns The custom domain is detached.
   * @throws {@link BadRequestError} 400: The service is under termination protection, not empty, or being deleted; or
   * the bucket holds objects that are protected by object lock.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Detach a custom domain
   * await cloud.objectStorage.customDomains.delete("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "objects.example.com");
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#delete-custom-domain Delete custom domain}
   * (stable, `DELETE /1.3/object-storage-2/:service_uuid/custom-domains/:domain_name`)
   */
  delete(
    serviceUuid: string,
    domainName: string,
    options?: CallOptions,
  ): Call<undefined, ObjectStorageCustomDomainsDeleteAnswer> {
    return this.transport.call(deleteRoute, { path: [serviceUuid, domainName] }, options);
  }
}
