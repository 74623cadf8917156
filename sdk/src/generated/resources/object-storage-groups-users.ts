// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import type { Answer } from "../../core/answer.js";
import type { Call } from "../../core/call.js";
import type { CallOptions } from "../../core/options.js";
import { Resource } from "../../core/resource.js";
import type { IdempotencyKeyOptions } from "../call-options.js";
import type { Problem } from "../models.js";
import { attachRoute, removeRoute } from "../routes/object-storage-groups-users.js";

/**
 * The response of `objectStorage.groups.users.attach`: its success, or one of its declared errors. `status` says
 * which.
 */
export type ObjectStorageGroupsUsersAttachAnswer =
  | Answer<204, undefined>
  | Answer<400 | 401 | 404 | 409 | 410 | 422 | 429 | 500 | 503, Problem>;

/**
 * The response of `objectStorage.groups.users.remove`: its success, or one of its declared errors. `status` says
 * which.
 */
export type ObjectStorageGroupsUsersRemoveAnswer =
  | Answer<204, undefined>
  | Answer<400 | 401 | 404 | 429 | 500 | 503, Problem>;

/**
 * Groups of a service's users. Policies can be attached to them.
 *
 * Methods: `attach`, `remove`.
 */
export class ObjectStorageGroupsUsers extends Resource {
  /**
   * Add a user to a group.
   *
   * Adds a user to the group. The request has no body. Adding a member again changes nothing.
   *
   * @param serviceUuid UUID of the service.
   * @param groupName Name of the group.
   * @param username Name of the user.
   * @param options options of this call
   * @returns The user is a member.
   * @throws {@link BadRequestError} 400: Fields of the request are missing, malformed, out of bounds or in conflict with
   * stored data. `invalid_params` names each of them.
   * @throws {@link BadRequestError} 400: The service is under termination protection, not empty, or being deleted; or
   * the bucket holds objects that are protected by object lock.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Add a user
   * await cloud.objectStorage.groups.users.attach("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "analysts", "ada");
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#attach-user-to-group Attach user to group}
   * (stable, `POST /1.3/object-storage-2/:service_uuid/groups/:group_name/users/:username`)
   */
  attach(
    serviceUuid: string,
    groupName: string,
    username: string,
    options?: IdempotencyKeyOptions,
  ): Call<undefined, ObjectStorageGroupsUsersAttachAnswer> {
    return this.transport.call(attachRoute, { path: [serviceUuid, groupName, username] }, options);
  }

  /**
   * Remove a user from a group.
   *
   * Removes a user from the group. The user itself stays. A user who is not a member is not found.
   *
   * @param serviceUuid UUID of the service.
   * @param groupName Name of the group.
   * @param username Name of the user.
   * @param options options of this call
   * @returns The user is no longer a member.
   * @throws {@link BadRequestError} 400: Fields of the request are missing, malformed, out of bounds or in conflict with
   * stored data. `invalid_params` names each of them.
   * @throws {@link BadRequestError} 400: The service is under termination protection, not empty, or being deleted; or
   * the bucket holds objects that are protected by object lock.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Remove a user
   * await cloud.objectStorage.groups.users.remove("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "analysts", "ada");
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#remove-user-from-group Remove user from
   * group} (stable, `DELETE /1.3/object-storage-2/:service_uuid/groups/:group_name/users/:username`)
   */
  remove(
    serviceUuid: string,
    groupName: string,
    username: string,
    options?: CallOptions,
  ): Call<undefined, ObjectStorageGroupsUsersRemoveAnswer> {
    return this.transport.call(removeRoute, { path: [serviceUuid, groupName, username] }, options);
  }
}
