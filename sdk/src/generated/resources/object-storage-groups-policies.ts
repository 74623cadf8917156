// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import type { Answer } from "../../core/answer.js";
import type { Call } from "../../core/call.js";
import type { CallOptions } from "../../core/options.js";
import { Resource } from "../../core/resource.js";
import type { IdempotencyKeyOptions } from "../call-options.js";
import type { PolicyAttachmentCreate, PolicyAttachmentListResponse, Problem } from "../models.js";
import { attachRoute, detachRoute, listRoute } from "../routes/object-storage-groups-policies.js";

/**
 * The response of `objectStorage.groups.policies.list`: its success, or one of its declared errors. `status` says
 * which.
 */
export type ObjectStorageGroupsPoliciesListAnswer =
  | Answer<200, PolicyAttachmentListResponse>
  | Answer<401 | 404 | 429 | 500 | 503, Problem>;

/**
 * The response of `objectStorage.groups.policies.attach`: its success, or one of its declared errors. `status` says
 * which.
 */
export type ObjectStorageGroupsPoliciesAttachAnswer =
  | Answer<204, undefined>
  | Answer<400 | 401 | 404 | 409 | 410 | 413 | 422 | 429 | 500 | 503, Problem>;

/**
 * The response of `objectStorage.groups.policies.detach`: its success, or one of its declared errors. `status` says
 * which.
 */
export type ObjectStorageGroupsPoliciesDetachAnswer =
  | Answer<204, undefined>
  | Answer<400 | 401 | 404 | 429 | 500 | 503, Problem>;

/**
 * Groups of a service's users. Policies can be attached to them.
 *
 * Methods: `list`, `attach`, `detach`.
 */
export class ObjectStorageGroupsPolicies extends Resource {
  /**
   * List the policies attached to a group.
   *
   * Lists the managed policies, own ones and system policies, that are attached to the group.
   *
   * @param serviceUuid UUID of the service.
   * @param groupName Name of the group.
   * @param options options of this call
   * @returns The attached policies.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // List attached policies
   * const answer = await cloud.objectStorage.groups.policies.list("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "analysts");
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#list-iam-group-policies List IAM Group
   * Policies} (stable, `GET /1.3/object-storage-2/:service_uuid/groups/:group_name/policies`)
   */
  list(
    serviceUuid: string,
    groupName: string,
    options?: CallOptions,
  ): Call<PolicyAttachmentListResponse, ObjectStorageGroupsPoliciesListAnswer> {
    return this.transport.call(listRoute, { path: [serviceUuid, groupName] }, options);
  }

  /**
   * Attach a policy to a group.
   *
   * Attaches a managed policy to the group, and increases the policy's `attachment_count`. Attaching it again changes
   * nothing.
   *
   * @param serviceUuid UUID of the service.
   * @param groupName Name of the group.
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
   * await cloud.objectStorage.groups.policies.attach("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "analysts", { name: "ECSS3ReadOnlyAccess" });
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#attach-iam-group-policy Attach IAM Group
   * Policy} (stable, `POST /1.3/object-storage-2/:service_uuid/groups/:group_name/policies`)
   */
  attach(
    serviceUuid: string,
    groupName: string,
    body: PolicyAttachmentCreate,
    options?: IdempotencyKeyOptions,
  ): Call<undefined, ObjectStorageGroupsPoliciesAttachAnswer> {
    return this.transport.call(attachRoute, { path: [serviceUuid, groupName], body }, options);
  }

  /**
   * Detach a policy from a group.
   *
   * Detaches a managed policy from the group. The policy itself stays. A policy that is not attached is not found.
   *
   * @param serviceUuid UUID of the service.
   * @param groupName Name of the group.
   * @param policyName Name of the attached policy.
   * @param options options of this call
   * @returns The policy is detached.
   * @throws {@link BadRequestError} 400: The service is under termination protection, not empty, or being deleted; or
   * the bucket holds objects that are protected by object lock.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Detach a system policy
   * await cloud.objectStorage.groups.policies.detach("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "analysts", "ECSS3ReadOnlyAccess");
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#detach-iam-group-policy Detach IAM Group
   * Policy} (stable, `DELETE /1.3/object-storage-2/:service_uuid/groups/:group_name/policies/:policy_name`)
   */
  detach(
    serviceUuid: string,
    groupName: string,
    policyName: string,
    options?: CallOptions,
  ): Call<undefined, ObjectStorageGroupsPoliciesDetachAnswer> {
    return this.transport.call(detachRoute, { path: [serviceUuid, groupName, policyName] }, options);
  }
}
