import type { ServerContext } from "../context.js";
import { type ClaimedWork, createClaimWorker } from "../due-work/claim-worker.js";
import { once } from "../once.js";
import type { Resolve } from "../outgoing/guarded-lookup.js";
import type { ConnectInProcess } from "../s3-client/transport.js";
import type { ServerPart } from "../server-part.js";
import { type ClaimedJob, scheduledJobs } from "../storage/jobs/scheduled.js";
import type { CopySizes } from "./copy-run.js";
import { claimMs, type JobTimes, jobTimes } from "./job-times.js";
import type { Pace } from "./pace.js";

export interface CopyJobsOptions {
  /** Opens connections to S3 of this process. */
  readonly connect: ConnectInProcess;
  /** How names are resolved; as the operating system does unless given. */
  readonly resolve?: Resolve;
  readonly times?: Partial<JobTimes>;
  readonly sizes?: CopySizes;
  /** What has jobs stand back; unless given, callers of this process do. */
  readonly pace?: Pace;
}

const mebibyte = 1024 * 1024;
const usualSizes: CopySizes = { singleMost: 64 * mebibyte, partSize: 64 * mebibyte };

/** The carrying out of jobs, as work. What it needs is loaded with the first job. */
export const copyJobs = (
  context: ServerContext,
  { connect, resolve, times, sizes = usualSizes, pace }: CopyJobsOptions,
): ClaimedWork<ClaimedJob> => {
  const load = async () => {
    const [{ runJob }, { createBandwidth }, { createPace }] = await Promise.all([
      import("./run-job.js"),
      import("./bandwidth.js"),
      import("./pace.js"),
    ]);
    const bandwidth = createBandwidth(context.configuration.jobsBytesPerSecond);
    const given = { context, connect, resolve, sizes, times: { ...jobTimes, ...times } };
    const tools = { ...given, bandwidth, pace: pace ?? createPace() };
    return (job: ClaimedJob, stop: AbortSignal) => runJob(tools, job, stop);
  };
  const loaded = once(load);
  return {
    scheduled: scheduledJobs,
    longestDelayMs: 60_000,
    claimMs,
    concurrency: Math.max(1, context.configuration.jobsAtOnce),
    run: async (job, stop) => (await loaded())(job, stop),
  };
};

/** Copies from object storage to object storage, as accounts have asked for it. */
export const copyJobsPart = (context: ServerContext, options: CopyJobsOptions): ServerPart => ({
  workers:
    context.configuration.jobsAtOnce === 0
      ? []
      : [createClaimWorker(context, copyJobs(context, options), { stopMs: 0 })],
});
