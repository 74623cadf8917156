// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import type { Answer } from "../../core/answer.js";
import type { Call } from "../../core/call.js";
import type { CallOptions } from "../../core/options.js";
import { Resource } from "../../core/resource.js";
import type { IdempotencyKeyOptions } from "../call-options.js";
import type { LabelCreate, LabelDetailResponse, LabelListResponse, LabelModify, Problem } from "../models.js";
import { createRoute, deleteRoute, getRoute, listRoute, modifyRoute } from "../routes/object-storage-labels.js";

/** The response of `objectStorage.labels.create`: its success, or one of its declared errors. `status` says which. */
export type ObjectStorageLabelsCreateAnswer =
  | Answer<201, LabelDetailResponse>
  | Answer<400 | 401 | 402 | 404 | 409 | 410 | 413 | 422 | 429 | 500 | 503, Problem>;

/** The response of `objectStorage.labels.list`: its success, or one of its declared errors. `status` says which. */
export type ObjectStorageLabelsListAnswer =
  | Answer<200, LabelListResponse>
  | Answer<401 | 404 | 429 | 500 | 503, Problem>;

/** The response of `objectStorage.labels.get`: its success, or one of its declared errors. `status` says which. */
export type ObjectStorageLabelsGetAnswer =
  | Answer<200, LabelDetailResponse>
  | Answer<401 | 404 | 429 | 500 | 503, Problem>;

/** The response of `objectStorage.labels.modify`: its success, or one of its declared errors. `status` says which. */
export type ObjectStorageLabelsModifyAnswer =
  | Answer<200, LabelDetailResponse>
  | Answer<400 | 401 | 404 | 409 | 410 | 413 | 422 | 429 | 500 | 503, Problem>;

/** The response of `objectStorage.labels.delete`: its success, or one of its declared errors. `status` says which. */
export type ObjectStorageLabelsDeleteAnswer =
  | Answer<204, undefined>
  | Answer<400 | 401 | 404 | 429 | 500 | 503, Problem>;

/**
 * Labels: keys with values, to find services by.
 *
 * Methods: `create`, `list`, `get`, `modify`, `delete`.
 */
export class ObjectStorageLabels extends Resource {
  /**
   * Add a label.
   *
   * Adds a label to a service, which can have up to 255. The list of services can be filtered by labels: `label=env`
   * finds services with that key, `label=env%3Dstaging` services with that key and value.
   *
   * @param serviceUuid UUID of the service.
   * @param body what to send
   * @param options options of this call
   * @returns The label.
   * @throws {@link BadRequestError} 400: The service is under termination protection, not empty, or being deleted; or
   * the bucket holds objects that are protected by object lock.
   * @throws {@link BadRequestError} 400: Fields of the request are missing, malformed, out of bounds or in conflict with
   * stored data. `invalid_params` names each of them.
   * @throws {@link PaymentRequiredError} 402: The operation costs credits, and the account has none left.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Add a label
   * const answer = await cloud.objectStorage.labels.create("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", { key: "env", value: "staging" });
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#create-label Create label} (stable, `POST
   * /1.3/object-storage-2/:service_uuid/labels`)
   */
  create(
    serviceUuid: string,
    body: LabelCreate,
    options?: IdempotencyKeyOptions,
  ): Call<LabelDetailResponse, ObjectStorageLabelsCreateAnswer> {
    return this.transport.call(createRoute, { path: [serviceUuid], body }, options);
  }

  /**
   * List labels.
   *
   * Lists all labels of a service, including those of the system.
   *
   * @param serviceUuid UUID of the service.
   * @param options options of this call
   * @returns All labels of the service.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // List the labels
   * const answer = await cloud.objectStorage.labels.list("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35");
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#list-labels List labels} (stable, `GET
   * /1.3/object-storage-2/:service_uuid/labels`)
   */
  list(serviceUuid: string, options?: CallOptions): Call<LabelListResponse, ObjectStorageLabelsListAnswer> {
    return this.transport.call(listRoute, { path: [serviceUuid] }, options);
  }

  /**
   * Read a label.
   *
   * Reads one label by its key.
   *
   * @param serviceUuid UUID of the service.
   * @param labelKey Key of the label, percent-encoded.
   * @param options options of this call
   * @returns The label.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Read a label
   * const answer = await cloud.objectStorage.labels.get("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "env");
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#get-label-details Get label details}
   * (stable, `GET /1.3/object-storage-2/:service_uuid/labels/:label_key`)
   */
  get(
    serviceUuid: string,
    labelKey: string,
    options?: CallOptions,
  ): Call<LabelDetailResponse, ObjectStorageLabelsGetAnswer> {
    return this.transport.call(getRoute, { path: [serviceUuid, labelKey] }, options);
  }

  /**
   * Change a label.
   *
   * Changes the value of a label, its key, or both. The label is then found by its new key. A key that another label of
   * the service has is refused.
   *
   * @param serviceUuid UUID of the service.
   * @param labelKey Key of the label, percent-encoded.
   * @param body what to send
   * @param options options of this call
   * @returns The label as it is now.
   * @throws {@link BadRequestError} 400: The service is under termination protection, not empty, or being deleted; or
   * the bucket holds objects that are protected by object lock.
   * @throws {@link BadRequestError} 400: Fields of the request are missing, malformed, out of bounds or in conflict with
   * stored data. `invalid_params` names each of them.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Change the value
   * const answer = await cloud.objectStorage.labels.modify("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "env", { value: "production" });
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#modify-label Modify label} (stable, `PATCH
   * /1.3/object-storage-2/:service_uuid/labels/:label_key`)
   */
  modify(
    serviceUuid: string,
    labelKey: string,
    body: LabelModify,
    options?: IdempotencyKeyOptions,
  ): Call<LabelDetailResponse, ObjectStorageLabelsModifyAnswer> {
    return this.transport.call(modifyRoute, { path: [serviceUuid, labelKey], body }, options);
  }

  /**
   * Remove a label.
   *
   * Removes one label from a service.
   *
   * @param serviceUuid UUID of the service.
   * @param labelKey Key of the label, percent-encoded.
   * @param options options of this call
   * @returns The label was removed.
   * @throws {@link BadRequestError} 400: The service is under termination protection, not empty, or being deleted; or
   * the bucket holds objects that are protected by object lock.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Remove a label
   * await cloud.objectStorage.labels.delete("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "env");
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#delete-label Delete label} (stable,
   * `DELETE /1.3/object-storage-2/:service_uuid/labels/:label_key`)
   */
  delete(
    serviceUuid: string,
    labelKey: string,
    options?: CallOptions,
  ): Call<undefined, ObjectStorageLabelsDeleteAnswer> {
    return this.transport.call(deleteRoute, { path: [serviceUuid, labelKey] }, options);
  }
}
