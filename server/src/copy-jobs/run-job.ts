import type { ServerContext } from "../context.js";
import { endJob, isSecondOfAccount, type JobFigures, type JobRun, letGoOfJob, readRun } from "../storage/jobs/run.js";
import type { ClaimedJob } from "../storage/jobs/scheduled.js";
import type { Bandwidth } from "./bandwidth.js";
import { configure } from "./configure.js";
import { copyBucket } from "./copy-bucket.js";
import { giveUp } from "./copy-parts.js";
import type { CopyRun, CopySizes } from "./copy-run.js";
import { countObjects } from "./count-objects.js";
import { failedSentence } from "./failed-sentence.js";
import { CopyFailure, SideError } from "./job-failure.js";
import type { JobTimes } from "./job-times.js";
import { Interrupted, type Lease, takeLease } from "./lease.js";
import { type OpenSidesOptions, openSides } from "./open-sides.js";
import type { Pace } from "./pace.js";
import { type JobProgress, mostFailedKeys, readProgress, writeProgress } from "./progress.js";
import { explain } from "./sentences.js";
import { createSides } from "./side.js";
import { createSlots } from "./slots.js";
import type { Window } from "./window.js";

/** What all jobs of a server are carried out with. */
export interface JobTools extends OpenSidesOptions {
  readonly context: ServerContext;
  readonly bandwidth: Bandwidth;
  readonly pace: Pace;
  readonly times: JobTimes;
  readonly sizes: CopySizes;
}

/** How long another job of the same account waits before it is looked at again, in milliseconds. */
const waitMs = 5_000;

const largeAtOnce = 2;

/** More faults of this server than that, and the job fails. */
const mostFaults = 5;

/** A job that is being carried out. */
interface Running {
  readonly tools: JobTools;
  readonly run: JobRun;
  readonly progress: JobProgress;
  readonly lease: Lease;
  /** Of the bucket that is being copied. */
  window: Window | undefined;
  /** When it began to copy, in milliseconds of the monotonic clock. */
  copyingSince: number | undefined;
}

const seconds = ({ progress, copyingSince }: Pick<Running, "progress" | "copyingSince">): number =>
  progress.seconds + (copyingSince === undefined ? 0 : (performance.now() - copyingSince) / 1000);

const figuresOf = (running: Pick<Running, "progress" | "copyingSince" | "window">): JobFigures => {
  const { progress, window } = running;
  const open = window?.open() ?? { copied: 0, skipped: 0 };
  const bytes = progress.copiedBytes + open.copied;
  const toCopy = progress.counted.bytes - progress.skippedBytes - open.skipped;
  const taken = seconds(running);
  return {
    bytes,
    totalBytes: Math.max(bytes, toCopy),
    transferTime: taken === 0 ? "" : taken.toFixed(3),
    progress: writeProgress({ ...progress, seconds: taken }),
  };
};

const noteBucket = (progress: JobProgress, bucket: string, why: string): void => {
  progress.failedCount += 1;
  if (progress.failed.length < mostFailedKeys) progress.failed.push({ bucket, key: undefined, why });
};

/** Copies bucket after bucket. One that cannot be copied keeps no other from being copied. */
const copyBuckets = async (running: Running, copyRun: CopyRun, buckets: readonly { from: string; to: string }[]) => {
  const { progress } = running;
  for (const pair of buckets) {
    if (pair.from < progress.bucket) continue;
    if (pair.from !== progress.bucket) Object.assign(progress, { bucket: pair.from, after: undefined });
    try {
      await copyBucket(copyRun, pair, (window) => {
        running.window = window;
      });
    } catch (error) {
      copyRun.signal.throwIfAborted();
      if (error instanceof CopyFailure && error.ends === "bucket") noteBucket(progress, pair.from, error.message);
      else if (error instanceof SideError) noteBucket(progress, pair.from, explain(error));
      else throw error;
    } finally {
      running.window = undefined;
    }
  }
};

