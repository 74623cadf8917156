// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import type { Answer } from "../../core/answer.js";
import type { Call } from "../../core/call.js";
import type { CallOptions } from "../../core/options.js";
import { Resource } from "../../core/resource.js";
import type { IdempotencyKeyOptions } from "../call-options.js";
import type { PolicyAttachmentCreate, Problem, RolePolicyListResponse } from "../models.js";
import { attachRoute, detachRoute, listRoute } from "../routes/object-storage-roles-policies.js";

/**
 * The response of `objectStorage.roles.policies.list`: its success, or one of its declared errors. `status` says
 * which.
 */
export type ObjectStorageRolesPoliciesListAnswer =
  | Answer<200, RolePolicyListResponse>
  | Answer<401 | 404 | 429 | 500 | 503, Problem>;

/**
 * The response of `objectStorage.roles.policies.attach`: its success, or one of its declared errors. `status` says
 * which.
 */
export type ObjectStorageRolesPoliciesAttachAnswer =
  | Answer<204, undefined>
  | Answer<400 | 401 | 404 | 409 | 410 | 413 | 422 | 429 | 500 | 503, Problem>;

/**
 * The response of `objectStorage.roles.policies.detach`: its success, or one of its declared errors. `status` says
 * which.
 */
export type ObjectStorageRolesPoliciesDetachAnswer =
  | Answer<204, undefined>
  | Answer<400 | 401 | 404 | 429 | 500 | 503, Problem>;

/**
 * Roles that users of a service can assume for a limited time, with their policies.
 *
 * Methods: `list`, `attach`, `detach`.
 */
export class ObjectStorageRolesPolicies extends Resource {
  /**
   * List the policies attached to a role.
   *
   * Lists the managed policies, own ones and system policies, that are attached to the role.
   *
   * @param serviceUuid UUID of the service.
   * @param roleName Name of the role.
   * @param options options of this call
   * @returns The attached policies.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // List attached policies
   * const answer = await cloud.objectStorage.roles.policies.list("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "report-reader");
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#list-attached-role-policies List Attached
   * Role Policies} (stable, `GET /1.3/object-storage-2/:service_uuid/roles/:role_name/policies`)
   */
  list(
    serviceUuid: string,
    roleName: string,
    options?: CallOptions,
  ): Call<RolePolicyListResponse, ObjectStorageRolesPoliciesListAnswer> {
    return this.transport.call(listRoute, { path: [serviceUuid, roleName] }, options);
  }

  /**
   * Attach a policy to a role.
   *
   * Attaches a managed policy to the role, and increases the policy's `attachment_count`. Attaching it again changes
   * nothing.
   *
   * @param serviceUuid UUID of the service.
   * @param roleName Name of the role.
   * @param body what to send
   * @param options options of this call
   * @returns The policy is attached.
   * @throws {@link BadRequestError} 400: The service is under termination protection, not empty, or being deleted; or
   * the bucket holds objects that are protected by object lock.
   * @throws {@link BadRequestError} 400: Fields of the request are missing, malformed, out of bounds or in conflict with
   * stored data. `invalid_params` names each of them.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Attach a system policy
   * await cloud.objectStorage.roles.policies.attach("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "report-reader", { name: "ECSS3ReadOnlyAccess" });
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#attach-policy-to-role Attach Policy To
   * Role} (stable, `POST /1.3/object-storage-2/:service_uuid/roles/:role_name/policies`)
   */
  attach(
    serviceUuid: string,
    roleName: string,
    body: PolicyAttachmentCreate,
    options?: IdempotencyKeyOptions,
  ): Call<undefined, ObjectStorageRolesPoliciesAttachAnswer> {
    return this.transport.call(attachRoute, { path: [serviceUuid, roleName], body }, options);
  }

  /**
   * Detach a policy from a role.
   *
   * Detaches a managed policy from the role. The policy itself stays. A policy that is not attached is not found.
   *
   * @param serviceUuid UUID of the service.
   * @param roleName Name of the role.
   * @param policyName Name of the attached policy.
   * @param options options of this call
   * @returns The policy is detached.
   * @throws {@link BadRequestError} 400: The service is under termination protection, not empty, or being deleted; or
   * the bucket holds objects that are protected by object lock.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Detach a system policy
   * await cloud.objectStorage.roles.policies.detach("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "report-reader", "ECSS3ReadOnlyAccess");
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#detach-policy-from-role Detach Policy From
   * Role} (stable, `DELETE /1.3/object-storage-2/:service_uuid/roles/:role_name/policies/:policy_name`)
   */
  detach(
    serviceUuid: string,
    roleName: string,
    policyName: string,
    options?: CallOptions,
  ): Call<undefined, ObjectStorageRolesPoliciesDetachAnswer> {
    return this.transport.call(detachRoute, { path: [serviceUuid, roleName, policyName] }, options);
  }
}
