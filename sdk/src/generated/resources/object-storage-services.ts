// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import type { Answer } from "../../core/answer.js";
import type { Call } from "../../core/call.js";
import type { CallOptions } from "../../core/options.js";
import type { PagedCall } from "../../core/paging/paged-call.js";
import { Resource } from "../../core/resource.js";
import { waitUntil } from "../../core/waiting/wait-until.js";
import type { WaitOptions } from "../../core/waiting/waiter.js";
import type { IdempotencyKeyOptions } from "../call-options.js";
import type {
  ObjectStorageServicesDeleteQuery,
  ObjectStorageServicesListQuery,
  Problem,
  ServiceCreate,
  ServiceDetailResponse,
  ServiceListResponse,
  ServiceModify,
  ServiceReplace,
  ServiceSummary,
} from "../models.js";
import {
  createRoute,
  deleteRoute,
  getRoute,
  listRoute,
  modifyRoute,
  replaceRoute,
  waitUntilDeletedWaiter,
  waitUntilRunningWaiter,
  waitUntilStoppedWaiter,
} from "../routes/object-storage-services.js";

/** The response of `objectStorage.services.create`: its success, or one of its declared errors. `status` says which. */
export type ObjectStorageServicesCreateAnswer =
  | Answer<201, ServiceDetailResponse>
  | Answer<400 | 401 | 402 | 409 | 410 | 413 | 422 | 429 | 500 | 503, Problem>;

/** The response of `objectStorage.services.list`: its success, or one of its declared errors. `status` says which. */
export type ObjectStorageServicesListAnswer =
  | Answer<200, ServiceListResponse>
  | Answer<400 | 401 | 429 | 500 | 503, Problem>;

/** The response of `objectStorage.services.get`: its success, or one of its declared errors. `status` says which. */
export type ObjectStorageServicesGetAnswer =
  | Answer<200, ServiceDetailResponse>
  | Answer<401 | 404 | 429 | 500 | 503, Problem>;

/** The response of `objectStorage.services.replace`: its success, or one of its declared errors. `status` says which. */
export type ObjectStorageServicesReplaceAnswer =
  | Answer<200, ServiceDetailResponse>
  | Answer<400 | 401 | 402 | 404 | 413 | 429 | 500 | 503, Problem>;

/** The response of `objectStorage.services.modify`: its success, or one of its declared errors. `status` says which. */
export type ObjectStorageServicesModifyAnswer =
  | Answer<200, ServiceDetailResponse>
  | Answer<400 | 401 | 402 | 404 | 409 | 410 | 413 | 422 | 429 | 500 | 503, Problem>;

/** The response of `objectStorage.services.delete`: its success, or one of its declared errors. `status` says which. */
export type ObjectStorageServicesDeleteAnswer =
  | Answer<204, undefined>
  | Answer<400 | 401 | 404 | 429 | 500 | 503, Problem>;

/**
 * A service is an isolated object storage, with its own buckets, users and policies. The customer sets its desired
 * state (`configured_status`); the system reports its actual state (`operational_state`).
 *
 * Methods: `create`, `list`, `get`, `replace`, `modify`, `delete`.
 */
export class ObjectStorageServices extends Resource {
  /**
   * Create a service.
   *
   * Creates a service. The response shows it in state `pending`. Read it until `operational_state` is `running`, or
   * `stopped` if that was requested. Users, policies and buckets can be created without waiting.
   *
   * @param request what to send
   * @param options options of this call
   * @returns The new service, before its setup.
   * @throws {@link BadRequestError} 400: Fields of the request are missing, malformed, out of bounds or in conflict with
   * stored data. `invalid_params` names each of them.
   * @throws {@link PaymentRequiredError} 402: The operation costs credits, and the account has none left.
   * @example
   * // Create a service that the internet can reach
   * const answer = await cloud.objectStorage.services.create({
   *   name: "media-archive",
   *   region: "europe-2",
   *   configured_status: "started",
   *   networks: [{ name: "internet", type: "public", family: "IPv4" }],
   *   labels: [{ key: "env", value: "staging" }],
   * });
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#create-service Create service} (stable,
   * `POST /1.3/object-storage-2`)
   */
  create(
    request: ServiceCreate,
    options?: IdempotencyKeyOptions,
  ): Call<ServiceDetailResponse, ObjectStorageServicesCreateAnswer> {
    return this.transport.call(createRoute, { body: request }, options);
  }

