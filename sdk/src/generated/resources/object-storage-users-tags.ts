// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import type { Answer } from "../../core/answer.js";
import type { Call } from "../../core/call.js";
import type { CallOptions } from "../../core/options.js";
import { Resource } from "../../core/resource.js";
import type { Problem, TagListRequest, TagListResponse } from "../models.js";
import { deleteRoute, getRoute, replaceRoute } from "../routes/object-storage-users-tags.js";

/** The response of `objectStorage.users.tags.get`: its success, or one of its declared errors. `status` says which. */
export type ObjectStorageUsersTagsGetAnswer =
  | Answer<200, TagListResponse>
  | Answer<400 | 401 | 404 | 429 | 500 | 503, Problem>;

/** The response of `objectStorage.users.tags.replace`: its success, or one of its declared errors. `status` says which. */
export type ObjectStorageUsersTagsReplaceAnswer =
  | Answer<200, TagListResponse>
  | Answer<400 | 401 | 404 | 413 | 429 | 500 | 503, Problem>;

/** The response of `objectStorage.users.tags.delete`: its success, or one of its declared errors. `status` says which. */
export type ObjectStorageUsersTagsDeleteAnswer =
  | Answer<204, undefined>
  | Answer<400 | 401 | 404 | 429 | 500 | 503, Problem>;

/**
 * Users of a service, with their keys, policies, tags and permissions boundaries. They are not users of the account.
 *
 * Methods: `get`, `replace`, `delete`.
 */
export class ObjectStorageUsersTags extends Resource {
  /**
   * Read the tags of a user.
   *
   * Reads all tags of the user.
   *
   * @param serviceUuid UUID of the service.
   * @param username Name of the user.
   * @param options options of this call
   * @returns The tags.
   * @throws {@link BadRequestError} 400: Fields of the request are missing, malformed, out of bounds or in conflict with
   * stored data. `invalid_params` names each of them.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Read the tags
   * const answer = await cloud.objectStorage.users.tags.get("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "ada");
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#get-user-tags Get user tags} (stable, `GET
   * /1.3/object-storage-2/:service_uuid/users/:username/tags`)
   */
  get(
    serviceUuid: string,
    username: string,
    options?: CallOptions,
  ): Call<TagListResponse, ObjectStorageUsersTagsGetAnswer> {
    return this.transport.call(getRoute, { path: [serviceUuid, username] }, options);
  }

  /**
   * Replace the tags of a user.
   *
   * Replaces all tags of the user by these, up to 50. An empty array removes all tags.
   *
   * @param serviceUuid UUID of the service.
   * @param username Name of the user.
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
   * const answer = await cloud.objectStorage.users.tags.replace("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "ada", [
   *   { key: "department", value: "research" },
   *   { key: "contact", value: "" },
   * ]);
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#replace-user-tags Replace user tags}
   * (stable, `PUT /1.3/object-storage-2/:service_uuid/users/:username/tags`)
   */
  replace(
    serviceUuid: string,
    username: string,
    body: TagListRequest,
    options?: CallOptions,
  ): Call<TagListResponse, ObjectStorageUsersTagsReplaceAnswer> {
    return this.transport.call(replaceRoute, { path: [serviceUuid, username], body }, options);
  }

  /**
   * Remove a tag of a user.
   *
   * Removes one tag from the user.
   *
   * @param serviceUuid UUID of the service.
   * @param username Name of the user.
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
   * await cloud.objectStorage.users.tags.delete("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "ada", "department");
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#delete-user-tags Delete user tags}
   * (stable, `DELETE /1.3/object-storage-2/:service_uuid/users/:username/tags/:tag_key`)
   */
  delete(
    serviceUuid: string,
    username: string,
    tagKey: string,
    options?: CallOptions,
  ): Call<undefined, ObjectStorageUsersTagsDeleteAnswer> {
    return this.transport.call(deleteRoute, { path: [serviceUuid, username, tagKey] }, options);
  }
}
