// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import type { Answer } from "../../core/answer.js";
import type { Call } from "../../core/call.js";
import type { CallOptions } from "../../core/options.js";
import { Resource } from "../../core/resource.js";
import type { IdempotencyKeyOptions } from "../call-options.js";
import type { InlinePolicyCreate, InlinePolicyListResponse, InlinePolicyResponse, Problem } from "../models.js";
import { createRoute, deleteRoute, getRoute, listRoute } from "../routes/object-storage-groups-inline-policies.js";

/**
 * The response of `objectStorage.groups.inlinePolicies.create`: its success, or one of its declared errors. `status`
 * says which.
 */
export type ObjectStorageGroupsInlinePoliciesCreateAnswer =
  | Answer<201, InlinePolicyResponse>
  | Answer<400 | 401 | 404 | 409 | 410 | 413 | 422 | 429 | 500 | 503, Problem>;

/**
 * The response of `objectStorage.groups.inlinePolicies.list`: its success, or one of its declared errors. `status`
 * says which.
 */
export type ObjectStorageGroupsInlinePoliciesListAnswer =
  | Answer<200, InlinePolicyListResponse>
  | Answer<400 | 401 | 404 | 429 | 500 | 503, Problem>;

/**
 * The response of `objectStorage.groups.inlinePolicies.get`: its success, or one of its declared errors. `status` says
 * which.
 */
export type ObjectStorageGroupsInlinePoliciesGetAnswer =
  | Answer<200, InlinePolicyResponse>
  | Answer<400 | 401 | 404 | 429 | 500 | 503, Problem>;

/**
 * The response of `objectStorage.groups.inlinePolicies.delete`: its success, or one of its declared errors. `status`
 * says which.
 */
export type ObjectStorageGroupsInlinePoliciesDeleteAnswer =
  | Answer<204, undefined>
  | Answer<400 | 401 | 404 | 429 | 500 | 503, Problem>;

/**
 * Groups of a service's users. Policies can be attached to them.
 *
 * Methods: `create`, `list`, `get`, `delete`.
 */
export class ObjectStorageGroupsInlinePolicies extends Resource {
  /**
   * Add an inline policy to a group.
   *
   * Adds a policy that belongs to the group. It cannot be attached to anything else, and is deleted with the group. The
   * name must be unique among the inline policies of the group.
   *
   * @param serviceUuid UUID of the service.
   * @param groupName Name of the group.
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
   * const answer = await cloud.objectStorage.groups.inlinePolicies.create("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "analysts", {
   *   name: "list-buckets",
   *   document: "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:ListBucket\",\"Resource\":\"*\"}]}",
   * });
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#create-group-inline-policy Create group
   * inline policy} (stable, `POST /1.3/object-storage-2/:service_uuid/groups/:group_name/inline-policies`)
   */
  create(
    serviceUuid: string,
    groupName: string,
    body: InlinePolicyCreate,
    options?: IdempotencyKeyOptions,
  ): Call<InlinePolicyResponse, ObjectStorageGroupsInlinePoliciesCreateAnswer> {
    return this.transport.call(createRoute, { path: [serviceUuid, groupName], body }, options);
  }

  /**
   * List the inline policies of a group.
   *
   * Lists the inline policies of the group, with their documents.
   *
   * @param serviceUuid UUID of the service.
   * @param groupName Name of the group.
   * @param options options of this call
   * @returns The inline policies.
   * @throws {@link BadRequestError} 400: Fields of the request are missing, malformed, out of bounds or in conflict with
   * stored data. `invalid_params` names each of them.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // List inline policies
   * const answer = await cloud.objectStorage.groups.inlinePolicies.list("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "analysts");
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#list-group-inline-policies List group
   * inline policies} (stable, `GET /1.3/object-storage-2/:service_uuid/groups/:group_name/inline-policies`)
   */
  list(
    serviceUuid: string,
    groupName: string,
    options?: CallOptions,
  ): Call<InlinePolicyListResponse, ObjectStorageGroupsInlinePoliciesListAnswer> {
    return this.transport.call(listRoute, { path: [serviceUuid, groupName] }, options);
  }

  /**
   * Read an inline policy of a group.
   *
   * Reads one inline policy of the group by its name.
   *
   * @param serviceUuid UUID of the service.
   * @param groupName Name of the group.
   * @param policyName Name of the inline policy, percent-encoded.
   * @param options options of this call
   * @returns The inline policy.
   * @throws {@link BadRequestError} 400: Fields of the request are missing, malformed, out of bounds or in conflict with
   * stored data. `invalid_params` names each of them.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Read an inline policy
   * const answer = await cloud.objectStorage.groups.inlinePolicies.get("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "analysts", "list-buckets");
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#get-group-inline-policy Get group inline
   * policy} (stable, `GET /1.3/object-storage-2/:service_uuid/groups/:group_name/inline-policies/:policy_name`)
   */
  get(
    serviceUuid: string,
    groupName: string,
    policyName: string,
    options?: CallOptions,
  ): Call<InlinePolicyResponse, ObjectStorageGroupsInlinePoliciesGetAnswer> {
    return this.transport.call(getRoute, { path: [serviceUuid, groupName, policyName] }, options);
  }

  /**
   * Delete an inline policy of a group.
   *
   * Deletes one inline policy of the group. The group loses the permissions that only this policy gave it.
   *
   * @param serviceUuid UUID of the service.
   * @param groupName Name of the group.
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
   * await cloud.objectStorage.groups.inlinePolicies.delete("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "analysts", "list-buckets");
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#delete-group-inline-policy Delete group
   * inline policy} (stable, `DELETE
   * /1.3/object-storage-2/:service_uuid/groups/:group_name/inline-policies/:policy_name`)
   */
  delete(
    serviceUuid: string,
    groupName: string,
    policyName: string,
    options?: CallOptions,
  ): Call<undefined, ObjectStorageGroupsInlinePoliciesDeleteAnswer> {
    return this.transport.call(deleteRoute, { path: [serviceUuid, groupName, policyName] }, options);
  }
}
