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

/** What `objectStorage.services.create` answers: its success, or one of its declared errors. `status` tells which. */
export type ObjectStorageServicesCreateAnswer =
  | Answer<201, ServiceDetailResponse>
  | Answer<400 | 401 | 402 | 409 | 413 | 422 | 429 | 500 | 503, Problem>;

/** What `objectStorage.services.list` answers: its success, or one of its declared errors. `status` tells which. */
export type ObjectStorageServicesListAnswer =
  | Answer<200, ServiceListResponse>
  | Answer<400 | 401 | 429 | 500 | 503, Problem>;

/** What `objectStorage.services.get` answers: its success, or one of its declared errors. `status` tells which. */
export type ObjectStorageServicesGetAnswer =
  | Answer<200, ServiceDetailResponse>
  | Answer<401 | 404 | 429 | 500 | 503, Problem>;

/** What `objectStorage.services.replace` answers: its success, or one of its declared errors. `status` tells which. */
export type ObjectStorageServicesReplaceAnswer =
  | Answer<200, ServiceDetailResponse>
  | Answer<400 | 401 | 402 | 404 | 413 | 429 | 500 | 503, Problem>;

/** What `objectStorage.services.modify` answers: its success, or one of its declared errors. `status` tells which. */
export type ObjectStorageServicesModifyAnswer =
  | Answer<200, ServiceDetailResponse>
  | Answer<400 | 401 | 402 | 404 | 409 | 413 | 422 | 429 | 500 | 503, Problem>;

/** What `objectStorage.services.delete` answers: its success, or one of its declared errors. `status` tells which. */
export type ObjectStorageServicesDeleteAnswer =
  | Answer<204, undefined>
  | Answer<400 | 401 | 404 | 429 | 500 | 503, Problem>;

/**
 * A service is a storage of its own, with buckets, users and rules. The customer says what is wanted of it
 * (`configured_status`); the system tells how far it is (`operational_state`).
 */
export class ObjectStorageServices extends Resource {
  /**
   * Create a service.
   *
   * Creates a service and answers at once, while it is `pending`. Read it until `operational_state` is `running`, or
   * `stopped` where that was asked for. Users, policies and buckets can be made without waiting.
   *
   * @param request what to send
   * @param options what holds for this call alone
   * @returns The service, still to be set up.
   * @throws {@link BadRequestError} 400: Members of the request are missing, malformed, out of bounds or at odds with
   * what is stored; `invalid_params` names each of them.
   * @throws {@link UnauthorizedError} 401: There are no credentials, or they are wrong or revoked.
   * @throws {@link PaymentRequiredError} 402: The account's balance is used up and the operation costs.
   * @throws {@link ConflictError} 409: The caller's earlier request with the same `Idempotency-Key` has no answer yet.
   * @throws {@link PayloadTooLargeError} 413: The body is larger than the server reads.
   * @throws {@link UnprocessableError} 422: The caller sent the same `Idempotency-Key` within 24 hours with another
   * method, path, query or body.
   * @throws {@link RateLimitedError} 429: The caller sent more requests within a minute than the server allows, or wrong
   * credentials came too often from its address. Servers have such limits only where their operators set them.
   * @throws {@link ServerError} 500: The server failed. It is never the answer to bad input.
   * @throws {@link ServerError} 503: The server cannot reach its database, or the database cannot take the call now: its
   * disk is full or broken, or it is busy.
   * @example
   * // Create a service that the internet can reach
   * const answer = await cloud.objectStorage.services.create({
   *   name: "media-archive",
   *   region: "europe-2",
   *   configured_status: "started",
   *   networks: [{ name: "internet", type: "public", family: "IPv4" }],
   *   labels: [{ key: "env", value: "staging" }],
   * });
   * @see Create service (stable, `POST /1.3/object-storage-2`)
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
   * Lists the account's services page by page, newest first unless asked otherwise, without their users.
   *
   * @param request what to look for
   * @param options what holds for this call alone
   * @returns One page of services.
   * @throws {@link BadRequestError} 400: Members of the request are missing, malformed, out of bounds or at odds with
   * what is stored; `invalid_params` names each of them.
   * @throws {@link UnauthorizedError} 401: There are no credentials, or they are wrong or revoked.
   * @throws {@link RateLimitedError} 429: The caller sent more requests within a minute than the server allows, or wrong
   * credentials came too often from its address. Servers have such limits only where their operators set them.
   * @throws {@link ServerError} 500: The server failed. It is never the answer to bad input.
   * @throws {@link ServerError} 503: The server cannot reach its database, or the database cannot take the call now: its
   * disk is full or broken, or it is busy.
   * @example
   * // Find services by labels
   * for await (const item of cloud.objectStorage.services.list({ label: ["env=staging", "team"], sort: "service_name", limit: 50 })) {
   *   console.log(item);
   * }
   * @see List services (stable, `GET /1.3/object-storage-2`)
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
   * Reads one service with its users. While it is being deleted it can still be read, in one of the `delete-…` states;
   * after that it is not found.
   *
   * @param serviceUuid UUID of the service.
   * @param options what holds for this call alone
   * @returns The service.
   * @throws {@link UnauthorizedError} 401: There are no credentials, or they are wrong or revoked.
   * @throws {@link NotFoundError} 404: Nothing of that name or id belongs to the account.
   * @throws {@link RateLimitedError} 429: The caller sent more requests within a minute than the server allows, or wrong
   * credentials came too often from its address. Servers have such limits only where their operators set them.
   * @throws {@link ServerError} 500: The server failed. It is never the answer to bad input.
   * @throws {@link ServerError} 503: The server cannot reach its database, or the database cannot take the call now: its
   * disk is full or broken, or it is busy.
   * @example
   * // Read a service
   * const answer = await cloud.objectStorage.services.get("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35");
   * @see Get service details (stable, `GET /1.3/object-storage-2/:service_uuid`)
   */
  get(serviceUuid: string, options?: CallOptions): Call<ServiceDetailResponse, ObjectStorageServicesGetAnswer> {
    return this.transport.call(getRoute, { path: [serviceUuid] }, options);
  }