  /**
   * List services.
   *
   * Lists the account's services page by page, without their users. The newest come first by default.
   *
   * @param request what to look for
   * @param options options of this call
   * @returns One page of services.
   * @throws {@link BadRequestError} 400: Fields of the request are missing, malformed, out of bounds or in conflict with
   * stored data. `invalid_params` names each of them.
   * @example
   * // Find services by labels
   * for await (const item of cloud.objectStorage.services.list({ label: ["env=staging", "team"], sort: "service_name", limit: 50 })) {
   *   console.log(item);
   * }
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#list-services List services} (stable, `GET
   * /1.3/object-storage-2`)
   */
  list(
    request: ObjectStorageServicesListQuery = {},
    options?: CallOptions,
  ): PagedCall<ServiceSummary, ServiceListResponse, ObjectStorageServicesListAnswer> {
    return this.transport.pages(listRoute, { query: request }, options);
  }

  /**
   * Read a service.
   *
   * Reads one service with its users. A service that is being deleted can still be read, in one of the `delete-…`
   * states; after that it is not found.
   *
   * @param serviceUuid UUID of the service.
   * @param options options of this call
   * @returns The service.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Read a service
   * const answer = await cloud.objectStorage.services.get("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35");
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#get-service-details Get service details}
   * (stable, `GET /1.3/object-storage-2/:service_uuid`)
   */
  get(serviceUuid: string, options?: CallOptions): Call<ServiceDetailResponse, ObjectStorageServicesGetAnswer> {
    return this.transport.call(getRoute, { path: [serviceUuid] }, options);
  }

  /**
   * Replace a service's settings.
   *
   * Replaces all settings of a service: omitted protection, networks and labels get their defaults. Custom domains and
   * static websites stay if omitted. The service is set up again. A protected service cannot be stopped, unless the same
   * request removes the protection.
   *
   * @param serviceUuid UUID of the service.
   * @param body what to send
   * @param options options of this call
   * @returns The service as it is now.
   * @throws {@link BadRequestError} 400: The service is under termination protection, not empty, or being deleted; or
   * the bucket holds objects that are protected by object lock.
   * @throws {@link BadRequestError} 400: Fields of the request are missing, malformed, out of bounds or in conflict with
   * stored data. `invalid_params` names each of them.
   * @throws {@link PaymentRequiredError} 402: The operation costs credits, and the account has none left.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Stop a service, and remove its networks and labels
   * const answer = await cloud.objectStorage.services.replace("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", { name: "media-archive", configured_status: "stopped" });
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#replace-service Replace service} (stable,
   * `PUT /1.3/object-storage-2/:service_uuid`)
   */
  replace(
    serviceUuid: string,
    body: ServiceReplace,
    options?: CallOptions,
  ): Call<ServiceDetailResponse, ObjectStorageServicesReplaceAnswer> {
    return this.transport.call(replaceRoute, { path: [serviceUuid], body }, options);
  }

