import * as z from "zod";
import { view } from "../../schema.js";
import { errors } from "../errors.js";
import { exampleJobUuid } from "../example-ids.js";
import { basePath, operation } from "../operation.js";
import { storageQuotas } from "../quotas.js";
import { created, done, ok } from "../success.js";
import { JobCreate, JobDetailResponse, JobListResponse } from "./model.js";

const tag = "Object storage jobs";

const path = `${basePath}/jobs` as const;

const onePath = `${path}/:job_uuid` as const;

const jobParams = view(
  z.object({
    job_uuid: z.string().meta({ description: "UUID of the job.", format: "uuid", examples: [exampleJobUuid] }),
  }),
);

const source = { access_key_id: "AKIAOLDSTORAGE", endpoint_url: "https://s3.example.com", bucket: "archive" };

const target = {
  access_key_id: "AKIA4C0FFEE15BAD5EED",
  endpoint_url: "https://k3v9a.upcloudobjects.com",
  bucket: "archive",
};

const exampleJob: JobDetailResponse = {
  uuid: exampleJobUuid,
  operational_state: "pending",
  input: { type: "copy", source, target },
  output: { bytes: 0, total_bytes: 0, error: "", transfer_time: "" },
  created_at: "2026-03-01T08:00:00.41872Z",
  updated_at: "2026-03-01T08:00:00.41872Z",
};

/** Creates a job. */
const create = operation({
  method: "POST",
  path,
  readOnly: false,
  costs: true,
  request: { body: view(JobCreate) },
  success: { ...created("The job."), body: view(JobDetailResponse) },
  errors: [],
  quotas: [storageQuotas.jobsPerAccount],
  summary: "Create a copy job",
  description:
    "Copies one bucket, or all buckets, from any S3-compatible object storage into a managed one. Missing buckets are created in the target; objects that only the target has stay, and those that are the same (of equal size, and of equal ETag or checksum) are not copied again. Content headers, metadata and tags are copied; older versions, ACLs, policies and other settings of buckets are not. An account's jobs run one after the other. The secrets are stored encrypted, never shown again, and erased when the job ends.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [
    {
      name: "oneBucket",
      summary: "Copy one bucket",
      request: {
        body: {
          type: "copy",
          source: { ...source, secret_access_key: "ThisIsNoRealSecret+ItOnlyLooksLikeOne/40" },
          target: { ...target, secret_access_key: "NeitherIsThisOne+ButItHasTheSameLength/4" },
        },
      },
      response: exampleJob,
    },
  ],
  source: "Create job",
});

/** Lists the account's jobs. */
const list = operation({
  method: "GET",
  path,
  readOnly: true,
  costs: false,
  request: {},
  success: { ...ok("All jobs of the account."), body: view(JobListResponse) },
  errors: [],
  summary: "List jobs",
  description: "Lists all jobs of the account, newest first, including finished ones.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [{ name: "all", summary: "List the jobs", request: {}, response: [exampleJob] }],
  source: "List jobs",
});

/** Reads one job. */
const get = operation({
  method: "GET",
  path: onePath,
  readOnly: true,
  costs: false,
  request: { pathParams: jobParams },
  success: { ...ok("The job."), body: view(JobDetailResponse) },
  errors: [],
  summary: "Read a job",
  description: "Reads one job, with its state and its result so far.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [
    {
      name: "finished",
      summary: "Read a finished job",
      request: { pathParams: { job_uuid: exampleJobUuid } },
      response: {
        ...exampleJob,
        operational_state: "completed",
        output: { bytes: 1_846_213_551, total_bytes: 1_846_213_551, error: "", transfer_time: "73.418" },
        updated_at: "2026-03-01T08:03:12.904415Z",
      },
    },
  ],
  source: "Get job details",
});

/** Cancels a job. */
const cancel = operation({
  method: "DELETE",
  path: onePath,
  readOnly: false,
  costs: false,
  request: { pathParams: jobParams },
  success: done("The job is canceled."),
  errors: [errors.invalidRequest],
  summary: "Cancel a job",
  description:
    "Cancels a job that has not finished. Copied objects stay, and so does the job, in state `canceled`. Canceling a finished job is an error.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [
    {
      name: "byUuid",
      summary: "Cancel a job",
      request: { pathParams: { job_uuid: exampleJobUuid } },
      response: null,
    },
  ],
  source: "Cancel job",
});

/** Jobs that copy from one object storage to another. They belong to the account, not to a service. */
export const jobs = { create, list, get, cancel };
