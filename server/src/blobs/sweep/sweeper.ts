import type { ServerContext } from "../../context.js";
import { createWorker, type Worker } from "../../due-work/worker.js";
import type { BlobStore } from "../blob-store.js";
import { firstStoredAt } from "./first-stored-at.js";
import { type FindReferenced, sweepOrphans } from "./sweep-orphans.js";

/** A start has other things to do first. */
const firstSweepMs = 60_000;
const betweenSweepsMs = 3_600_000;

export interface SweeperOptions {
  readonly store: BlobStore;
  readonly findReferenced: FindReferenced;
  /** How long after its start the worker sweeps for the first time, in milliseconds. */
  readonly firstSweepMs?: number;
}

/** Makes the worker that removes blobs that are in no row. Servers that sweep at once do no harm to each other. */
export const createSweeper = (
  { prisma, clock, log }: Pick<ServerContext, "prisma" | "clock" | "log">,
  { store, findReferenced, ...options }: SweeperOptions,
): Worker => {
  const stopping = new AbortController();
  let waitMs = options.firstSweepMs ?? firstSweepMs;
  const worker = createWorker({
    longestSleepMs: betweenSweepsMs,
    log,
    failure: "blobs that are in no row cannot be removed",
    round: async () => {
      const firstWaitMs = waitMs;
      waitMs = 0;
      if (firstWaitMs > 0) return firstWaitMs;
      const { signal } = stopping;
      const first = await firstStoredAt(prisma);
      const swept = await sweepOrphans({ store, findReferenced, firstStoredAt: first, now: clock(), signal });
      if (swept.removed + swept.drafts > 0) log.info(swept, "blobs were removed that are in no row");
      return betweenSweepsMs;
    },
  });
  return {
    ...worker,
    stop: () => {
      stopping.abort();
      return worker.stop();
    },
  };
};
