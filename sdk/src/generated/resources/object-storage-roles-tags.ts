// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import type { Answer } from "../../core/answer.js";
import type { Call } from "../../core/call.js";
import type { CallOptions } from "../../core/options.js";
import { Resource } from "../../core/resource.js";
import type { Problem, TagListRequest, TagListResponse } from "../models.js";
import { deleteRoute, getRoute, replaceRoute } from "../routes/object-storage-roles-tags.js";

/** The response of `objectStorage.roles.tags.get`: its success, or one of its declared errors. `status` says which. */
export type ObjectStorageRolesTagsGetAnswer =
  | Answer<200, TagListResponse>
  | Answer<400 | 401 | 404 | 429 | 500 | 503, Problem>;

/** The response of `objectStorage.roles.tags.replace`: its success, or one of its declared errors. `status` says which. */
export type ObjectStorageRolesTagsReplaceAnswer =
  | Answer<200, TagListResponse>
  | Answer<400 | 401 | 404 | 413 | 429 | 500 | 503, Problem>;

/** The response of `objectStorage.roles.tags.delete`: its success, or one of its declared errors. `status` says which. */
export type ObjectStorageRolesTagsDeleteAnswer =
  | Answer<204, undefined>
  | Answer<400 | 401 | 404 | 429 | 500 | 503, Problem>;

/**
 * Roles that users of a service can assume for a limited time, with their policies.
 *
 * Methods: `get`, `replace`, `delete`.
 */
export class ObjectStorageRolesTags extends Resource {
  /**
   * Read the tags of a role.
   *
   * Reads all tags of the role.
   *
   * @param serviceUuid UUID of the service.
   * @param roleName Name of the role.
   * @param options options of this call
   * @returns The tags.
   * @throws {@link BadRequestError} 400: Fields of the request are missing, malformed, out of bounds or in conflict with
   * stored data. `invalid_params` names each of them.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Read the tags
   * const answer = await cloud.objectStorage.roles.tags.get("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "report-reader");
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#get-role-tags Get role tags} (stable, `GET
   * /1.3/object-storage-2/:service_uuid/roles/:role_name/tags`)
   */
  get(
    serviceUuid: string,
    roleName: string,
    options?: CallOptions,
  ): Call<TagListResponse, ObjectStorageRolesTagsGetAnswer> {
    return this.transport.call(getRoute, { path: [serviceUuid, roleName] }, options);
  }

  /**
   * Replace the tags of a role.
   *
   * Replaces all tags of the role by these, up to 50. An empty array removes all tags.
   *
   * @param serviceUuid UUID of the service.
   * @param roleName Name of the role.
   * @param body what to send
   * @param options options of this call
   * @returns The tags as they are now.
   * @throws {@link BadRequestError} 400: The service is under termination protection, not empty, or being deleted; or
   * the bucket holds objects that are protected by object lock.
   * @throws {@link BadRequestError} 400: Fields of the request are missing, malformed, out of bounds or in conflict with
   * stored data. `invalid_params` names each of them.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Set two tags
   * const answer = await cloud.objectStorage.roles.tags.replace("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "report-reader", [
   *   { key: "department", value: "research" },
   *   { key: "contact", value: "" },
   * ]);
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#replace-role-tags Replace role tags}
   * (stable, `PUT /1.3/object-storage-2/:service_uuid/roles/:role_name/tags`)
   */
  replace(
    serviceUuid: string,
    roleName: string,
    body: TagListRequest,
    options?: CallOptions,
  ): Call<TagListResponse, ObjectStorageRolesTagsReplaceAnswer> {
    return this.transport.call(replaceRoute, { path: [serviceUuid, roleName], body }, options);
  }

  /**
   * Remove a tag of a role.
   *
   * Removes one tag from the role.
   *
   * @param serviceUuid UUID of the service.
   * @param roleName Name of the role.
   * @param tagKey Key of the tag, percent-encoded.
   * @param options options of this call
   * @returns The tag was removed.
   * @throws {@link BadRequestError} 400: Fields of the request are missing, malformed, out of bounds or in conflict with
   * stored data. `invalid_params` names each of them.
   * @throws {@link BadRequestError} 400: The service is under termination protection, not empty, or being deleted; or
   * the bucket holds objects that are protected by object lock.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Remove a tag
   * await cloud.objectStorage.roles.tags.delete("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "report-reader", "department");
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#delete-role-tags Delete role tags}
   * (stable, `DELETE /1.3/object-storage-2/:service_uuid/roles/:role_name/tags/:tag_key`)
   */
  delete(
    serviceUuid: string,
    roleName: string,
    tagKey: string,
    options?: CallOptions,
  ): Call<undefined, ObjectStorageRolesTagsDeleteAnswer> {
    return this.transport.call(deleteRoute, { path: [serviceUuid, roleName, tagKey] }, options);
  }
}
