// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import type { Answer } from "../../core/answer.js";
import type { Call } from "../../core/call.js";
import type { CallOptions } from "../../core/options.js";
import { Resource } from "../../core/resource.js";
import type { IdempotencyKeyOptions } from "../call-options.js";
import type { Problem, UserCreate, UserDetailResponse, UserListResponse } from "../models.js";
import { createRoute, deleteRoute, getRoute, listRoute } from "../routes/object-storage-users.js";
import { ObjectStorageUsersAccessKeys } from "./object-storage-users-access-keys.js";
import { ObjectStorageUsersInlinePolicies } from "./object-storage-users-inline-policies.js";
import { ObjectStorageUsersPermissionsBoundary } from "./object-storage-users-permissions-boundary.js";
import { ObjectStorageUsersPolicies } from "./object-storage-users-policies.js";
import { ObjectStorageUsersTags } from "./object-storage-users-tags.js";

/** The response of `objectStorage.users.create`: its success, or one of its declared errors. `status` says which. */
export type ObjectStorageUsersCreateAnswer =
  | Answer<201, UserDetailResponse>
  | Answer<400 | 401 | 402 | 404 | 409 | 410 | 413 | 422 | 429 | 500 | 503, Problem>;

/** The response of `objectStorage.users.list`: its success, or one of its declared errors. `status` says which. */
export type ObjectStorageUsersListAnswer =
  | Answer<200, UserListResponse>
  | Answer<401 | 404 | 429 | 500 | 503, Problem>;

/** The response of `objectStorage.users.get`: its success, or one of its declared errors. `status` says which. */
export type ObjectStorageUsersGetAnswer =
  | Answer<200, UserDetailResponse>
  | Answer<401 | 404 | 429 | 500 | 503, Problem>;

/** The response of `objectStorage.users.delete`: its success, or one of its declared errors. `status` says which. */
export type ObjectStorageUsersDeleteAnswer =
  | Answer<204, undefined>
  | Answer<400 | 401 | 404 | 429 | 500 | 503, Problem>;

/**
 * Users of a service, with their keys, policies, tags and permissions boundaries. They are not users of the account.
 *
 * Methods: `create`, `list`, `get`, `delete`.
 *
 * Groups: `accessKeys`, `policies`, `inlinePolicies`, `tags`, `permissionsBoundary`.
 */
export class ObjectStorageUsers extends Resource {
  /**
   * Users of a service, with their keys, policies, tags and permissions boundaries. They are not users of the account.
   *
   * Methods: `create`, `list`, `get`, `modify`, `delete`.
   */
  readonly accessKeys = new ObjectStorageUsersAccessKeys(this.transport);
  /**
   * Users of a service, with their keys, policies, tags and permissions boundaries. They are not users of the account.
   *
   * Methods: `list`, `attach`, `detach`.
   */
  readonly policies = new ObjectStorageUsersPolicies(this.transport);
  /**
   * Users of a service, with their keys, policies, tags and permissions boundaries. They are not users of the account.
   *
   * Methods: `create`, `list`, `get`, `delete`.
   */
  readonly inlinePolicies = new ObjectStorageUsersInlinePolicies(this.transport);
  /**
   * Users of a service, with their keys, policies, tags and permissions boundaries. They are not users of the account.
   *
   * Methods: `get`, `replace`, `delete`.
   */
  readonly tags = new ObjectStorageUsersTags(this.transport);
  /**
   * Users of a service, with their keys, policies, tags and permissions boundaries. They are not users of the account.
   *
   * Methods: `set`, `delete`.
   */
  readonly permissionsBoundary = new ObjectStorageUsersPermissionsBoundary(this.transport);

  /**
   * Create a user.
   *
   * Creates a user within the service. A new user has no keys and no permissions. The users of a service are separate
   * from the account's own users and tokens.
   *
   * @param serviceUuid UUID of the service.
   * @param body what to send
   * @param options options of this call
   * @returns The user.
   * @throws {@link BadRequestError} 400: The service is under termination protection, not empty, or being deleted; or
   * the bucket holds objects that are protected by object lock.
   * @throws {@link BadRequestError} 400: Fields of the request are missing, malformed, out of bounds or in conflict with
   * stored data. `invalid_params` names each of them.
   * @throws {@link PaymentRequiredError} 402: The operation costs credits, and the account has none left.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Create a user
   * const answer = await cloud.objectStorage.users.create("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", { username: "ada" });
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#create-user Create user} (stable, `POST
   * /1.3/object-storage-2/:service_uuid/users`)
   */
  create(
    serviceUuid: string,
    body: UserCreate,
    options?: IdempotencyKeyOptions,
  ): Call<UserDetailResponse, ObjectStorageUsersCreateAnswer> {
    return this.transport.call(createRoute, { path: [serviceUuid], body }, options);
  }

  /**
   * List users.
   *
   * Lists all users of the service, each with its access keys and attached policies.
   *
   * @param serviceUuid UUID of the service.
   * @param options options of this call
   * @returns All users of the service.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // List the users
   * const answer = await cloud.objectStorage.users.list("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35");
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#list-users List users} (stable, `GET
   * /1.3/object-storage-2/:service_uuid/users`)
   */
  list(serviceUuid: string, options?: CallOptions): Call<UserListResponse, ObjectStorageUsersListAnswer> {
    return this.transport.call(listRoute, { path: [serviceUuid] }, options);
  }

  /**
   * Read a user.
   *
   * Reads one user by name, with access keys and attached policies.
   *
   * @param serviceUuid UUID of the service.
   * @param username Name of the user.
   * @param options options of this call
   * @returns The user.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Read a user
   * const answer = await cloud.objectStorage.users.get("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "ada");
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#get-user-details Get user details}
   * (stable, `GET /1.3/object-storage-2/:service_uuid/users/:username`)
   */
  get(
    serviceUuid: string,
    username: string,
    options?: CallOptions,
  ): Call<UserDetailResponse, ObjectStorageUsersGetAnswer> {
    return this.transport.call(getRoute, { path: [serviceUuid, username] }, options);
  }

  /**
   * Delete a user.
   *
   * Deletes a user with its access keys (even active ones), inline policies, tags and memberships. Attached policies
   * stay, and their `attachment_count` decreases.
   *
   * @param serviceUuid UUID of the service.
   * @param username Name of the user.
   * @param options options of this call
   * @returns The user was deleted.
   * @throws {@link BadRequestError} 400: The service is under termination protection, not empty, or being deleted; or
   * the bucket holds objects that are protected by object lock.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Delete a user
   * await cloud.objectStorage.users.delete("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "ada");
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#delete-user Delete user} (stable, `DELETE
   * /1.3/object-storage-2/:service_uuid/users/:username`)
   */
  delete(
    serviceUuid: string,
    username: string,
    options?: CallOptions,
  ): Call<undefined, ObjectStorageUsersDeleteAnswer> {
    return this.transport.call(deleteRoute, { path: [serviceUuid, username] }, options);
  }
}
