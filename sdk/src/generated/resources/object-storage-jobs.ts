// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.
import type { Answer } from "../../core/answer.js";
import type { Call } from "../../core/call.js";
import type { CallOptions } from "../../core/options.js";
import { Resource } from "../../core/resource.js";
import { waitUntil } from "../../core/waiting/wait-until.js";
import type { WaitOptions } from "../../core/waiting/waiter.js";
import type { IdempotencyKeyOptions } from "../call-options.js";
import type { JobCreate, JobDetailResponse, JobListResponse, Problem } from "../models.js";
import {
  cancelRoute,
  createRoute,
  getRoute,
  listRoute,
  waitUntilFinishedWaiter,
} from "../routes/object-storage-jobs.js";

/** The response of `objectStorage.jobs.create`: its success, or one of its declared errors. `status` says which. */
export type ObjectStorageJobsCreateAnswer =
  | Answer<201, JobDetailResponse>
  | Answer<400 | 401 | 402 | 409 | 410 | 413 | 422 | 429 | 500 | 503, Problem>;

/** The response of `objectStorage.jobs.list`: its success, or one of its declared errors. `status` says which. */
export type ObjectStorageJobsListAnswer = Answer<200, JobListResponse> | Answer<401 | 429 | 500 | 503, Problem>;

/** The response of `objectStorage.jobs.get`: its success, or one of its declared errors. `status` says which. */
export type ObjectStorageJobsGetAnswer =
  | Answer<200, JobDetailResponse>
  | Answer<401 | 404 | 429 | 500 | 503, Problem>;

/** The response of `objectStorage.jobs.cancel`: its success, or one of its declared errors. `status` says which. */
export type ObjectStorageJobsCancelAnswer =
  | Answer<204, undefined>
  | Answer<400 | 401 | 404 | 429 | 500 | 503, Problem>;

/**
 * Jobs copy from any S3-compatible object storage into a managed one. They belong to the account, not to a service.
 *
 * Methods: `create`, `list`, `get`, `cancel`.
 */
export class ObjectStorageJobs extends Resource {
  /**
   * Create a copy job.
   *
   * Copies one bucket, or all buckets, from any S3-compatible object storage into a managed one. Missing buckets are
   * created in the target; objects that only the target has stay, and those that are the same (of equal size, and of
   * equal ETag or checksum) are not copied again. Content headers, metadata and tags are copied; older versions, ACLs,
   * policies and other settings of buckets are not. An account's jobs run one after the other. The secrets are stored
   * encrypted, never shown again, and erased when the job ends.
   *
   * @param request what to send
   * @param options options of this call
   * @returns The job.
   * @throws {@link BadRequestError} 400: Fields of the request are missing, malformed, out of bounds or in conflict with
   * stored data. `invalid_params` names each of them.
   * @throws {@link PaymentRequiredError} 402: The operation costs credits, and the account has none left.
   * @example
   * // Copy one bucket
   * const answer = await cloud.objectStorage.jobs.create({
   *   type: "copy",
   *   source: {
   *     access_key_id: "AKIAOLDSTORAGE",
   *     endpoint_url: "https://s3.example.com",
   *     bucket: "archive",
   *     secret_access_key: "ThisIsNoRealSecret+ItOnlyLooksLikeOne/40",
   *   },
   *   target: {
   *     access_key_id: "AKIA4C0FFEE15BAD5EED",
   *     endpoint_url: "https://k3v9a.upcloudobjects.com",
   *     bucket: "archive",
   *     secret_access_key: "NeitherIsThisOne+ButItHasTheSameLength/4",
   *   },
   * });
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#create-job Create job} (stable, `POST
   * /1.3/object-storage-2/jobs`)
   */
  create(request: JobCreate, options?: IdempotencyKeyOptions): Call<JobDetailResponse, ObjectStorageJobsCreateAnswer> {
    return this.transport.call(createRoute, { body: request }, options);
  }

  /**
   * List jobs.
   *
   * Lists all jobs of the account, newest first, including finished ones.
   *
   * @param options options of this call
   * @returns All jobs of the account.
   * @example
   * // List the jobs
   * const answer = await cloud.objectStorage.jobs.list();
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#list-jobs List jobs} (stable, `GET
   * /1.3/object-storage-2/jobs`)
   */
  list(options?: CallOptions): Call<JobListResponse, ObjectStorageJobsListAnswer> {
    return this.transport.call(listRoute, {}, options);
  }

  /**
   * Read a job.
   *
   * Reads one job, with its state and its result so far.
   *
   * @param jobUuid UUID of the job.
   * @param options options of this call
   * @returns The job.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Read a finished job
   * const answer = await cloud.objectStorage.jobs.get("12e49a06-3f5b-4c8d-a271-6b0d9c3e8f14");
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#get-job-details Get job details} (stable,
   * `GET /1.3/object-storage-2/jobs/:job_uuid`)
   */
  get(jobUuid: string, options?: CallOptions): Call<JobDetailResponse, ObjectStorageJobsGetAnswer> {
    return this.transport.call(getRoute, { path: [jobUuid] }, options);
  }

  /**
   * Cancel a job.
   *
   * Cancels a job that has not finished. Copied objects stay, and so does the job, in state `canceled`. Canceling a
   * finished job is an error.
   *
   * @param jobUuid UUID of the job.
   * @param options options of this call
   * @returns The job is canceled.
   * @throws {@link BadRequestError} 400: Fields of the request are missing, malformed, out of bounds or in conflict with
   * stored data. `invalid_params` names each of them.
   * @throws {@link NotFoundError} 404: The account has no resource with that name or id.
   * @example
   * // Cancel a job
   * await cloud.objectStorage.jobs.cancel("12e49a06-3f5b-4c8d-a271-6b0d9c3e8f14");
   * @see {@link https://developers.upcloud.com/1.3/21-managed-object-storage/#cancel-job Cancel job} (stable, `DELETE
   * /1.3/object-storage-2/jobs/:job_uuid`)
   */
  cancel(jobUuid: string, options?: CallOptions): Call<undefined, ObjectStorageJobsCancelAnswer> {
    return this.transport.call(cancelRoute, { path: [jobUuid] }, options);
  }

  /**
   * Waits until a job is completed. If the job failed or was canceled, an error with the job is thrown.
   *
   * @param jobUuid UUID of the job.
   * @param options how long to wait, and how often to poll
   * @returns the resource, as last read
   * @throws {@link WaitError} when the longest wait is over, or the state can no longer be reached
   * @example
   * await cloud.objectStorage.jobs.waitUntilFinished("12e49a06-3f5b-4c8d-a271-6b0d9c3e8f14", { maxWaitMs: 600_000 });
   */
  async waitUntilFinished(jobUuid: string, options: WaitOptions<JobDetailResponse>): Promise<JobDetailResponse> {
    return (await waitUntil(this.transport, waitUntilFinishedWaiter, (call) => this.get(jobUuid, call), options)) as JobDetailResponse;
  }
}