  /**
   * Change a service's settings.
   *
   * Changes the given settings and leaves the others. A list replaces the whole existing list; null empties it. The
   * service is set up again. A protected service cannot be stopped, unless the same request removes the protection.
   *
   * @param serviceUuid UUID of the service.
   * @param body what to send
   * @param options options of this call
   * @returns The service as it is now.
   * @throws {@link BadRequestError} 400: The service is under termination protection, not empty, or being deleted; or
   * the bucket holds objects that are protected by object lock.
   * @throws {@link BadRequestError} 400: Fields of the request are missing, malformed, out of bounds or in conflict with
   * stored data. `invalid_params` names each of them.
   * @throws {@link PaymentRequiredError} 402: The operation costs credits, and the account has none left.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Protect a service and remove its labels
   * const answer = await cloud.objectStorage.services.modify("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", { termination_protection: true, labels: null });
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#modify-service Modify service} (stable,
   * `PATCH /1.3/object-storage-2/:service_uuid`)
   */
  modify(
    serviceUuid: string,
    body: ServiceModify,
    options?: IdempotencyKeyOptions,
  ): Call<ServiceDetailResponse, ObjectStorageServicesModifyAnswer> {
    return this.transport.call(modifyRoute, { path: [serviceUuid], body }, options);
  }

  /**
   * Delete a service.
   *
   * Starts to delete a service; read it until it is not found. A protected service cannot be deleted. A service that
   * still has buckets, users, groups, roles or own policies can only be deleted with `force`. Buckets that are being
   * cleaned up do not count.
   *
   * @param serviceUuid UUID of the service.
   * @param query how to do it
   * @param options options of this call
   * @returns The deletion has started.
   * @throws {@link BadRequestError} 400: The service is under termination protection, not empty, or being deleted; or
   * the bucket holds objects that are protected by object lock.
   * @throws {@link BadRequestError} 400: Fields of the request are missing, malformed, out of bounds or in conflict with
   * stored data. `invalid_params` names each of them.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Delete a service with all its contents
   * await cloud.objectStorage.services.delete("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", { force: true });
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#delete-service Delete service} (stable,
   * `DELETE /1.3/object-storage-2/:service_uuid`)
   */
  delete(
    serviceUuid: string,
    query: ObjectStorageServicesDeleteQuery = {},
    options?: CallOptions,
  ): Call<undefined, ObjectStorageServicesDeleteAnswer> {
    return this.transport.call(deleteRoute, { path: [serviceUuid], query }, options);
  }

  /**
   * Waits until a service runs. Its configured status must be `started`: a service that should stop never gets there.
   *
   * @param serviceUuid UUID of the service.
   * @param options how long to wait, and how often to poll
   * @returns the resource, as last read
   * @throws {@link WaitError} when the longest wait is over, or the state can no longer be reached
   * @example
   * await cloud.objectStorage.services.waitUntilRunning("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", { maxWaitMs: 600_000 });
   */
  async waitUntilRunning(
    serviceUuid: string,
    options: WaitOptions<ServiceDetailResponse>,
  ): Promise<ServiceDetailResponse> {
    return (await waitUntil(this.transport, waitUntilRunningWaiter, (call) => this.get(serviceUuid, call), options)) as ServiceDetailResponse;
  }

  /**
   * Waits until a service has stopped. Its configured status must be `stopped`: a service that should run never gets
   * there.
   *
   * @param serviceUuid UUID of the service.
   * @param options how long to wait, and how often to poll
   * @returns the resource, as last read
   * @throws {@link WaitError} when the longest wait is over, or the state can no longer be reached
   * @example
   * await cloud.objectStorage.services.waitUntilStopped("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", { maxWaitMs: 600_000 });
   */
  async waitUntilStopped(
    serviceUuid: string,
    options: WaitOptions<ServiceDetailResponse>,
  ): Promise<ServiceDetailResponse> {
    return (await waitUntil(this.transport, waitUntilStoppedWaiter, (call) => this.get(serviceUuid, call), options)) as ServiceDetailResponse;
  }

  /**
   * Waits until a service no longer exists.
   *
   * @param serviceUuid UUID of the service.
   * @param options how long to wait, and how often to poll
   * @throws {@link WaitError} when the longest wait is over, or the state can no longer be reached
   * @example
   * await cloud.objectStorage.services.waitUntilDeleted("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", { maxWaitMs: 600_000 });
   */
  async waitUntilDeleted(serviceUuid: string, options: WaitOptions): Promise<void> {
    await waitUntil(this.transport, waitUntilDeletedWaiter, (call) => this.get(serviceUuid, call), options);
  }
}
