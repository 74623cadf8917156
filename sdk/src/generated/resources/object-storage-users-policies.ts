// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import type { Answer } from "../../core/answer.js";
import type { Call } from "../../core/call.js";
import type { CallOptions } from "../../core/options.js";
import { Resource } from "../../core/resource.js";
import type { IdempotencyKeyOptions } from "../call-options.js";
import type { PolicyAttachmentCreate, PolicyAttachmentListResponse, Problem } from "../models.js";
import { attachRoute, detachRoute, listRoute } from "../routes/object-storage-users-policies.js";

/**
 * The response of `objectStorage.users.policies.list`: its success, or one of its declared errors. `status` says
 * which.
 */
export type ObjectStorageUsersPoliciesListAnswer =
  | Answer<200, PolicyAttachmentListResponse>
  | Answer<401 | 404 | 429 | 500 | 503, Problem>;

/**
 * The response of `objectStorage.users.policies.attach`: its success, or one of its declared errors. `status` says
 * which.
 */
export type ObjectStorageUsersPoliciesAttachAnswer =
  | Answer<204, undefined>
  | Answer<400 | 401 | 404 | 409 | 410 | 413 | 422 | 429 | 500 | 503, Problem>;

/**
 * The response of `objectStorage.users.policies.detach`: its success, or one of its declared errors. `status` says
 * which.
 */
export type ObjectStorageUsersPoliciesDetachAnswer =
  | Answer<204, undefined>
  | Answer<400 | 401 | 404 | 429 | 500 | 503, Problem>;

/**
 * Users of a service, with their keys, policies, tags and permissions boundaries. They are not users of the account.
 *
 * Methods: `list`, `attach`, `detach`.
 */
export class ObjectStorageUsersPolicies extends Resource {
  /**
   * List the policies attached to a user.
   *
   * Lists the managed policies, own ones and system policies, that are attached to the user.
   *
   * @param serviceUuid UUID of the service.
   * @param username Name of the user.
   * @param options options of this call
   * @returns The attached policies.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // List attached policies
   * const answer = await cloud.objectStorage.users.policies.list("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "ada");
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#list-attached-user-policies List attached
   * user policies} (stable, `GET /1.3/object-storage-2/:service_uuid/users/:username/policies`)
   */
  list(
    serviceUuid: string,
    username: string,
    options?: CallOptions,
  ): Call<PolicyAttachmentListResponse, ObjectStorageUsersPoliciesListAnswer> {
    return this.transport.call(listRoute, { path: [serviceUuid, username] }, options);
  }

  /**
   * Attach a policy to a user.
   *
   * Attaches a managed policy to the user, and increases the policy's `attachment_count`. Attaching it again changes
   * nothing.
   *
   * @param serviceUuid UUID of the service.
   * @param username Name of the user.
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
   * await cloud.objectStorage.users.policies.attach("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "ada", { name: "ECSS3ReadOnlyAccess" });
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#attach-user-policy Attach user policy}
   * (stable, `POST /1.3/object-storage-2/:service_uuid/users/:username/policies`)
   */
  attach(
    serviceUuid: string,
    username: string,
    body: PolicyAttachmentCreate,
    options?: IdempotencyKeyOptions,
  ): Call<undefined, ObjectStorageUsersPoliciesAttachAnswer> {
    return this.transport.call(attachRoute, { path: [serviceUuid, username], body }, options);
  }

  /**
   * Detach a policy from a user.
   *
   * Detaches a managed policy from the user. The policy itself stays. A policy that is not attached is not found.
   *
   * @param serviceUuid UUID of the service.
   * @param username Name of the user.
   * @param policyName Name of the attached policy.
   * @param options options of this call
   * @returns The policy is detached.
   * @throws {@link BadRequestError} 400: The service is under termination protection, not empty, or being deleted; or
   * the bucket holds objects that are protected by object lock.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Detach a system policy
   * await cloud.objectStorage.users.policies.detach("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "ada", "ECSS3ReadOnlyAccess");
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#detach-user-policy Detach user policy}
   * (stable, `DELETE /1.3/object-storage-2/:service_uuid/users/:username/policies/:policy_name`)
   */
  detach(
    serviceUuid: string,
    username: string,
    policyName: string,
    options?: CallOptions,
  ): Call<undefined, ObjectStorageUsersPoliciesDetachAnswer> {
    return this.transport.call(detachRoute, { path: [serviceUuid, username, policyName] }, options);
  }
}
