import * as z from "zod";
import { exampleJobUuid } from "../example-ids.js";
import { byteCount } from "../metrics/model.js";
import { timestamp } from "../timestamp.js";
import { uuid } from "../uuid.js";

export const jobLimits = { key: 128, endpointUrl: 255, bucket: 255 } as const;

export const JobType = z.enum(["copy"]).meta({ id: "JobType", description: "The type of a job: it copies." });

/** The states of a job in their order, and its final states. */
export const jobStates = {
  unfinished: ["pending", "configuring", "running"],
  finished: ["completed", "failed", "canceled"],
} as const;

export const JobOperationalState = z.enum([...jobStates.unfinished, ...jobStates.finished]).meta({
  id: "JobOperationalState",
  description:
    "State of a job: new (`pending`), being prepared (`configuring`), copying (`running`), done (`completed`), failed (`failed`) or canceled (`canceled`).",
});

const bucketDescription = `Bucket, up to ${jobLimits.bucket} characters. If it is empty or missing, the name on the other side counts; if both are, all buckets are meant.`;

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
      description: `Secret of the access key, 1 to ${jobLimits.key} characters. No response contains it.`,
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
  // the vendor's table says 1 to 255, and also that empty text means all buckets
  bucket: z
    .string()
    .max(jobLimits.bucket)
    .optional()
    .meta({ description: bucketDescription, examples: ["archive"] }),
});

export const JobSource = z
  .strictObject(location("URL of any S3-compatible object storage"))
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
      .meta({ description: "Bucket; empty or missing for all buckets.", examples: ["archive"] }),
    endpoint_url: z.string().meta({ description: "URL of the endpoint.", examples: ["https://s3.example.com"] }),
  })
  .meta({ id: "JobLocation", description: "One side of a job, without its secret." });

export const JobInput = z
  .object({
    type: JobType,
    source: JobLocation.meta({ description: "Where the job copies from." }),
    target: JobLocation.meta({ description: "Where the job copies to." }),
  })
  .meta({ id: "JobInput", description: "The job's request, without secrets." });

export const JobOutput = z
  .object({
    bytes: byteCount("Bytes copied so far. What the target had already does not count."),
    total_bytes: byteCount("Total bytes to copy, as far as known: they are counted while the job copies."),
    error: z.string().meta({
      description: "Why the job failed, as a sentence; empty if it did not fail.",
      examples: [""],
    }),
    transfer_time: z.string().meta({
      description: "Duration of the transfer so far, in seconds, as decimal text; empty before it starts.",
      examples: ["73.418"],
    }),
  })
  .meta({ id: "JobOutput", description: "The job's result so far." });

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
