import * as z from "zod";
import { view } from "../../schema.js";
import { errors } from "../errors.js";
import { byteCount } from "../metrics/operations.js";
import { basePath, operation } from "../operation.js";
import { created, done, ok } from "../success.js";
import { timestamp } from "../timestamp.js";
import { uuid } from "../uuid.js";

const tag = "Object storage jobs";
const path = `${basePath}/jobs` as const;
const onePath = `${path}/:job_uuid` as const;

export const jobLimits = { key: 128, endpointUrl: 255, bucket: 255 } as const;

export const JobType = z.enum(["copy"]).meta({ id: "JobType", description: "What a job does: it copies." });

/** A job's states in the order in which it walks through them, and those that it ends in. */
export const jobStates = {
  unfinished: ["pending", "configuring", "running"],
  finished: ["completed", "failed", "canceled"],
} as const;

export const JobOperationalState = z.enum([...jobStates.unfinished, ...jobStates.finished]).meta({
  id: "JobOperationalState",
  description:
    "How far a job is: new (`pending`), being prepared (`configuring`), copying (`running`), done (`completed`), given up (`failed`) or called off (`canceled`).",
});

const exampleJobUuid = "12e49a06-3f5b-4c8d-a271-6b0d9c3e8f14";

const bucketDescription = `Bucket, up to ${jobLimits.bucket} characters. Empty text, or none, means all buckets.`;

const location = (endpoint: string) => ({
  access_key_id: z
    .string()
    .min(1)
    .max(jobLimits.key)
    .meta({
      description: `Id of the access key, 1 to ${jobLimits.key} characters.`,
      examples: ["AKIA4C0FFEE15BAD5EED"],
    }),
  secret_access_key: z
    .string()
    .min(1)
    .max(jobLimits.key)
    .meta({
      description: `Secret of the access key, 1 to ${jobLimits.key} characters. No answer shows it.`,
      writeOnly: true,
    }),
  endpoint_url: z
    .string()
    .min(1)
    .max(jobLimits.endpointUrl)
    .meta({
      description: `${endpoint}, 1 to ${jobLimits.endpointUrl} characters.`,
      examples: ["https://s3.example.com"],
    }),
  // The vendor's table says 1 to 255 and in the same breath that empty text means all buckets.
  bucket: z
    .string()
    .max(jobLimits.bucket)
    .optional()
    .meta({ description: bucketDescription, examples: ["archive"] }),
});

export const JobSource = z
  .strictObject(location("URL of any object storage that speaks S3"))
  .meta({ id: "JobSource", description: "Where a job copies from." });

export const JobTarget = z
  .strictObject(location("URL of an endpoint of a managed object storage"))
  .meta({ id: "JobTarget", description: "Where a job copies to." });

export const JobCreate = z
  .strictObject({ type: JobType, source: JobSource, target: JobTarget })
  .meta({ id: "JobCreate", description: "A job to create." });
export type JobCreate = z.output<typeof JobCreate>;

export const JobLocation = z
  .object({
    access_key_id: z.string().meta({ description: "Id of the access key.", examples: ["AKIA4C0FFEE15BAD5EED"] }),
    bucket: z
      .string()
      .optional()
      .meta({ description: "Bucket; empty or missing where all are meant.", examples: ["archive"] }),
    endpoint_url: z.string().meta({ description: "URL of the endpoint.", examples: ["https://s3.example.com"] }),
  })
  .meta({ id: "JobLocation", description: "One side of a job, without its secret." });

export const JobInput = z
  .object({
    type: JobType,
    source: JobLocation.meta({ description: "Where the job copies from." }),
    target: JobLocation.meta({ description: "Where the job copies to." }),
  })
  .meta({ id: "JobInput", description: "What the job was asked for, without secrets." });

export const JobOutput = z
  .object({
    bytes: byteCount("Bytes copied so far."),
    total_bytes: byteCount("Bytes that there are to copy, as far as is known."),
    error: z.string().meta({ description: "Why the job failed; empty otherwise.", examples: [""] }),
    transfer_time: z.string().meta({
      description: "How long copying took so far, in seconds, as decimal text; empty before it started.",
      examples: ["73.418"],
    }),
  })
  .meta({ id: "JobOutput", description: "What came of the job so far." });

export const JobDetailResponse = z
  .object({
    uuid: uuid("UUID of the job.", exampleJobUuid),
    operational_state: JobOperationalState,
    input: JobInput,
    output: JobOutput,
    created_at: timestamp("When the job was created"),
    updated_at: timestamp("When the job last changed"),
  })
  .meta({ id: "JobDetailResponse", description: "A job that copies from one object storage to another." });
export type JobDetailResponse = z.output<typeof JobDetailResponse>;

export const JobListResponse = z
  .array(JobDetailResponse)
  .meta({ id: "JobListResponse", description: "All jobs of the account, newest first." });

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
  summary: "Create a copy job",
  description:
    "Copies one bucket, or all of them, from any object storage that speaks S3 into a managed one. A bucket that the target lacks is created, one that it has is added to; what only the target has stays. The secrets are kept encrypted and never shown again.",
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
  description: "Lists all jobs of the account, newest first, those that ended included.",
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
  description: "Reads one job, with its state and what came of it so far.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [
    {
      name: "finished",
      summary: "Read a job that is done",
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

/** Calls a job off. */
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
    "Calls off a job that has not ended. What it copied stays, and so does its record, in state `canceled`. A job that has ended is refused.",
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
