// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import type { Answer } from "../../core/answer.js";
import type { Call } from "../../core/call.js";
import type { CallOptions } from "../../core/options.js";
import { Resource } from "../../core/resource.js";
import type { IdempotencyKeyOptions } from "../call-options.js";
import type {
  PolicyCreate,
  PolicyDetailResponse,
  PolicyListResponse,
  PolicySetDefaultVersion,
  Problem,
} from "../models.js";
import {
  createRoute,
  deleteRoute,
  getRoute,
  listRoute,
  setDefaultVersionRoute,
} from "../routes/object-storage-policies.js";
import { ObjectStoragePoliciesVersions } from "./object-storage-policies-versions.js";

/** The response of `objectStorage.policies.create`: its success, or one of its declared errors. `status` says which. */
export type ObjectStoragePoliciesCreateAnswer =
  | Answer<201, PolicyDetailResponse>
  | Answer<400 | 401 | 402 | 404 | 409 | 410 | 413 | 422 | 429 | 500 | 503, Problem>;

/** The response of `objectStorage.policies.list`: its success, or one of its declared errors. `status` says which. */
export type ObjectStoragePoliciesListAnswer =
  | Answer<200, PolicyListResponse>
  | Answer<401 | 404 | 429 | 500 | 503, Problem>;

/** The response of `objectStorage.policies.get`: its success, or one of its declared errors. `status` says which. */
export type ObjectStoragePoliciesGetAnswer =
  | Answer<200, PolicyDetailResponse>
  | Answer<401 | 404 | 429 | 500 | 503, Problem>;

/**
 * The response of `objectStorage.policies.setDefaultVersion`: its success, or one of its declared errors. `status`
 * says which.
 */
export type ObjectStoragePoliciesSetDefaultVersionAnswer =
  | Answer<200, PolicyDetailResponse>
  | Answer<400 | 401 | 404 | 409 | 410 | 413 | 422 | 429 | 500 | 503, Problem>;

/** The response of `objectStorage.policies.delete`: its success, or one of its declared errors. `status` says which. */
export type ObjectStoragePoliciesDeleteAnswer =
  | Answer<204, undefined>
  | Answer<400 | 401 | 404 | 429 | 500 | 503, Problem>;

/**
 * Policies say what is allowed within a service. A policy has versions, one of which is in force.
 *
 * Methods: `create`, `list`, `get`, `setDefaultVersion`, `delete`.
 *
 * Groups: `versions`.
 */
export class ObjectStoragePolicies extends Resource {
  /**
   * Policies say what is allowed within a service. A policy has versions, one of which is in force.
   *
   * Methods: `create`, `list`, `get`, `delete`.
   */
  readonly versions = new ObjectStoragePoliciesVersions(this.transport);

  /**
   * Create a policy.
   *
   * Creates a managed policy. Its document becomes version `v1`, which is in force. The policy has no effect until it is
   * attached to a user, group or role.
   *
   * @param serviceUuid UUID of the service.
   * @param body what to send
   * @param options options of this call
   * @returns The policy.
   * @throws {@link BadRequestError} 400: The service is under termination protection, not empty, or being deleted; or
   * the bucket holds objects that are protected by object lock.
   * @throws {@link BadRequestError} 400: Fields of the request are missing, malformed, out of bounds or in conflict with
   * stored data. `invalid_params` names each of them.
   * @throws {@link PaymentRequiredError} 402: The operation costs credits, and the account has none left.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Create a policy from raw JSON
   * const answer = await cloud.objectStorage.policies.create("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", {
   *   name: "reports-only",
   *   description: "Reads reports, and nothing else.",
   *   document: "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"read\",\"Effect\":\"Allow\",\"Action\":[\"s3:GetObject\"],\"Resource\":\"arn:aws:s3:::reports/*\"}]}",
   * });
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#create-policy Create policy} (stable,
   * `POST /1.3/object-storage-2/:service_uuid/policies`)
   */
  create(
    serviceUuid: string,
    body: PolicyCreate,
    options?: IdempotencyKeyOptions,
  ): Call<PolicyDetailResponse, ObjectStoragePoliciesCreateAnswer> {
    return this.transport.call(createRoute, { path: [serviceUuid], body }, options);
  }

