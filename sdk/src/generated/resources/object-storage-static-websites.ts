// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import type { Answer } from "../../core/answer.js";
import type { Call } from "../../core/call.js";
import type { CallOptions } from "../../core/options.js";
import { Resource } from "../../core/resource.js";
import type { IdempotencyKeyOptions } from "../call-options.js";
import type {
  Problem,
  StaticWebsiteConfig,
  StaticWebsiteConfigCreate,
  StaticWebsiteConfigList,
  StaticWebsiteConfigModify,
} from "../models.js";
import {
  createRoute,
  deleteRoute,
  getRoute,
  listRoute,
  modifyRoute,
} from "../routes/object-storage-static-websites.js";

/**
 * The response of `objectStorage.staticWebsites.create`: its success, or one of its declared errors. `status` says
 * which.
 */
export type ObjectStorageStaticWebsitesCreateAnswer =
  | Answer<201, StaticWebsiteConfig>
  | Answer<400 | 401 | 404 | 409 | 410 | 413 | 422 | 429 | 500 | 503, Problem>;

/**
 * The response of `objectStorage.staticWebsites.list`: its success, or one of its declared errors. `status` says
 * which.
 */
export type ObjectStorageStaticWebsitesListAnswer =
  | Answer<200, StaticWebsiteConfigList>
  | Answer<401 | 404 | 429 | 500 | 503, Problem>;

/** The response of `objectStorage.staticWebsites.get`: its success, or one of its declared errors. `status` says which. */
export type ObjectStorageStaticWebsitesGetAnswer =
  | Answer<200, StaticWebsiteConfig>
  | Answer<401 | 404 | 429 | 500 | 503, Problem>;

/**
 * The response of `objectStorage.staticWebsites.modify`: its success, or one of its declared errors. `status` says
 * which.
 */
export type ObjectStorageStaticWebsitesModifyAnswer =
  | Answer<200, StaticWebsiteConfig>
  | Answer<400 | 401 | 404 | 409 | 410 | 413 | 422 | 429 | 500 | 503, Problem>;

/**
 * The response of `objectStorage.staticWebsites.delete`: its success, or one of its declared errors. `status` says
 * which.
 */
export type ObjectStorageStaticWebsitesDeleteAnswer =
  | Answer<204, undefined>
  | Answer<400 | 401 | 404 | 429 | 500 | 503, Problem>;

/**
 * Websites that a service's domains serve from its buckets.
 *
 * Methods: `create`, `list`, `get`, `modify`, `delete`.
 */
export class ObjectStorageStaticWebsites extends Resource {
  /**
   * Configure a static website.
   *
   * Configures a domain to serve pages from a bucket. Without `domain_name`, it is the service's own domain for static
   * websites; with it, an attached custom domain in mode `static-website`. A domain has at most one configuration. The
   * bucket need not exist.
   *
   * @param serviceUuid UUID of the service.
   * @param body what to send
   * @param options options of this call
   * @returns The configuration.
   * @throws {@link BadRequestError} 400: The service is under termination protection, not empty, or being deleted; or
   * the bucket holds objects that are protected by object lock.
   * @throws {@link BadRequestError} 400: Fields of the request are missing, malformed, out of bounds or in conflict with
   * stored data. `invalid_params` names each of them.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @throws {@link ConflictError} 409: The domain already has a static website configuration.
   * @example
   * // Serve a website under a domain of your own
   * const answer = await cloud.objectStorage.staticWebsites.create("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", {
   *   domain_name: "www.example.com",
   *   bucket_name: "homepage",
   *   bucket_prefix: "dist/",
   *   error_pages: [
   *     { error_document: "errors/404.html", status_code: 404 },
   *     { error_document: "errors/5xx.html", status_range: { start: 500, end: 599 } },
   *   ],
   * });
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#create-static-website-config Create static
   * website config} (stable, `POST /1.3/object-storage-2/:service_uuid/static-websites`)
   */
  create(
    serviceUuid: string,
    body: StaticWebsiteConfigCreate,
    options?: IdempotencyKeyOptions,
  ): Call<StaticWebsiteConfig, ObjectStorageStaticWebsitesCreateAnswer> {
    return this.transport.call(createRoute, { path: [serviceUuid], body }, options);
  }

