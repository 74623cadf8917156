import type { S3ClientError } from "../s3-client/s3-client-error.js";

export type SideName = "source" | "target";

/** A call to one side of a job without success. */
export class SideError extends Error {
  override readonly name = "SideError";
  constructor(
    readonly side: SideName,
    override readonly cause: S3ClientError,
  ) {
    super(`${side}: ${cause.message}`, { cause });
  }
}

/** Why a job, or the copy of one bucket, cannot go on. The message is what its owner reads. */
export class CopyFailure extends Error {
  override readonly name = "CopyFailure";
  constructor(
    /** What ends with it. */
    readonly ends: "job" | "bucket",
    sentence: string,
    options?: ErrorOptions,
  ) {
    super(sentence, options);
  }
}
