// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import type { Answer } from "../../core/answer.js";
import type { Call } from "../../core/call.js";
import type { CallOptions } from "../../core/options.js";
import { Resource } from "../../core/resource.js";
import type { AssumeRolePolicyRequest, AssumeRolePolicyResponse, Problem } from "../models.js";
import { setRoute } from "../routes/object-storage-roles-assume-role-policy.js";

/**
 * The response of `objectStorage.roles.assumeRolePolicy.set`: its success, or one of its declared errors. `status`
 * says which.
 */
export type ObjectStorageRolesAssumeRolePolicySetAnswer =
  | Answer<200, AssumeRolePolicyResponse>
  | Answer<400 | 401 | 404 | 413 | 429 | 500 | 503, Problem>;

/**
 * Roles that users of a service can assume for a limited time, with their policies.
 *
 * Methods: `set`.
 */
export class ObjectStorageRolesAssumeRolePolicy extends Resource {
  /**
   * Replace the trust document of a role.
   *
   * Replaces the role's trust document, which says who may assume the role. The vendor calls this assuming the role, but
   * it creates no session.
   *
   * @param serviceUuid UUID of the service.
   * @param roleName Name of the role.
   * @param body what to send
   * @param options options of this call
   * @returns The trust document that is now in force.
   * @throws {@link BadRequestError} 400: The service is under termination protection, not empty, or being deleted; or
   * the bucket holds objects that are protected by object lock.
   * @throws {@link BadRequestError} 400: Fields of the request are missing, malformed, out of bounds or in conflict with
   * stored data. `invalid_params` names each of them.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Trust one user
   * const answer = await cloud.objectStorage.roles.assumeRolePolicy.set("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "report-reader", {
   *   document: "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":[\"urn:ecs:iam::12b7f0c45d3e4a1b8c960f2e1d4a7b35:user/ada\"]},\"Action\":\"sts:AssumeRole\",\"Resource\":\"*\"}]}",
   * });
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#assume-role-policy Assume Role Policy}
   * (stable, `PUT /1.3/object-storage-2/:service_uuid/roles/:role_name/assume-role-policy`)
   */
  set(
    serviceUuid: string,
    roleName: string,
    body: AssumeRolePolicyRequest,
    options?: CallOptions,
  ): Call<AssumeRolePolicyResponse, ObjectStorageRolesAssumeRolePolicySetAnswer> {
    return this.transport.call(setRoute, { path: [serviceUuid, roleName], body }, options);
  }
}
