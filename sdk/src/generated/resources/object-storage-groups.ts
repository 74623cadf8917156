// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import type { Answer } from "../../core/answer.js";
import type { Call } from "../../core/call.js";
import type { CallOptions } from "../../core/options.js";
import { Resource } from "../../core/resource.js";
import type { IdempotencyKeyOptions } from "../call-options.js";
import type { GroupCreate, GroupListResponse, GroupResponse, Problem } from "../models.js";
import { createRoute, deleteRoute, getRoute, listRoute } from "../routes/object-storage-groups.js";
import { ObjectStorageGroupsInlinePolicies } from "./object-storage-groups-inline-policies.js";
import { ObjectStorageGroupsPolicies } from "./object-storage-groups-policies.js";
import { ObjectStorageGroupsUsers } from "./object-storage-groups-users.js";

/** The response of `objectStorage.groups.create`: its success, or one of its declared errors. `status` says which. */
export type ObjectStorageGroupsCreateAnswer =
  | Answer<201, GroupResponse>
  | Answer<400 | 401 | 404 | 409 | 410 | 413 | 422 | 429 | 500 | 503, Problem>;

/** The response of `objectStorage.groups.list`: its success, or one of its declared errors. `status` says which. */
export type ObjectStorageGroupsListAnswer =
  | Answer<200, GroupListResponse>
  | Answer<400 | 401 | 404 | 429 | 500 | 503, Problem>;

/** The response of `objectStorage.groups.get`: its success, or one of its declared errors. `status` says which. */
export type ObjectStorageGroupsGetAnswer =
  | Answer<200, GroupResponse>
  | Answer<400 | 401 | 404 | 429 | 500 | 503, Problem>;

/** The response of `objectStorage.groups.delete`: its success, or one of its declared errors. `status` says which. */
export type ObjectStorageGroupsDeleteAnswer =
  | Answer<204, undefined>
  | Answer<400 | 401 | 404 | 429 | 500 | 503, Problem>;

/** Groups of a service's users. Policies can be attached to them. */
export class ObjectStorageGroups extends Resource {
  readonly users = new ObjectStorageGroupsUsers(this.transport);
  readonly policies = new ObjectStorageGroupsPolicies(this.transport);
  readonly inlinePolicies = new ObjectStorageGroupsInlinePolicies(this.transport);

  /**
   * Create a group.
   *
   * Creates a group without members. Policies that are attached to the group apply to all its members.
   *
   * @param serviceUuid UUID of the service.
   * @param body what to send
   * @param options options of this call
   * @returns The group.
   * @throws {@link BadRequestError} 400: The service is under termination protection, not empty, or being deleted; or
   * the bucket holds objects that are protected by object lock.
   * @throws {@link BadRequestError} 400: Fields of the request are missing, malformed, out of bounds or in conflict with
   * stored data. `invalid_params` names each of them.
   * @throws {@link UnauthorizedError} 401: The request has no credentials, or they are wrong or revoked.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @throws {@link ConflictError} 409: An earlier request of the caller with the same `Idempotency-Key` is still in
   * progress.
   * @throws {@link ApiError} 410: The request was carried out before, under the same `Idempotency-Key`, and is not
   * carried out again. Its response was too large to be kept: more than 256 KiB, or more than 64 MiB together with the
   * other responses that are kept for the caller.
   * @throws {@link PayloadTooLargeError} 413: The body is larger than the server reads.
   * @throws {@link UnprocessableError} 422: The caller sent the same `Idempotency-Key` within 24 hours with another
   * method, path, query or body.
   * @throws {@link RateLimitedError} 429: The caller sent more requests within a minute than the server allows; or wrong
   * credentials came too often from its network or for its account; or too many passwords are waiting to be checked, or
   * too many large responses to be sent. How much is allowed is set by the server's operator.
   * @throws {@link ServerError} 500: The server failed. Bad input never causes this error.
   * @throws {@link ServerError} 503: The server cannot reach its database, or the database cannot handle the request:
   * its disk is full or broken, or it is busy. Or the response would be larger than the server sends, which the title
   * says.
   * @example
   * // Create a group
   * const answer = await cloud.objectStorage.groups.create("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", { name: "analysts" });
   * @see Create group (stable, `POST /1.3/object-storage-2/:service_uuid/groups`)
   */
  create(
    serviceUuid: string,
    body: GroupCreate,
    options?: IdempotencyKeyOptions,
  ): Call<GroupResponse, ObjectStorageGroupsCreateAnswer> {
    return this.transport.call(createRoute, { path: [serviceUuid], body }, options);
  }

