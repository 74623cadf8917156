// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import type { Answer } from "../../core/answer.js";
import type { Call } from "../../core/call.js";
import type { CallOptions } from "../../core/options.js";
import type { PagedCall } from "../../core/paging/paged-call.js";
import { Resource } from "../../core/resource.js";
import { findIn, waitUntil } from "../../core/waiting/wait-until.js";
import type { WaitOptions } from "../../core/waiting/waiter.js";
import type { IdempotencyKeyOptions } from "../call-options.js";
import type {
  BucketCreate,
  BucketDetailResponse,
  BucketListResponse,
  ObjectStorageBucketsListQuery,
  Problem,
} from "../models.js";
import { createRoute, deleteRoute, listRoute, waitUntilDeletedWaiter } from "../routes/object-storage-buckets.js";

/** The response of `objectStorage.buckets.create`: its success, or one of its declared errors. `status` says which. */
export type ObjectStorageBucketsCreateAnswer =
  | Answer<201, BucketDetailResponse>
  | Answer<400 | 401 | 404 | 409 | 410 | 413 | 422 | 429 | 500 | 503, Problem>;

/** The response of `objectStorage.buckets.list`: its success, or one of its declared errors. `status` says which. */
export type ObjectStorageBucketsListAnswer =
  | Answer<200, BucketListResponse>
  | Answer<400 | 401 | 404 | 429 | 500 | 503, Problem>;

/** The response of `objectStorage.buckets.delete`: its success, or one of its declared errors. `status` says which. */
export type ObjectStorageBucketsDeleteAnswer =
  | Answer<204, undefined>
  | Answer<400 | 401 | 404 | 429 | 500 | 503, Problem>;

/**
 * Buckets contain a service's objects. Objects are read and written with S3, not with this API.
 *
 * Methods: `create`, `list`, `delete`.
 */
export class ObjectStorageBuckets extends Resource {
  /**
   * Create a bucket.
   *
   * Creates an empty bucket. The service need not be running. The name of a deleted bucket is free again once the bucket
   * has left the list.
   *
   * @param serviceUuid UUID of the service.
   * @param body what to send
   * @param options options of this call
   * @returns The new, empty bucket.
   * @throws {@link BadRequestError} 400: The service is under termination protection, not empty, or being deleted; or
   * the bucket holds objects that are protected by object lock.
   * @throws {@link BadRequestError} 400: Fields of the request are missing, malformed, out of bounds or in conflict with
   * stored data. `invalid_params` names each of them.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Create a bucket
   * const answer = await cloud.objectStorage.buckets.create("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", { name: "holiday-photos" });
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#create-bucket Create bucket} (stable,
   * `POST /1.3/object-storage-2/:service_uuid/buckets`)
   */
  create(
    serviceUuid: string,
    body: BucketCreate,
    options?: IdempotencyKeyOptions,
  ): Call<BucketDetailResponse, ObjectStorageBucketsCreateAnswer> {
    return this.transport.call(createRoute, { path: [serviceUuid], body }, options);
  }

  /**
   * List buckets and their metrics.
   *
   * Lists a service's buckets page by page, with the number and size of their objects. The list includes deleted buckets
   * until they are cleaned up. There is no call that reads a single bucket.
   *
   * @param serviceUuid UUID of the service.
   * @param query what to look for
   * @param options options of this call
   * @returns One page of buckets.
   * @throws {@link BadRequestError} 400: Fields of the request are missing, malformed, out of bounds or in conflict with
   * stored data. `invalid_params` names each of them.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // List up to 50 buckets
   * for await (const item of cloud.objectStorage.buckets.list("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", { limit: 50, offset: 0 })) {
   *   console.log(item);
   * }
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#list-bucket-metrics List bucket metrics}
   * (stable, `GET /1.3/object-storage-2/:service_uuid/buckets`)
   */
  list(
    serviceUuid: string,
    query: ObjectStorageBucketsListQuery = {},
    options?: CallOptions,
  ): PagedCall<BucketDetailResponse, BucketListResponse, ObjectStorageBucketsListAnswer> {
    return this.transport.pages(listRoute, { path: [serviceUuid], query }, options);
  }

  /**
   * Delete a bucket with all objects.
   *
   * Deletes a bucket and, unlike S3, every object in it, unless one of them is protected by object lock. They cannot be
   * restored. The bucket can no longer be used, and stays in the list with `deleted: true` until it is cleaned up.
   *
   * @param serviceUuid UUID of the service.
   * @param bucketName Name of the bucket.
   * @param options options of this call
   * @returns The bucket can no longer be used, and will be cleaned up.
   * @throws {@link BadRequestError} 400: The service is under termination protection, not empty, or being deleted; or
   * the bucket holds objects that are protected by object lock.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Delete a bucket
   * await cloud.objectStorage.buckets.delete("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "holiday-photos");
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#delete-bucket Delete bucket} (stable,
   * `DELETE /1.3/object-storage-2/:service_uuid/buckets/:bucket_name`)
   */
  delete(
    serviceUuid: string,
    bucketName: string,
    options?: CallOptions,
  ): Call<undefined, ObjectStorageBucketsDeleteAnswer> {
    return this.transport.call(deleteRoute, { path: [serviceUuid, bucketName] }, options);
  }

  /**
   * Waits until a bucket is cleaned up and has left the list. Its name is free then.
   *
   * @param serviceUuid UUID of the service.
   * @param bucketName Name of the bucket.
   * @param options how long to wait, and how often to poll
   * @throws {@link WaitError} when the longest wait is over, or the state can no longer be reached
   * @example
   * await cloud.objectStorage.buckets.waitUntilDeleted("12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35", "example", { maxWaitMs: 600_000 });
   */
  async waitUntilDeleted(serviceUuid: string, bucketName: string, options: WaitOptions): Promise<void> {
    await waitUntil(
      this.transport,
      waitUntilDeletedWaiter,
      (call) => findIn(this.list(serviceUuid, { limit: 100 }, call), "name", bucketName),
      options,
    );
  }
}
