// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import type { Answer } from "../../core/answer.js";
import type { Call } from "../../core/call.js";
import type { CallOptions } from "../../core/options.js";
import { Resource } from "../../core/resource.js";
import type { IdempotencyKeyOptions } from "../call-options.js";
import type {
  AccessKeyCreate,
  AccessKeyDetailResponse,
  AccessKeyListResponse,
  AccessKeyModify,
  CreateAccessKeyResponse,
  Problem,
} from "../models.js";
import {
  createRoute,
  deleteRoute,
  getRoute,
  listRoute,
  modifyRoute,
} from "../routes/object-storage-users-access-keys.js";

/**
 * The response of `objectStorage.users.accessKeys.create`: its success, or one of its declared errors. `status` says
 * which.
 */
export type ObjectStorageUsersAccessKeysCreateAnswer =
  | Answer<201, CreateAccessKeyResponse>
  | Answer<400 | 401 | 402 | 404 | 409 | 410 | 413 | 422 | 429 | 500 | 503, Problem>;

/**
 * The response of `objectStorage.users.accessKeys.list`: its success, or one of its declared errors. `status` says
 * which.
 */
export type ObjectStorageUsersAccessKeysListAnswer =
  | Answer<200, AccessKeyListResponse>
  | Answer<401 | 404 | 429 | 500 | 503, Problem>;

/**
 * The response of `objectStorage.users.accessKeys.get`: its success, or one of its declared errors. `status` says
 * which.
 */
export type ObjectStorageUsersAccessKeysGetAnswer =
  | Answer<200, AccessKeyDetailResponse>
  | Answer<401 | 404 | 429 | 500 | 503, Problem>;

/**
 * The response of `objectStorage.users.accessKeys.modify`: its success, or one of its declared errors. `status` says
 * which.
 */
export type ObjectStorageUsersAccessKeysModifyAnswer =
  | Answer<200, AccessKeyDetailResponse>
  | Answer<400 | 401 | 404 | 409 | 410 | 413 | 422 | 429 | 500 | 503, Problem>;

/**
 * The response of `objectStorage.users.accessKeys.delete`: its success, or one of its declared errors. `status` says
 * which.
 */
export type ObjectStorageUsersAccessKeysDeleteAnswer =
  | Answer<204, undefined>
  | Answer<400 | 401 | 404 | 429 | 500 | 503, Problem>;

/**
 * Users of a service, with their keys, policies, tags and permissions boundaries. They are not users of the account.
 *
 * Methods: `create`, `list`, `get`, `modify`, `delete`.
 */
export class ObjectStorageUsersAccessKeys extends Resource {
  /**
   * Create an access key.
   *
   * Creates a key that signs S3 requests on behalf of the user. It is active immediately. Only this response contains
   * the secret. A user has at most 2 keys, so that one can replace the other.
   *
   * @param serviceUuid UUID of the service.
   * @param username Name of the user.
   * @param body what to send
   * @param options options of this call
   * @returns The access key, with its secret.
   * @throws {@link BadRequestError} 400: The service is under termination protection, not empty, or being deleted; or
   * the bucket holds objects that are protected by object lock.
   * @throws {@link BadRequestError} 400: Fields of the request are missing, malformed, out of bounds or in conflict with
   * stored data. `invalid_params` names each of them.
   * @throws {@link PaymentRequiredError} 402: The operation costs credits, and the account has none left.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Create an access key without a body
   * const answer = await cloud.objectStorage.users.accessKeys.create("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "ada");
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#create-access-key Create access key}
   * (stable, `POST /1.3/object-storage-2/:service_uuid/users/:username/access-keys`)
   */
  create(
    serviceUuid: string,
    username: string,
    body: AccessKeyCreate = {},
    options?: IdempotencyKeyOptions,
  ): Call<CreateAccessKeyResponse, ObjectStorageUsersAccessKeysCreateAnswer> {
    return this.transport.call(createRoute, { path: [serviceUuid, username], body }, options);
  }

