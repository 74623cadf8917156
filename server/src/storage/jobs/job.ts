import type { jobStates } from "@concordat/contract/object-storage";
import { rowByKey } from "../../database/row-by-key.js";
import type { StorageJob } from "../../generated/prisma/client.js";

/** One side of a job, without its secret. */
export interface JobLocation {
  readonly accessKeyId: string;
  readonly endpointUrl: string;
  /** Undefined where all buckets are meant. */
  readonly bucket: string | undefined;
}

/** One side of a job to create. */
export interface NewJobLocation extends JobLocation {
  readonly secretAccessKey: string;
}

/** A job to create. */
export interface NewJob {
  readonly type: "copy";
  readonly source: NewJobLocation;
  readonly target: NewJobLocation;
}

export type JobState = (typeof jobStates)["unfinished" | "finished"][number];

/** A job that copies from one object storage to another. It belongs to an account, not to a service. */
export interface Job {
  readonly uuid: string;
  readonly type: "copy";
  readonly state: JobState;
  readonly source: JobLocation;
  readonly target: JobLocation;
  /** How many bytes are copied so far. */
  readonly bytes: bigint;
  /** How many there are to copy, as far as is known. */
  readonly totalBytes: bigint;
  /** Why it failed; empty otherwise. */
  readonly error: string;
  /** How long copying took so far: seconds as a decimal text, empty before it started. */
  readonly transferTime: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** The form in which the database keeps a location. */
interface StoredLocation {
  readonly access_key_id: string;
  readonly endpoint_url: string;
  readonly bucket?: string;
}

/** A location as it is stored: without its secret, and without a bucket where all are meant. */
export const storedLocation = ({ accessKeyId, endpointUrl, bucket }: JobLocation) => ({
  access_key_id: accessKeyId,
  ...(bucket ? { bucket } : {}),
  endpoint_url: endpointUrl,
});

const locationOf = (stored: unknown): JobLocation => {
  const { access_key_id: accessKeyId, endpoint_url: endpointUrl, bucket } = stored as StoredLocation;
  return { accessKeyId, endpointUrl, bucket };
};

/** What is shown of a job. */
export const shownFields = {
  uuid: true,
  type: true,
  operationalState: true,
  source: true,
  target: true,
  bytes: true,
  totalBytes: true,
  error: true,
  transferTime: true,
  createdAt: true,
  updatedAt: true,
} as const satisfies { readonly [Field in keyof StorageJob]?: true };

/** Reads a whole job, with its secrets sealed. */
export const jobByUuid = rowByKey("StorageJob", { uuid: "uuid" }, {});

/** A job as it is stored, without its secrets. */
export const jobOf = ({
  source,
  target,
  type,
  operationalState,
  ...row
}: Pick<StorageJob, keyof typeof shownFields>): Job => ({
  uuid: row.uuid,
  type: type as Job["type"],
  state: operationalState as JobState,
  source: locationOf(source),
  target: locationOf(target),
  bytes: row.bytes,
  totalBytes: row.totalBytes,
  error: row.error,
  transferTime: row.transferTime,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
});