  /**
   * Replace a service's settings.
   *
   * Gives a service new settings as a whole: protection, networks and labels that are left out fall back to their
   * defaults. Custom domains and static websites stay unless they are given. The service is set up anew. A protected
   * service cannot be stopped unless the same request lifts the protection.
   *
   * @param serviceUuid UUID of the service.
   * @param body what to send
   * @param options what holds for this call alone
   * @returns The service as it is now.
   * @throws {@link BadRequestError} 400: The service is under termination protection, not empty, or being deleted.
   * @throws {@link BadRequestError} 400: Members of the request are missing, malformed, out of bounds or at odds with
   * what is stored; `invalid_params` names each of them.
   * @throws {@link UnauthorizedError} 401: There are no credentials, or they are wrong or revoked.
   * @throws {@link PaymentRequiredError} 402: The account's balance is used up and the operation costs.
   * @throws {@link NotFoundError} 404: Nothing of that name or id belongs to the account.
   * @throws {@link PayloadTooLargeError} 413: The body is larger than the server reads.
   * @throws {@link RateLimitedError} 429: The caller sent more requests within a minute than the server allows, or wrong
   * credentials came too often from its address. Servers have such limits only where their operators set them.
   * @throws {@link ServerError} 500: The server failed. It is never the answer to bad input.
   * @throws {@link ServerError} 503: The server cannot reach its database, or the database cannot take the call now: its
   * disk is full or broken, or it is busy.
   * @example
   * // Stop a service, and take its networks and labels
   * const answer = await cloud.objectStorage.services.replace("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", { name: "media-archive", configured_status: "stopped" });
   * @see Replace service (stable, `PUT /1.3/object-storage-2/:service_uuid`)
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
   * Changes the settings that are given and leaves the others. Lists take the place of what there is as a whole; null
   * empties them. The service is set up anew. A protected service cannot be stopped unless the same request lifts the
   * protection.
   *
   * @param serviceUuid UUID of the service.
   * @param body what to send
   * @param options what holds for this call alone
   * @returns The service as it is now.
   * @throws {@link BadRequestError} 400: The service is under termination protection, not empty, or being deleted.
   * @throws {@link BadRequestError} 400: Members of the request are missing, malformed, out of bounds or at odds with
   * what is stored; `invalid_params` names each of them.
   * @throws {@link UnauthorizedError} 401: There are no credentials, or they are wrong or revoked.
   * @throws {@link PaymentRequiredError} 402: The account's balance is used up and the operation costs.
   * @throws {@link NotFoundError} 404: Nothing of that name or id belongs to the account.
   * @throws {@link ConflictError} 409: The caller's earlier request with the same `Idempotency-Key` has no answer yet.
   * @throws {@link PayloadTooLargeError} 413: The body is larger than the server reads.
   * @throws {@link UnprocessableError} 422: The caller sent the same `Idempotency-Key` within 24 hours with another
   * method, path, query or body.
   * @throws {@link RateLimitedError} 429: The caller sent more requests within a minute than the server allows, or wrong
   * credentials came too often from its address. Servers have such limits only where their operators set them.
   * @throws {@link ServerError} 500: The server failed. It is never the answer to bad input.
   * @throws {@link ServerError} 503: The server cannot reach its database, or the database cannot take the call now: its
   * disk is full or broken, or it is busy.
   * @example
   * // Protect a service and remove its labels
   * const answer = await cloud.objectStorage.services.modify("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", { termination_protection: true, labels: null });
   * @see Modify service (stable, `PATCH /1.3/object-storage-2/:service_uuid`)
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
   * Starts to delete a service; read it until it is not found. One that is protected is refused, and one that still has
   * buckets, users, groups, roles or policies of its own unless `force` is true. Buckets that are being cleaned up do
   * not count.
   *
   * @param serviceUuid UUID of the service.
   * @param query how to do it
   * @param options what holds for this call alone
   * @returns The deletion has begun.
   * @throws {@link BadRequestError} 400: The service is under termination protection, not empty, or being deleted.
   * @throws {@link BadRequestError} 400: Members of the request are missing, malformed, out of bounds or at odds with
   * what is stored; `invalid_params` names each of them.
   * @throws {@link UnauthorizedError} 401: There are no credentials, or they are wrong or revoked.
   * @throws {@link NotFoundError} 404: Nothing of that name or id belongs to the account.
   * @throws {@link RateLimitedError} 429: The caller sent more requests within a minute than the server allows, or wrong
   * credentials came too often from its address. Servers have such limits only where their operators set them.
   * @throws {@link ServerError} 500: The server failed. It is never the answer to bad input.
   * @throws {@link ServerError} 503: The server cannot reach its database, or the database cannot take the call now: its
   * disk is full or broken, or it is busy.
   * @example
   * // Delete a service with all that is in it
   * await cloud.objectStorage.services.delete("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", { force: true });
   * @see Delete service (stable, `DELETE /1.3/object-storage-2/:service_uuid`)
   */
  delete(
    serviceUuid: string,
    query: ObjectStorageServicesDeleteQuery = {},
    options?: CallOptions,
  ): Call<undefined, ObjectStorageServicesDeleteAnswer> {
    return this.transport.call(deleteRoute, { path: [serviceUuid], query }, options);
  }