/** Carries a job out, from its beginning or from where an earlier run has got to. @returns what is wrong in the end; empty for nothing */
const carryOut = async (running: Running): Promise<string> => {
  const { tools, run, progress, lease } = running;
  const { signal } = lease;
  const { times, sizes, bandwidth, pace, context } = tools;
  const { jobsParallelCopies: parallel } = context.configuration;
  await lease.hold();
  const opened = await openSides(tools, run);
  try {
    const { buckets, ...clients } = await configure(run, { ...opened, signal, times });
    lease.state = "running";
    const resumedFrom = progress.beganAt;
    progress.beganAt ??= context.clock().getTime();
    running.copyingSince = performance.now();
    await lease.hold();
    const sides = createSides({ ...clients, signal, times });
    const copyRun: CopyRun = {
      ...sizes,
      sides,
      progress,
      parallel,
      slots: createSlots(parallel),
      largeSlots: createSlots(largeAtOnce),
      bandwidth,
      pace,
      signal,
      // lists tell times in seconds
      resumedFrom: resumedFrom && Math.floor(resumedFrom / 1000) * 1000,
    };
    // beside the copying, and given up with it
    const stopCounting = new AbortController();
    const countingSides = createSides({ ...clients, signal: stopCounting.signal, times });
    const counting = countObjects(countingSides, buckets, progress, pace).catch(() => undefined);
    try {
      await copyBuckets(running, copyRun, buckets);
    } catch (error) {
      // what another server goes on with is kept
      const isKept = error instanceof Interrupted && error.why !== "canceled";
      if (!isKept) await giveUpUploads(copyRun);
      throw error;
    } finally {
      stopCounting.abort();
      await counting;
    }
    await giveUpUploads(copyRun);
    return failedSentence(progress);
  } finally {
    opened.close();
  }
};

const giveUpMs = 5_000;

const giveUpUploads = async (copyRun: CopyRun): Promise<void> => {
  const signal = AbortSignal.timeout(giveUpMs);
  await Promise.all(copyRun.progress.uploads.map((upload) => giveUp(copyRun, upload, signal)));
};

const end = async (running: Running, error: string): Promise<void> => {
  const { tools, lease, progress, run } = running;
  const { prisma, clock, log } = tools.context;
  await lease.end();
  const figures = figuresOf(running);
  const toCopy = progress.copiedBytes + progress.failedBytes;
  const totalBytes = error === "" ? toCopy : Math.max(figures.totalBytes, toCopy);
  const { failed, failedCount } = progress;
  // only what tells why something failed is kept
  const kept = { ...readProgress(""), failed, failedCount };
  const ended = { ...figures, totalBytes, progress: failedCount === 0 ? "" : writeProgress(kept), error };
  await endJob(prisma, lease.claim, ended, clock());
  log.info({ job: run.uuid, bytes: figures.bytes, failed: failedCount, error }, "copy job ended");
};

/** Ends a run whose job has not ended. */
const interrupt = async ({ tools, lease }: Running): Promise<void> => {
  const { prisma, clock } = tools.context;
  await lease.hold();
  await lease.end();
  await letGoOfJob(prisma, lease.claim, clock());
};

/** A fault of this server: the job is tried again from where it is, a few times. */
const noteFault = async (running: Running, error: unknown): Promise<void> => {
  const { tools, lease, progress, run } = running;
  tools.context.log.error({ err: error, job: run.uuid }, "a copy job was broken off");
  progress.faults += 1;
  if (progress.faults >= mostFaults) return end(running, "The job was broken off by a fault of this server.");
  await lease.hold();
  await lease.end();
  await letGoOfJob(tools.context.prisma, lease.claim, new Date(tools.context.clock().getTime() + waitMs));
};

/**
 * Carries out a job that a worker has claimed.
 *
 * @param stop is aborted when the server stops: another one goes on with the job
 */
export const runJob = async (tools: JobTools, claimed: ClaimedJob, stop: AbortSignal): Promise<void> => {
  const { prisma, clock } = tools.context;
  if (await isSecondOfAccount(prisma, claimed)) {
    return letGoOfJob(prisma, claimed, new Date(clock().getTime() + waitMs));
  }
  const run = await readRun(tools.context, claimed);
  if (!run) return;
  const progress = readProgress(run.progress);
  const state = { progress, window: undefined, copyingSince: undefined };
  const figures = () => figuresOf(running);
  const lease = takeLease(claimed, { ...tools, figures, stop });
  const running: Running = { ...state, tools, run, lease };
  const unwatch = tools.pace.watch();
  try {
    await end(running, await carryOut(running));
  } catch (error) {
    const reason: unknown = lease.signal.aborted ? lease.signal.reason : error;
    if (reason instanceof Interrupted) await (reason.why === "canceled" ? lease.end() : interrupt(running));
    else if (reason instanceof CopyFailure) await end(running, reason.message);
    else await noteFault(running, reason);
  } finally {
    unwatch();
    await lease.end();
  }
};
