import type { JobCreate, JobDetailResponse } from "@concordat/contract/object-storage";
import type { Job, JobLocation, NewJob, NewJobLocation } from "../../storage/jobs/job.js";
import { exactTime } from "../timestamps.js";

const readLocation = (body: JobCreate["source"]): NewJobLocation => ({
  accessKeyId: body.access_key_id,
  secretAccessKey: body.secret_access_key,
  endpointUrl: body.endpoint_url,
  // empty text means all buckets, as no bucket does
  bucket: body.bucket || undefined,
});

/** A job as a body gives it. */
export const readJob = ({ type, source, target }: JobCreate): NewJob => ({
  type,
  source: readLocation(source),
  target: readLocation(target),
});

const representLocation = ({
  accessKeyId,
  bucket,
  endpointUrl,
}: JobLocation): JobDetailResponse["input"]["source"] => ({
  access_key_id: accessKeyId,
  ...(bucket === undefined ? {} : { bucket }),
  endpoint_url: endpointUrl,
});

/** A job. Members stand in alphabetical order, as the vendor sends them. */
export const representJob = (job: Job): JobDetailResponse => ({
  created_at: exactTime(job.createdAt),
  input: { source: representLocation(job.source), target: representLocation(job.target), type: job.type },
  operational_state: job.state,
  output: {
    bytes: Number(job.bytes),
    error: job.error,
    total_bytes: Number(job.totalBytes),
    transfer_time: job.transferTime,
  },
  updated_at: exactTime(job.updatedAt),
  uuid: job.uuid,
});