  /**
   * List static websites.
   *
   * Lists all static website configurations of a service.
   *
   * @param serviceUuid UUID of the service.
   * @param options options of this call
   * @returns All static websites of the service.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // List the static websites
   * const answer = await cloud.objectStorage.staticWebsites.list("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35");
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#list-static-website-configs List static
   * website configs} (stable, `GET /1.3/object-storage-2/:service_uuid/static-websites`)
   */
  list(
    serviceUuid: string,
    options?: CallOptions,
  ): Call<StaticWebsiteConfigList, ObjectStorageStaticWebsitesListAnswer> {
    return this.transport.call(listRoute, { path: [serviceUuid] }, options);
  }

  /**
   * Read a static website.
   *
   * Reads the static website configuration of one domain.
   *
   * @param serviceUuid UUID of the service.
   * @param domainName Domain that serves the website.
   * @param options options of this call
   * @returns The configuration.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Read a static website
   * const answer = await cloud.objectStorage.staticWebsites.get("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "www.example.com");
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#get-static-website-config Get static
   * website config} (stable, `GET /1.3/object-storage-2/:service_uuid/static-websites/:domain_name`)
   */
  get(
    serviceUuid: string,
    domainName: string,
    options?: CallOptions,
  ): Call<StaticWebsiteConfig, ObjectStorageStaticWebsitesGetAnswer> {
    return this.transport.call(getRoute, { path: [serviceUuid, domainName] }, options);
  }

  /**
   * Change a static website.
   *
   * Changes what a domain serves. Omitted fields stay; given error pages replace all existing ones. The domain cannot
   * change.
   *
   * @param serviceUuid UUID of the service.
   * @param domainName Domain that serves the website.
   * @param body what to send
   * @param options options of this call
   * @returns The configuration as it is now.
   * @throws {@link BadRequestError} 400: The service is under termination protection, not empty, or being deleted; or
   * the bucket holds objects that are protected by object lock.
   * @throws {@link BadRequestError} 400: Fields of the request are missing, malformed, out of bounds or in conflict with
   * stored data. `invalid_params` names each of them.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Stop serving a website
   * const answer = await cloud.objectStorage.staticWebsites.modify("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "www.example.com", { enabled: false });
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#modify-static-website-config Modify static
   * website config} (stable, `PATCH /1.3/object-storage-2/:service_uuid/static-websites/:domain_name`)
   */
  modify(
    serviceUuid: string,
    domainName: string,
    body: StaticWebsiteConfigModify,
    options?: IdempotencyKeyOptions,
  ): Call<StaticWebsiteConfig, ObjectStorageStaticWebsitesModifyAnswer> {
    return this.transport.call(modifyRoute, { path: [serviceUuid, domainName], body }, options);
  }

  /**
   * Remove a static website.
   *
   * Removes the configuration of a domain. The domain then tells visitors that no site is configured. The bucket stays
   * unchanged.
   *
   * @param serviceUuid UUID of the service.
   * @param domainName Domain that serves the website.
   * @param options options of this call
   * @returns The configuration was removed.
   * @throws {@link BadRequestError} 400: The service is under termination protection, not empty, or being deleted; or
   * the bucket holds objects that are protected by object lock.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Remove a static website
   * await cloud.objectStorage.staticWebsites.delete("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "www.example.com");
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#delete-static-website-config Delete static
   * website config} (stable, `DELETE /1.3/object-storage-2/:service_uuid/static-websites/:domain_name`)
   */
  delete(
    serviceUuid: string,
    domainName: string,
    options?: CallOptions,
  ): Call<undefined, ObjectStorageStaticWebsitesDeleteAnswer> {
    return this.transport.call(deleteRoute, { path: [serviceUuid, domainName] }, options);
  }
}