  /**
   * List groups.
   *
   * Lists all groups of the service.
   *
   * @param serviceUuid UUID of the service.
   * @param options options of this call
   * @returns All groups of the service.
   * @throws {@link BadRequestError} 400: Fields of the request are missing, malformed, out of bounds or in conflict with
   * stored data. `invalid_params` names each of them.
   * @throws {@link UnauthorizedError} 401: The request has no credentials, or they are wrong or revoked.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @throws {@link RateLimitedError} 429: The caller sent more requests within a minute than the server allows; or wrong
   * credentials came too often from its network or for its account; or too many passwords are waiting to be checked, or
   * too many large responses to be sent. How much is allowed is set by the server's operator.
   * @throws {@link ServerError} 500: The server failed. Bad input never causes this error.
   * @throws {@link ServerError} 503: The server cannot reach its database, or the database cannot handle the request:
   * its disk is full or broken, or it is busy. Or the response would be larger than the server sends, which the title
   * says.
   * @example
   * // List the groups
   * const answer = await cloud.objectStorage.groups.list("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35");
   * @see List groups (stable, `GET /1.3/object-storage-2/:service_uuid/groups`)
   */
  list(serviceUuid: string, options?: CallOptions): Call<GroupListResponse, ObjectStorageGroupsListAnswer> {
    return this.transport.call(listRoute, { path: [serviceUuid] }, options);
  }

  /**
   * Read a group.
   *
   * Reads one group by name. The response does not contain its members.
   *
   * @param serviceUuid UUID of the service.
   * @param groupName Name of the group.
   * @param options options of this call
   * @returns The group.
   * @throws {@link BadRequestError} 400: Fields of the request are missing, malformed, out of bounds or in conflict with
   * stored data. `invalid_params` names each of them.
   * @throws {@link UnauthorizedError} 401: The request has no credentials, or they are wrong or revoked.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @throws {@link RateLimitedError} 429: The caller sent more requests within a minute than the server allows; or wrong
   * credentials came too often from its network or for its account; or too many passwords are waiting to be checked, or
   * too many large responses to be sent. How much is allowed is set by the server's operator.
   * @throws {@link ServerError} 500: The server failed. Bad input never causes this error.
   * @throws {@link ServerError} 503: The server cannot reach its database, or the database cannot handle the request:
   * its disk is full or broken, or it is busy. Or the response would be larger than the server sends, which the title
   * says.
   * @example
   * // Read a group
   * const answer = await cloud.objectStorage.groups.get("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "analysts");
   * @see Get group (stable, `GET /1.3/object-storage-2/:service_uuid/groups/:group_name`)
   */
  get(
    serviceUuid: string,
    groupName: string,
    options?: CallOptions,
  ): Call<GroupResponse, ObjectStorageGroupsGetAnswer> {
    return this.transport.call(getRoute, { path: [serviceUuid, groupName] }, options);
  }

  /**
   * Delete a group.
   *
   * Deletes a group, even if it has members or attached policies. The users stay, and lose the permissions that only the
   * group gave them.
   *
   * @param serviceUuid UUID of the service.
   * @param groupName Name of the group.
   * @param options options of this call
   * @returns The group was deleted.
   * @throws {@link BadRequestError} 400: Fields of the request are missing, malformed, out of bounds or in conflict with
   * stored data. `invalid_params` names each of them.
   * @throws {@link BadRequestError} 400: The service is under termination protection, not empty, or being deleted; or
   * the bucket holds objects that are protected by object lock.
   * @throws {@link UnauthorizedError} 401: The request has no credentials, or they are wrong or revoked.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @throws {@link RateLimitedError} 429: The caller sent more requests within a minute than the server allows; or wrong
   * credentials came too often from its network or for its account; or too many passwords are waiting to be checked, or
   * too many large responses to be sent. How much is allowed is set by the server's operator.
   * @throws {@link ServerError} 500: The server failed. Bad input never causes this error.
   * @throws {@link ServerError} 503: The server cannot reach its database, or the database cannot handle the request:
   * its disk is full or broken, or it is busy. Or the response would be larger than the server sends, which the title
   * says.
   * @example
   * // Delete a group
   * await cloud.objectStorage.groups.delete("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "analysts");
   * @see Delete group (stable, `DELETE /1.3/object-storage-2/:service_uuid/groups/:group_name`)
   */
  delete(
    serviceUuid: string,
    groupName: string,
    options?: CallOptions,
  ): Call<undefined, ObjectStorageGroupsDeleteAnswer> {
    return this.transport.call(deleteRoute, { path: [serviceUuid, groupName] }, options);
  }
}
