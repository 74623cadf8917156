import type { PrismaClient } from "../generated/prisma/client.js";

/** A request of S3, IAM or STS, as the audit trail tells of it. */
export interface RecordedRequest {
  readonly requestId: string;
  /** With its API before it, such as `s3.CreateBucket`. */
  readonly operation: string;
  /** Without its query. */
  readonly path: string;
  /** What it is about. None of it is secret. */
  readonly named: readonly string[];
  readonly address: string;
  /** The ARN of the caller; undefined for strangers. */
  readonly caller: string | undefined;
  /** Of the answer, if it succeeds. */
  readonly status: number;
  /** Whether it is recorded also where it is refused. */
  readonly isChange: boolean;
}

/** The record of a request that is being carried out. */
export interface RequestRecord {
  /** The client that it is to work with: what it changes takes its record along. */
  readonly db: PrismaClient;
  /** Writes the record, unless it is written. The answer is to wait for it. */
  end(status: number): Promise<void> | undefined;
}

/** Keeps records of requests that change something, or hand out secrets. */
export interface RecordRequests {
  begin(request: RecordedRequest, db: PrismaClient): RequestRecord;
  /** Counts a request that was refused before it was known who sent it. */
  countStranger(address: string, status: number): void;
}
