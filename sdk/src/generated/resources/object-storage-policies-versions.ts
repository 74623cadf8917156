// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import type { Answer } from "../../core/answer.js";
import type { Call } from "../../core/call.js";
import type { CallOptions } from "../../core/options.js";
import { Resource } from "../../core/resource.js";
import type { IdempotencyKeyOptions } from "../call-options.js";
import type { PolicyVersionCreate, PolicyVersionListResponse, PolicyVersionResponse, Problem } from "../models.js";
import { createRoute, deleteRoute, getRoute, listRoute } from "../routes/object-storage-policies-versions.js";

/**
 * The response of `objectStorage.policies.versions.create`: its success, or one of its declared errors. `status` says
 * which.
 */
export type ObjectStoragePoliciesVersionsCreateAnswer =
  | Answer<201, PolicyVersionResponse>
  | Answer<400 | 401 | 404 | 409 | 410 | 413 | 422 | 429 | 500 | 503, Problem>;

/**
 * The response of `objectStorage.policies.versions.list`: its success, or one of its declared errors. `status` says
 * which.
 */
export type ObjectStoragePoliciesVersionsListAnswer =
  | Answer<200, PolicyVersionListResponse>
  | Answer<400 | 401 | 404 | 429 | 500 | 503, Problem>;

/**
 * The response of `objectStorage.policies.versions.get`: its success, or one of its declared errors. `status` says
 * which.
 */
export type ObjectStoragePoliciesVersionsGetAnswer =
  | Answer<200, PolicyVersionResponse>
  | Answer<400 | 401 | 404 | 429 | 500 | 503, Problem>;

/**
 * The response of `objectStorage.policies.versions.delete`: its success, or one of its declared errors. `status` says
 * which.
 */
export type ObjectStoragePoliciesVersionsDeleteAnswer =
  | Answer<204, undefined>
  | Answer<400 | 401 | 404 | 429 | 500 | 503, Problem>;

/**
 * Policies say what is allowed within a service. A policy has versions, one of which is in force.
 *
 * Methods: `create`, `list`, `get`, `delete`.
 */
export class ObjectStoragePoliciesVersions extends Resource {
  /**
   * Add a version to a policy.
   *
   * Adds a version to a policy, and puts it in force if `is_default` is true. A policy has at most 5 versions: delete
   * one before you add another. System policies cannot be changed.
   *
   * @param serviceUuid UUID of the service.
   * @param policyName Name of the policy.
   * @param body what to send
   * @param options options of this call
   * @returns The version.
   * @throws {@link BadRequestError} 400: The service is under termination protection, not empty, or being deleted; or
   * the bucket holds objects that are protected by object lock.
   * @throws {@link BadRequestError} 400: Fields of the request are missing, malformed, out of bounds or in conflict with
   * stored data. `invalid_params` names each of them.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Add a version and put it in force
   * const answer = await cloud.objectStorage.policies.versions.create("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "reports-only", {
   *   document: "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"read\",\"Effect\":\"Allow\",\"Action\":[\"s3:GetObject\"],\"Resource\":\"arn:aws:s3:::reports/*\"}]}",
   *   is_default: true,
   * });
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#create-policy-version Create policy
   * version} (stable, `POST /1.3/object-storage-2/:service_uuid/policies/:policy_name/versions`)
   */
  create(
    serviceUuid: string,
    policyName: string,
    body: PolicyVersionCreate,
    options?: IdempotencyKeyOptions,
  ): Call<PolicyVersionResponse, ObjectStoragePoliciesVersionsCreateAnswer> {
    return this.transport.call(createRoute, { path: [serviceUuid, policyName], body }, options);
  }

  /**
   * List the versions of a policy.
   *
   * Lists all versions of a policy with their documents, newest first.
   *
   * @param serviceUuid UUID of the service.
   * @param policyName Name of the policy.
   * @param options options of this call
   * @returns The versions.
   * @throws {@link BadRequestError} 400: Fields of the request are missing, malformed, out of bounds or in conflict with
   * stored data. `invalid_params` names each of them.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // List the versions
   * const answer = await cloud.objectStorage.policies.versions.list("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "reports-only");
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#list-policy-versions List policy versions}
   * (stable, `GET /1.3/object-storage-2/:service_uuid/policies/:policy_name/versions`)
   */
  list(
    serviceUuid: string,
    policyName: string,
    options?: CallOptions,
  ): Call<PolicyVersionListResponse, ObjectStoragePoliciesVersionsListAnswer> {
    return this.transport.call(listRoute, { path: [serviceUuid, policyName] }, options);
  }

  /**
   * Read a version of a policy.
   *
   * Reads one version of a policy with its document.
   *
   * @param serviceUuid UUID of the service.
   * @param policyName Name of the policy.
   * @param policyVersion Id of the version.
   * @param options options of this call
   * @returns The version.
   * @throws {@link BadRequestError} 400: Fields of the request are missing, malformed, out of bounds or in conflict with
   * stored data. `invalid_params` names each of them.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Read a version
   * const answer = await cloud.objectStorage.policies.versions.get("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "reports-only", "v2");
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#get-policy-version Get policy version}
   * (stable, `GET /1.3/object-storage-2/:service_uuid/policies/:policy_name/versions/:policy_version`)
   */
  get(
    serviceUuid: string,
    policyName: string,
    policyVersion: string,
    options?: CallOptions,
  ): Call<PolicyVersionResponse, ObjectStoragePoliciesVersionsGetAnswer> {
    return this.transport.call(getRoute, { path: [serviceUuid, policyName, policyVersion] }, options);
  }

  /**
   * Delete a version of a policy.
   *
   * Deletes one version of a policy. The default version cannot be deleted: put another one in force first. The number
   * is not reused.
   *
   * @param serviceUuid UUID of the service.
   * @param policyName Name of the policy.
   * @param policyVersion Id of the version.
   * @param options options of this call
   * @returns The version was deleted.
   * @throws {@link BadRequestError} 400: Fields of the request are missing, malformed, out of bounds or in conflict with
   * stored data. `invalid_params` names each of them.
   * @throws {@link BadRequestError} 400: The service is under termination protection, not empty, or being deleted; or
   * the bucket holds objects that are protected by object lock.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Delete the first version
   * await cloud.objectStorage.policies.versions.delete("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "reports-only", "v1");
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#delete-a-policy-version Delete a policy
   * version} (stable, `DELETE /1.3/object-storage-2/:service_uuid/policies/:policy_name/versions/:policy_version`)
   */
  delete(
    serviceUuid: string,
    policyName: string,
    policyVersion: string,
    options?: CallOptions,
  ): Call<undefined, ObjectStoragePoliciesVersionsDeleteAnswer> {
    return this.transport.call(deleteRoute, { path: [serviceUuid, policyName, policyVersion] }, options);
  }
}
