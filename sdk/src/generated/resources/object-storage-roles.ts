// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import type { Answer } from "../../core/answer.js";
import type { Call } from "../../core/call.js";
import type { CallOptions } from "../../core/options.js";
import { Resource } from "../../core/resource.js";
import type { IdempotencyKeyOptions } from "../call-options.js";
import type { Problem, RoleCreate, RoleListResponse, RoleResponse, RoleUpdate } from "../models.js";
import { createRoute, deleteRoute, getRoute, listRoute, updateRoute } from "../routes/object-storage-roles.js";
import { ObjectStorageRolesAssumeRolePolicy } from "./object-storage-roles-assume-role-policy.js";
import { ObjectStorageRolesInlinePolicies } from "./object-storage-roles-inline-policies.js";
import { ObjectStorageRolesPermissionsBoundary } from "./object-storage-roles-permissions-boundary.js";
import { ObjectStorageRolesPolicies } from "./object-storage-roles-policies.js";
import { ObjectStorageRolesTags } from "./object-storage-roles-tags.js";

/** The response of `objectStorage.roles.create`: its success, or one of its declared errors. `status` says which. */
export type ObjectStorageRolesCreateAnswer =
  | Answer<201, RoleResponse>
  | Answer<400 | 401 | 404 | 409 | 410 | 413 | 422 | 429 | 500 | 503, Problem>;

/** The response of `objectStorage.roles.list`: its success, or one of its declared errors. `status` says which. */
export type ObjectStorageRolesListAnswer =
  | Answer<200, RoleListResponse>
  | Answer<401 | 404 | 429 | 500 | 503, Problem>;

/** The response of `objectStorage.roles.get`: its success, or one of its declared errors. `status` says which. */
export type ObjectStorageRolesGetAnswer = Answer<200, RoleResponse> | Answer<401 | 404 | 429 | 500 | 503, Problem>;

/** The response of `objectStorage.roles.update`: its success, or one of its declared errors. `status` says which. */
export type ObjectStorageRolesUpdateAnswer =
  | Answer<200, RoleResponse>
  | Answer<400 | 401 | 404 | 409 | 410 | 413 | 422 | 429 | 500 | 503, Problem>;

/** The response of `objectStorage.roles.delete`: its success, or one of its declared errors. `status` says which. */
export type ObjectStorageRolesDeleteAnswer =
  | Answer<204, undefined>
  | Answer<400 | 401 | 404 | 429 | 500 | 503, Problem>;

/**
 * Roles that users of a service can assume for a limited time, with their policies.
 *
 * Methods: `create`, `list`, `get`, `update`, `delete`.
 *
 * Groups: `assumeRolePolicy`, `policies`, `inlinePolicies`, `tags`, `permissionsBoundary`.
 */
export class ObjectStorageRoles extends Resource {
  /**
   * Roles that users of a service can assume for a limited time, with their policies.
   *
   * Methods: `set`.
   */
  readonly assumeRolePolicy = new ObjectStorageRolesAssumeRolePolicy(this.transport);
  /**
   * Roles that users of a service can assume for a limited time, with their policies.
   *
   * Methods: `list`, `attach`, `detach`.
   */
  readonly policies = new ObjectStorageRolesPolicies(this.transport);
  /**
   * Roles that users of a service can assume for a limited time, with their policies.
   *
   * Methods: `create`, `list`, `get`, `delete`.
   */
  readonly inlinePolicies = new ObjectStorageRolesInlinePolicies(this.transport);
  /**
   * Roles that users of a service can assume for a limited time, with their policies.
   *
   * Methods: `get`, `replace`, `delete`.
   */
  readonly tags = new ObjectStorageRolesTags(this.transport);
  /**
   * Roles that users of a service can assume for a limited time, with their policies.
   *
   * Methods: `set`, `delete`.
   */
  readonly permissionsBoundary = new ObjectStorageRolesPermissionsBoundary(this.transport);