  /**
   * List access keys.
   *
   * Lists all access keys of the user, without their secrets.
   *
   * @param serviceUuid UUID of the service.
   * @param username Name of the user.
   * @param options options of this call
   * @returns The access keys.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // List access keys
   * const answer = await cloud.objectStorage.users.accessKeys.list("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "ada");
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#list-access-keys List access keys}
   * (stable, `GET /1.3/object-storage-2/:service_uuid/users/:username/access-keys`)
   */
  list(
    serviceUuid: string,
    username: string,
    options?: CallOptions,
  ): Call<AccessKeyListResponse, ObjectStorageUsersAccessKeysListAnswer> {
    return this.transport.call(listRoute, { path: [serviceUuid, username] }, options);
  }

  /**
   * Read an access key.
   *
   * Reads one access key of the user by its id, without its secret.
   *
   * @param serviceUuid UUID of the service.
   * @param username Name of the user.
   * @param accessKeyId Id of the access key.
   * @param options options of this call
   * @returns The access key.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Read an access key
   * const answer = await cloud.objectStorage.users.accessKeys.get("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "ada", "AKIA4C0FFEE15BAD5EED");
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#get-access-key-details Get access key
   * details} (stable, `GET /1.3/object-storage-2/:service_uuid/users/:username/access-keys/:access_key_id`)
   */
  get(
    serviceUuid: string,
    username: string,
    accessKeyId: string,
    options?: CallOptions,
  ): Call<AccessKeyDetailResponse, ObjectStorageUsersAccessKeysGetAnswer> {
    return this.transport.call(getRoute, { path: [serviceUuid, username, accessKeyId] }, options);
  }

  /**
   * Activate or deactivate an access key.
   *
   * Activates or deactivates an access key. Requests signed with an inactive key are refused.
   *
   * @param serviceUuid UUID of the service.
   * @param username Name of the user.
   * @param accessKeyId Id of the access key.
   * @param body what to send
   * @param options options of this call
   * @returns The access key as it is now.
   * @throws {@link BadRequestError} 400: The service is under termination protection, not empty, or being deleted; or
   * the bucket holds objects that are protected by object lock.
   * @throws {@link BadRequestError} 400: Fields of the request are missing, malformed, out of bounds or in conflict with
   * stored data. `invalid_params` names each of them.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Deactivate an access key
   * const answer = await cloud.objectStorage.users.accessKeys.modify("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "ada", "AKIA4C0FFEE15BAD5EED", { status: "Inactive" });
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#modify-access-key-details Modify access
   * key details} (stable, `PATCH /1.3/object-storage-2/:service_uuid/users/:username/access-keys/:access_key_id`)
   */
  modify(
    serviceUuid: string,
    username: string,
    accessKeyId: string,
    body: AccessKeyModify,
    options?: IdempotencyKeyOptions,
  ): Call<AccessKeyDetailResponse, ObjectStorageUsersAccessKeysModifyAnswer> {
    return this.transport.call(modifyRoute, { path: [serviceUuid, username, accessKeyId], body }, options);
  }

  /**
   * Delete an access key.
   *
   * Deletes an access key. Requests signed with it are refused from then on.
   *
   * @param serviceUuid UUID of the service.
   * @param username Name of the user.
   * @param accessKeyId Id of the access key.
   * @param options options of this call
   * @returns The access key was deleted.
   * @throws {@link BadRequestError} 400: The service is under termination protection, not empty, or being deleted; or
   * the bucket holds objects that are protected by object lock.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Delete an access key
   * await cloud.objectStorage.users.accessKeys.delete("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "ada", "AKIA4C0FFEE15BAD5EED");
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#delete-access-key Delete access key}
   * (stable, `DELETE /1.3/object-storage-2/:service_uuid/users/:username/access-keys/:access_key_id`)
   */
  delete(
    serviceUuid: string,
    username: string,
    accessKeyId: string,
    options?: CallOptions,
  ): Call<undefined, ObjectStorageUsersAccessKeysDeleteAnswer> {
    return this.transport.call(deleteRoute, { path: [serviceUuid, username, accessKeyId] }, options);
  }
}
