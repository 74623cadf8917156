// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import type { Answer } from "../../core/answer.js";
import type { Call } from "../../core/call.js";
import type { CallOptions } from "../../core/options.js";
import { Resource } from "../../core/resource.js";
import type { IdempotencyKeyOptions } from "../call-options.js";
import type { InlinePolicyCreate, InlinePolicyListResponse, InlinePolicyResponse, Problem } from "../models.js";
import { createRoute, deleteRoute, getRoute, listRoute } from "../routes/object-storage-users-inline-policies.js";

/**
 * The response of `objectStorage.users.inlinePolicies.create`: its success, or one of its declared errors. `status`
 * says which.
 */
export type ObjectStorageUsersInlinePoliciesCreateAnswer =
  | Answer<201, InlinePolicyResponse>
  | Answer<400 | 401 | 404 | 409 | 410 | 413 | 422 | 429 | 500 | 503, Problem>;

/**
 * The response of `objectStorage.users.inlinePolicies.list`: its success, or one of its declared errors. `status` says
 * which.
 */
export type ObjectStorageUsersInlinePoliciesListAnswer =
  | Answer<200, InlinePolicyListResponse>
  | Answer<400 | 401 | 404 | 429 | 500 | 503, Problem>;

/**
 * The response of `objectStorage.users.inlinePolicies.get`: its success, or one of its declared errors. `status` says
 * which.
 */
export type ObjectStorageUsersInlinePoliciesGetAnswer =
  | Answer<200, InlinePolicyResponse>
  | Answer<400 | 401 | 404 | 429 | 500 | 503, Problem>;

/**
 * The response of `objectStorage.users.inlinePolicies.delete`: its success, or one of its declared errors. `status`
 * says which.
 */
export type ObjectStorageUsersInlinePoliciesDeleteAnswer =
  | Answer<204, undefined>
  | Answer<400 | 401 | 404 | 429 | 500 | 503, Problem>;

/**
 * Users of a service, with their keys, policies, tags and permissions boundaries. They are not users of the account.
 *
 * Methods: `create`, `list`, `get`, `delete`.
 */
export class ObjectStorageUsersInlinePolicies extends Resource {
  /**
   * Add an inline policy to a user.
   *
   * Adds a policy that belongs to the user. It cannot be attached to anything else, and is deleted with the user. The
   * name must be unique among the inline policies of the user.
   *
   * @param serviceUuid UUID of the service.
   * @param username Name of the user.
   * @param body what to send
   * @param options options of this call
   * @returns The inline policy.
   * @throws {@link BadRequestError} 400: The service is under termination protection, not empty, or being deleted; or
   * the bucket holds objects that are protected by object lock.
   * @throws {@link BadRequestError} 400: Fields of the request are missing, malformed, out of bounds or in conflict with
   * stored data. `invalid_params` names each of them.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Allow listing buckets
   * const answer = await cloud.objectStorage.users.inlinePolicies.create("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "ada", {
   *   name: "list-buckets",
   *   document: "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:ListBucket\",\"Resource\":\"*\"}]}",
   * });
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#create-user-inline-policy Create user
   * inline policy} (stable, `POST /1.3/object-storage-2/:service_uuid/users/:username/inline-policies`)
   */
  create(
    serviceUuid: string,
    username: string,
    body: InlinePolicyCreate,
    options?: IdempotencyKeyOptions,
  ): Call<InlinePolicyResponse, ObjectStorageUsersInlinePoliciesCreateAnswer> {
    return this.transport.call(createRoute, { path: [serviceUuid, username], body }, options);
  }

  /**
   * List the inline policies of a user.
   *
   * Lists the inline policies of the user, with their documents.
   *
   * @param serviceUuid UUID of the service.
   * @param username Name of the user.
   * @param options options of this call
   * @returns The inline policies.
   * @throws {@link BadRequestError} 400: Fields of the request are missing, malformed, out of bounds or in conflict with
   * stored data. `invalid_params` names each of them.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // List inline policies
   * const answer = await cloud.objectStorage.users.inlinePolicies.list("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "ada");
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#list-user-inline-policies List user inline
   * policies} (stable, `GET /1.3/object-storage-2/:service_uuid/users/:username/inline-policies`)
   */
  list(
    serviceUuid: string,
    username: string,
    options?: CallOptions,
  ): Call<InlinePolicyListResponse, ObjectStorageUsersInlinePoliciesListAnswer> {
    return this.transport.call(listRoute, { path: [serviceUuid, username] }, options);
  }

  /**
   * Read an inline policy of a user.
   *
   * Reads one inline policy of the user by its name.
   *
   * @param serviceUuid UUID of the service.
   * @param username Name of the user.
   * @param policyName Name of the inline policy, percent-encoded.
   * @param options options of this call
   * @returns The inline policy.
   * @throws {@link BadRequestError} 400: Fields of the request are missing, malformed, out of bounds or in conflict with
   * stored data. `invalid_params` names each of them.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Read an inline policy
   * const answer = await cloud.objectStorage.users.inlinePolicies.get("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "ada", "list-buckets");
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#get-user-inline-policy Get user inline
   * policy} (stable, `GET /1.3/object-storage-2/:service_uuid/users/:username/inline-policies/:policy_name`)
   */
  get(
    serviceUuid: string,
    username: string,
    policyName: string,
    options?: CallOptions,
  ): Call<InlinePolicyResponse, ObjectStorageUsersInlinePoliciesGetAnswer> {
    return this.transport.call(getRoute, { path: [serviceUuid, username, policyName] }, options);
  }

  /**
   * Delete an inline policy of a user.
   *
   * Deletes one inline policy of the user. The user loses the permissions that only this policy gave it.
   *
   * @param serviceUuid UUID of the service.
   * @param username Name of the user.
   * @param policyName Name of the inline policy, percent-encoded.
   * @param options options of this call
   * @returns The inline policy was deleted.
   * @throws {@link BadRequestError} 400: Fields of the request are missing, malformed, out of bounds or in conflict with
   * stored data. `invalid_params` names each of them.
   * @throws {@link BadRequestError} 400: The service is under termination protection, not empty, or being deleted; or
   * the bucket holds objects that are protected by object lock.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Delete an inline policy
   * await cloud.objectStorage.users.inlinePolicies.delete("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "ada", "list-buckets");
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#delete-user-inline-policy Delete user
   * inline policy} (stable, `DELETE /1.3/object-storage-2/:service_uuid/users/:username/inline-policies/:policy_name`)
   */
  delete(
    serviceUuid: string,
    username: string,
    policyName: string,
    options?: CallOptions,
  ): Call<undefined, ObjectStorageUsersInlinePoliciesDeleteAnswer> {
    return this.transport.call(deleteRoute, { path: [serviceUuid, username, policyName] }, options);
  }
}