  /**
   * Create a role.
   *
   * Creates a role. The principals in its trust document can assume it for a session. Its permissions come from
   * policies, which are attached later.
   *
   * @param serviceUuid UUID of the service.
   * @param body what to send
   * @param options options of this call
   * @returns The role.
   * @throws {@link BadRequestError} 400: The service is under termination protection, not empty, or being deleted; or
   * the bucket holds objects that are protected by object lock.
   * @throws {@link BadRequestError} 400: Fields of the request are missing, malformed, out of bounds or in conflict with
   * stored data. `invalid_params` names each of them.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Create a role with a boundary and tags
   * const answer = await cloud.objectStorage.roles.create("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", {
   *   name: "report-reader",
   *   assume_role_policy_document: "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":[\"urn:ecs:iam::12b7f0c45d3e4a1b8c960f2e1d4a7b35:user/ada\"]},\"Action\":\"sts:AssumeRole\",\"Resource\":\"*\"}]}",
   *   description: "Reads reports.",
   *   max_session_duration: 7200,
   *   permissions_boundary: "reports-only",
   *   tags: [{ key: "department", value: "research" }, { key: "contact", value: "" }],
   * });
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#create-role Create Role} (stable, `POST
   * /1.3/object-storage-2/:service_uuid/roles`)
   */
  create(
    serviceUuid: string,
    body: RoleCreate,
    options?: IdempotencyKeyOptions,
  ): Call<RoleResponse, ObjectStorageRolesCreateAnswer> {
    return this.transport.call(createRoute, { path: [serviceUuid], body }, options);
  }

  /**
   * List roles.
   *
   * Lists all roles of the service with their trust documents and policies, without tags.
   *
   * @param serviceUuid UUID of the service.
   * @param options options of this call
   * @returns All roles of the service.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // List the roles
   * const answer = await cloud.objectStorage.roles.list("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35");
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#list-roles List Roles} (stable, `GET
   * /1.3/object-storage-2/:service_uuid/roles`)
   */
  list(serviceUuid: string, options?: CallOptions): Call<RoleListResponse, ObjectStorageRolesListAnswer> {
    return this.transport.call(listRoute, { path: [serviceUuid] }, options);
  }

  /**
   * Read a role.
   *
   * Reads one role by name, with its trust document, policies and tags.
   *
   * @param serviceUuid UUID of the service.
   * @param roleName Name of the role.
   * @param options options of this call
   * @returns The role.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Read a role
   * const answer = await cloud.objectStorage.roles.get("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "report-reader");
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#get-role Get Role} (stable, `GET
   * /1.3/object-storage-2/:service_uuid/roles/:role_name`)
   */
  get(serviceUuid: string, roleName: string, options?: CallOptions): Call<RoleResponse, ObjectStorageRolesGetAnswer> {
    return this.transport.call(getRoute, { path: [serviceUuid, roleName] }, options);
  }

  /**
   * Change a role.
   *
   * Changes the description of a role and the maximum duration of its sessions; everything else has its own calls. Only
   * in this response, the boundary is an object with the policy's ARN.
   *
   * @param serviceUuid UUID of the service.
   * @param roleName Name of the role.
   * @param body what to send
   * @param options options of this call
   * @returns The role as it is now.
   * @throws {@link BadRequestError} 400: The service is under termination protection, not empty, or being deleted; or
   * the bucket holds objects that are protected by object lock.
   * @throws {@link BadRequestError} 400: Fields of the request are missing, malformed, out of bounds or in conflict with
   * stored data. `invalid_params` names each of them.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Change description and session duration
   * const answer = await cloud.objectStorage.roles.update("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "report-reader", { description: "Reads last year's reports.", max_session_duration: 3600 });
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#update-role Update Role} (stable, `PATCH
   * /1.3/object-storage-2/:service_uuid/roles/:role_name`)
   */
  update(
    serviceUuid: string,
    roleName: string,
    body: RoleUpdate,
    options?: IdempotencyKeyOptions,
  ): Call<RoleResponse, ObjectStorageRolesUpdateAnswer> {
    return this.transport.call(updateRoute, { path: [serviceUuid, roleName], body }, options);
  }

  /**
   * Delete a role.
   *
   * Deletes a role with its inline policies and tags. Attached policies stay, and their `attachment_count` decreases.
   *
   * @param serviceUuid UUID of the service.
   * @param roleName Name of the role.
   * @param options options of this call
   * @returns The role was deleted.
   * @throws {@link BadRequestError} 400: The service is under termination protection, not empty, or being deleted; or
   * the bucket holds objects that are protected by object lock.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Delete a role
   * await cloud.objectStorage.roles.delete("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "report-reader");
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#delete-role Delete Role} (stable, `DELETE
   * /1.3/object-storage-2/:service_uuid/roles/:role_name`)
   */
  delete(
    serviceUuid: string,
    roleName: string,
    options?: CallOptions,
  ): Call<undefined, ObjectStorageRolesDeleteAnswer> {
    return this.transport.call(deleteRoute, { path: [serviceUuid, roleName] }, options);
  }
}