  /**
   * Waits until a service runs. It should have been asked to: a service that is to be stopped never gets there.
   *
   * @param serviceUuid UUID of the service.
   * @param options how long to wait, and how often to look
   * @returns what was waited for, as it was seen last
   * @throws {@link WaitError} when the longest wait is over, or the state can come no more
   * @example
   * await cloud.objectStorage.services.waitUntilRunning("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", { maxWaitMs: 600_000 });
   */
  async waitUntilRunning(serviceUuid: string, options: WaitOptions): Promise<ServiceDetailResponse> {
    return (await waitUntil(this.transport, waitUntilRunningWaiter, (call) => this.get(serviceUuid, call), options)) as ServiceDetailResponse;
  }

  /**
   * Waits until a service has stopped. It should have been asked to: a service that is to run never gets there.
   *
   * @param serviceUuid UUID of the service.
   * @param options how long to wait, and how often to look
   * @returns what was waited for, as it was seen last
   * @throws {@link WaitError} when the longest wait is over, or the state can come no more
   * @example
   * await cloud.objectStorage.services.waitUntilStopped("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", { maxWaitMs: 600_000 });
   */
  async waitUntilStopped(serviceUuid: string, options: WaitOptions): Promise<ServiceDetailResponse> {
    return (await waitUntil(this.transport, waitUntilStoppedWaiter, (call) => this.get(serviceUuid, call), options)) as ServiceDetailResponse;
  }

  /**
   * Waits until a service is gone, with all that was in it.
   *
   * @param serviceUuid UUID of the service.
   * @param options how long to wait, and how often to look
   * @throws {@link WaitError} when the longest wait is over, or the state can come no more
   * @example
   * await cloud.objectStorage.services.waitUntilDeleted("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", { maxWaitMs: 600_000 });
   */
  async waitUntilDeleted(serviceUuid: string, options: WaitOptions): Promise<void> {
    await waitUntil(this.transport, waitUntilDeletedWaiter, (call) => this.get(serviceUuid, call), options);
  }
}