  /**
   * List policies.
   *
   * Lists the system policies in alphabetical order, then the service's own policies, without their documents.
   *
   * @param serviceUuid UUID of the service.
   * @param options options of this call
   * @returns All managed policies.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // List the policies
   * const answer = await cloud.objectStorage.policies.list("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35");
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#list-policies List policies} (stable, `GET
   * /1.3/object-storage-2/:service_uuid/policies`)
   */
  list(serviceUuid: string, options?: CallOptions): Call<PolicyListResponse, ObjectStoragePoliciesListAnswer> {
    return this.transport.call(listRoute, { path: [serviceUuid] }, options);
  }

  /**
   * Read a policy.
   *
   * Reads one managed policy by name, with the document of its default version.
   *
   * @param serviceUuid UUID of the service.
   * @param policyName Name of the policy.
   * @param options options of this call
   * @returns The policy.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Read a policy
   * const answer = await cloud.objectStorage.policies.get("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "reports-only");
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#get-policy-details Get policy details}
   * (stable, `GET /1.3/object-storage-2/:service_uuid/policies/:policy_name`)
   */
  get(
    serviceUuid: string,
    policyName: string,
    options?: CallOptions,
  ): Call<PolicyDetailResponse, ObjectStoragePoliciesGetAnswer> {
    return this.transport.call(getRoute, { path: [serviceUuid, policyName] }, options);
  }

  /**
   * Choose the default version of a policy.
   *
   * Puts another version of the policy in force, wherever the policy is attached. System policies cannot be changed.
   *
   * @param serviceUuid UUID of the service.
   * @param policyName Name of the policy.
   * @param body what to send
   * @param options options of this call
   * @returns The policy as it is now.
   * @throws {@link BadRequestError} 400: The service is under termination protection, not empty, or being deleted; or
   * the bucket holds objects that are protected by object lock.
   * @throws {@link BadRequestError} 400: Fields of the request are missing, malformed, out of bounds or in conflict with
   * stored data. `invalid_params` names each of them.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Put the second version in force
   * const answer = await cloud.objectStorage.policies.setDefaultVersion("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "reports-only", { version_id: "v2" });
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#upcloud-openapi-description UpCloud
   * OpenAPI description} (stable, `PATCH /1.3/object-storage-2/:service_uuid/policies/:policy_name`)
   */
  setDefaultVersion(
    serviceUuid: string,
    policyName: string,
    body: PolicySetDefaultVersion,
    options?: IdempotencyKeyOptions,
  ): Call<PolicyDetailResponse, ObjectStoragePoliciesSetDefaultVersionAnswer> {
    return this.transport.call(setDefaultVersionRoute, { path: [serviceUuid, policyName], body }, options);
  }

  /**
   * Delete a policy.
   *
   * Deletes a policy with all its versions. A policy that is attached, or that is a permissions boundary, cannot be
   * deleted; nor can system policies.
   *
   * @param serviceUuid UUID of the service.
   * @param policyName Name of the policy.
   * @param options options of this call
   * @returns The policy was deleted.
   * @throws {@link BadRequestError} 400: Fields of the request are missing, malformed, out of bounds or in conflict with
   * stored data. `invalid_params` names each of them.
   * @throws {@link BadRequestError} 400: The service is under termination protection, not empty, or being deleted; or
   * the bucket holds objects that are protected by object lock.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Delete a policy
   * await cloud.objectStorage.policies.delete("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "reports-only");
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#delete-policy Delete policy} (stable,
   * `DELETE /1.3/object-storage-2/:service_uuid/policies/:policy_name`)
   */
  delete(
    serviceUuid: string,
    policyName: string,
    options?: CallOptions,
  ): Call<undefined, ObjectStoragePoliciesDeleteAnswer> {
    return this.transport.call(deleteRoute, { path: [serviceUuid, policyName] }, options);
  }
}
