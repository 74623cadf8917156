// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import type { Answer } from "../../core/answer.js";
import type { Call } from "../../core/call.js";
import type { CallOptions } from "../../core/options.js";
import { Resource } from "../../core/resource.js";
import type { IdempotencyKeyOptions } from "../call-options.js";
import type { InlinePolicyCreate, InlinePolicyListResponse, InlinePolicyResponse, Problem } from "../models.js";
import { createRoute, deleteRoute, getRoute, listRoute } from "../routes/object-storage-roles-inline-policies.js";

/**
 * The response of `objectStorage.roles.inlinePolicies.create`: its success, or one of its declared errors. `status`
 * says which.
 */
export type ObjectStorageRolesInlinePoliciesCreateAnswer =
  | Answer<201, InlinePolicyResponse>
  | Answer<400 | 401 | 404 | 409 | 410 | 413 | 422 | 429 | 500 | 503, Problem>;

/**
 * The response of `objectStorage.roles.inlinePolicies.list`: its success, or one of its declared errors. `status` says
 * which.
 */
export type ObjectStorageRolesInlinePoliciesListAnswer =
  | Answer<200, InlinePolicyListResponse>
  | Answer<400 | 401 | 404 | 429 | 500 | 503, Problem>;

/**
 * The response of `objectStorage.roles.inlinePolicies.get`: its success, or one of its declared errors. `status` says
 * which.
 */
export type ObjectStorageRolesInlinePoliciesGetAnswer =
  | Answer<200, InlinePolicyResponse>
  | Answer<400 | 401 | 404 | 429 | 500 | 503, Problem>;

/**
 * The response of `objectStorage.roles.inlinePolicies.delete`: its success, or one of its declared errors. `status`
 * says which.
 */
export type ObjectStorageRolesInlinePoliciesDeleteAnswer =
  | Answer<204, undefined>
  | Answer<400 | 401 | 404 | 429 | 500 | 503, Problem>;

/**
 * Roles that users of a service can assume for a limited time, with their policies.
 *
 * Methods: `create`, `list`, `get`, `delete`.
 */
export class ObjectStorageRolesInlinePolicies extends Resource {
  /**
   * Add an inline policy to a role.
   *
   * Adds a policy that belongs to the role. It cannot be attached to anything else, and is deleted with the role. The
   * name must be unique among the inline policies of the role.
   *
   * @param serviceUuid UUID of the service.
   * @param roleName Name of the role.
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
   * const answer = await cloud.objectStorage.roles.inlinePolicies.create("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "report-reader", {
   *   name: "list-buckets",
   *   document: "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:ListBucket\",\"Resource\":\"*\"}]}",
   * });
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#create-role-inline-policy Create role
   * inline policy} (stable, `POST /1.3/object-storage-2/:service_uuid/roles/:role_name/inline-policies`)
   */
  create(
    serviceUuid: string,
    roleName: string,
    body: InlinePolicyCreate,
    options?: IdempotencyKeyOptions,
  ): Call<InlinePolicyResponse, ObjectStorageRolesInlinePoliciesCreateAnswer> {
    return this.transport.call(createRoute, { path: [serviceUuid, roleName], body }, options);
  }

  /**
   * List the inline policies of a role.
   *
   * Lists the inline policies of the role, with their documents.
   *
   * @param serviceUuid UUID of the service.
   * @param roleName Name of the role.
   * @param options options of this call
   * @returns The inline policies.
   * @throws {@link BadRequestError} 400: Fields of the request are missing, malformed, out of bounds or in conflict with
   * stored data. `invalid_params` names each of them.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // List inline policies
   * const answer = await cloud.objectStorage.roles.inlinePolicies.list("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "report-reader");
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#list-role-inline-policies List Role Inline
   * Policies} (stable, `GET /1.3/object-storage-2/:service_uuid/roles/:role_name/inline-policies`)
   */
  list(
    serviceUuid: string,
    roleName: string,
    options?: CallOptions,
  ): Call<InlinePolicyListResponse, ObjectStorageRolesInlinePoliciesListAnswer> {
    return this.transport.call(listRoute, { path: [serviceUuid, roleName] }, options);
  }

  /**
   * Read an inline policy of a role.
   *
   * Reads one inline policy of the role by its name.
   *
   * @param serviceUuid UUID of the service.
   * @param roleName Name of the role.
   * @param policyName Name of the inline policy, percent-encoded.
   * @param options options of this call
   * @returns The inline policy.
   * @throws {@link BadRequestError} 400: Fields of the request are missing, malformed, out of bounds or in conflict with
   * stored data. `invalid_params` names each of them.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Read an inline policy
   * const answer = await cloud.objectStorage.roles.inlinePolicies.get("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "report-reader", "list-buckets");
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#get-role-inline-policies Get Role Inline
   * Policies} (stable, `GET /1.3/object-storage-2/:service_uuid/roles/:role_name/inline-policies/:policy_name`)
   */
  get(
    serviceUuid: string,
    roleName: string,
    policyName: string,
    options?: CallOptions,
  ): Call<InlinePolicyResponse, ObjectStorageRolesInlinePoliciesGetAnswer> {
    return this.transport.call(getRoute, { path: [serviceUuid, roleName, policyName] }, options);
  }

  /**
   * Delete an inline policy of a role.
   *
   * Deletes one inline policy of the role. The role loses the permissions that only this policy gave it.
   *
   * @param serviceUuid UUID of the service.
   * @param roleName Name of the role.
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
   * await cloud.objectStorage.roles.inlinePolicies.delete("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "report-reader", "list-buckets");
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#delete-role-inline-policy Delete role
   * inline policy} (stable, `DELETE /1.3/object-storage-2/:service_uuid/roles/:role_name/inline-policies/:policy_name`)
   */
  delete(
    serviceUuid: string,
    roleName: string,
    policyName: string,
    options?: CallOptions,
  ): Call<undefined, ObjectStorageRolesInlinePoliciesDeleteAnswer> {
    return this.transport.call(deleteRoute, { path: [serviceUuid, roleName, policyName] }, options);
  }
}
