// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import type { Answer } from "../../core/answer.js";
import type { Call } from "../../core/call.js";
import type { CallOptions } from "../../core/options.js";
import { Resource } from "../../core/resource.js";
import type { PermissionsBoundaryCreate, PermissionsBoundaryResponse, Problem } from "../models.js";
import { deleteRoute, setRoute } from "../routes/object-storage-roles-permissions-boundary.js";

/**
 * The response of `objectStorage.roles.permissionsBoundary.set`: its success, or one of its declared errors. `status`
 * says which.
 */
export type ObjectStorageRolesPermissionsBoundarySetAnswer =
  | Answer<200, PermissionsBoundaryResponse>
  | Answer<400 | 401 | 404 | 413 | 429 | 500 | 503, Problem>;

/**
 * The response of `objectStorage.roles.permissionsBoundary.delete`: its success, or one of its declared errors.
 * `status` says which.
 */
export type ObjectStorageRolesPermissionsBoundaryDeleteAnswer =
  | Answer<204, undefined>
  | Answer<400 | 401 | 404 | 429 | 500 | 503, Problem>;

/**
 * Roles that users of a service can assume for a limited time, with their policies.
 *
 * Methods: `set`, `delete`.
 */
export class ObjectStorageRolesPermissionsBoundary extends Resource {
  /**
   * Set the permissions boundary of a role.
   *
   * Sets a policy as the permissions boundary of the role, and replaces the previous one. The role may then do only what
   * both its policies and the boundary allow. A boundary grants no permissions by itself, and does not count in the
   * policy's `attachment_count`. The response is a bare string.
   *
   * @param serviceUuid UUID of the service.
   * @param roleName Name of the role.
   * @param body what to send
   * @param options options of this call
   * @returns The name of the policy.
   * @throws {@link BadRequestError} 400: The service is under termination protection, not empty, or being deleted; or
   * the bucket holds objects that are protected by object lock.
   * @throws {@link BadRequestError} 400: Fields of the request are missing, malformed, out of bounds or in conflict with
   * stored data. `invalid_params` names each of them.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Set an own policy as the boundary
   * const answer = await cloud.objectStorage.roles.permissionsBoundary.set("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "report-reader", { policy_name: "reports-only" });
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#create-role-permissions-boundary Create
   * role permissions boundary} (stable, `PUT /1.3/object-storage-2/:service_uuid/roles/:role_name/permissions-boundary`)
   */
  set(
    serviceUuid: string,
    roleName: string,
    body: PermissionsBoundaryCreate,
    options?: CallOptions,
  ): Call<PermissionsBoundaryResponse, ObjectStorageRolesPermissionsBoundarySetAnswer> {
    return this.transport.call(setRoute, { path: [serviceUuid, roleName], body }, options);
  }

  /**
   * Remove the permissions boundary of a role.
   *
   * Removes the permissions boundary. The role may then do everything that its policies allow.
   *
   * @param serviceUuid UUID of the service.
   * @param roleName Name of the role.
   * @param options options of this call
   * @returns The boundary was removed.
   * @throws {@link BadRequestError} 400: Fields of the request are missing, malformed, out of bounds or in conflict with
   * stored data. `invalid_params` names each of them.
   * @throws {@link BadRequestError} 400: The service is under termination protection, not empty, or being deleted; or
   * the bucket holds objects that are protected by object lock.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Remove the boundary
   * await cloud.objectStorage.roles.permissionsBoundary.delete("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "report-reader");
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#delete-role-permissions-boundary Delete
   * role permissions boundary} (stable, `DELETE
   * /1.3/object-storage-2/:service_uuid/roles/:role_name/permissions-boundary`)
   */
  delete(
    serviceUuid: string,
    roleName: string,
    options?: CallOptions,
  ): Call<undefined, ObjectStorageRolesPermissionsBoundaryDeleteAnswer> {
    return this.transport.call(deleteRoute, { path: [serviceUuid, roleName] }, options);
  }
}
