// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import type { Answer } from "../../core/answer.js";
import type { Call } from "../../core/call.js";
import type { CallOptions } from "../../core/options.js";
import { Resource } from "../../core/resource.js";
import type { IdempotencyKeyOptions } from "../call-options.js";
import type { NetworkCreate, NetworkDetailResponse, NetworkListResponse, Problem } from "../models.js";
import { createRoute, deleteRoute, getRoute, listRoute } from "../routes/object-storage-networks.js";

/** The response of `objectStorage.networks.create`: its success, or one of its declared errors. `status` says which. */
export type ObjectStorageNetworksCreateAnswer =
  | Answer<201, NetworkDetailResponse>
  | Answer<400 | 401 | 402 | 404 | 409 | 410 | 413 | 422 | 429 | 500 | 503, Problem>;

/** The response of `objectStorage.networks.list`: its success, or one of its declared errors. `status` says which. */
export type ObjectStorageNetworksListAnswer =
  | Answer<200, NetworkListResponse>
  | Answer<401 | 404 | 429 | 500 | 503, Problem>;

/** The response of `objectStorage.networks.get`: its success, or one of its declared errors. `status` says which. */
export type ObjectStorageNetworksGetAnswer =
  | Answer<200, NetworkDetailResponse>
  | Answer<401 | 404 | 429 | 500 | 503, Problem>;

/** The response of `objectStorage.networks.delete`: its success, or one of its declared errors. `status` says which. */
export type ObjectStorageNetworksDeleteAnswer =
  | Answer<204, undefined>
  | Answer<400 | 401 | 404 | 429 | 500 | 503, Problem>;

/**
 * Networks from which a service can be reached: the internet, or private ones of the customer.
 *
 * Methods: `create`, `list`, `get`, `delete`.
 */
export class ObjectStorageNetworks extends Resource {
  /**
   * Attach a network.
   *
   * Attaches one more network to a service; up to 8 can be attached, and one of them may be public. A private network
   * must be in a zone of the service's region. The service is set up again and gets the endpoint for the network's type.
   *
   * @param serviceUuid UUID of the service.
   * @param body what to send
   * @param options options of this call
   * @returns The network.
   * @throws {@link BadRequestError} 400: The service is under termination protection, not empty, or being deleted; or
   * the bucket holds objects that are protected by object lock.
   * @throws {@link BadRequestError} 400: Fields of the request are missing, malformed, out of bounds or in conflict with
   * stored data. `invalid_params` names each of them.
   * @throws {@link PaymentRequiredError} 402: The operation costs credits, and the account has none left.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Attach a private network
   * const answer = await cloud.objectStorage.networks.create("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", {
   *   name: "office",
   *   type: "private",
   *   family: "IPv4",
   *   uuid: "03c1d8e5-7b42-4f06-9a3d-5e8f6b2c1a07",
   * });
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#create-network Create network} (stable,
   * `POST /1.3/object-storage-2/:service_uuid/networks`)
   */
  create(
    serviceUuid: string,
    body: NetworkCreate,
    options?: IdempotencyKeyOptions,
  ): Call<NetworkDetailResponse, ObjectStorageNetworksCreateAnswer> {
    return this.transport.call(createRoute, { path: [serviceUuid], body }, options);
  }

  /**
   * List networks.
   *
   * Lists all networks that are attached to a service.
   *
   * @param serviceUuid UUID of the service.
   * @param options options of this call
   * @returns All networks of the service.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // List the networks
   * const answer = await cloud.objectStorage.networks.list("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35");
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#list-networks List networks} (stable, `GET
   * /1.3/object-storage-2/:service_uuid/networks`)
   */
  list(serviceUuid: string, options?: CallOptions): Call<NetworkListResponse, ObjectStorageNetworksListAnswer> {
    return this.transport.call(listRoute, { path: [serviceUuid] }, options);
  }

  /**
   * Read a network.
   *
   * Reads one attached network by its name.
   *
   * @param serviceUuid UUID of the service.
   * @param networkName Name of the network.
   * @param options options of this call
   * @returns The network.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Read a network
   * const answer = await cloud.objectStorage.networks.get("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "office");
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#get-network-details Get network details}
   * (stable, `GET /1.3/object-storage-2/:service_uuid/networks/:network_name`)
   */
  get(
    serviceUuid: string,
    networkName: string,
    options?: CallOptions,
  ): Call<NetworkDetailResponse, ObjectStorageNetworksGetAnswer> {
    return this.transport.call(getRoute, { path: [serviceUuid, networkName] }, options);
  }

  /**
   * Detach a network.
   *
   * Detaches a network. The service is set up again and loses the endpoints that only networks of this type gave it.
   * Custom domains and static website configurations stay, but cannot be reached while no public network is attached.
   *
   * @param serviceUuid UUID of the service.
   * @param networkName Name of the network.
   * @param options options of this call
   * @returns The network is detached.
   * @throws {@link BadRequestError} 400: The service is under termination protection, not empty, or being deleted; or
   * the bucket holds objects that are protected by object lock.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Detach a network
   * await cloud.objectStorage.networks.delete("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "office");
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#delete-network Delete network} (stable,
   * `DELETE /1.3/object-storage-2/:service_uuid/networks/:network_name`)
   */
  delete(
    serviceUuid: string,
    networkName: string,
    options?: CallOptions,
  ): Call<undefined, ObjectStorageNetworksDeleteAnswer> {
    return this.transport.call(deleteRoute, { path: [serviceUuid, networkName] }, options);
  }
}
