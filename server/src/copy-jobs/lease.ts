import { setMaxListeners } from "node:events";
import type { ServerContext } from "../context.js";
import { holdJob, isAnyoneWaiting, type JobFigures } from "../storage/jobs/run.js";
import type { ClaimedJob } from "../storage/jobs/scheduled.js";
import { claimMs, type JobTimes } from "./job-times.js";

/** Why a run ends before its job does. */
export type Interruption = "canceled" | "stopping" | "yielding";

/** The end of a run that is no end of the job, or not by this server. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";
  constructor(readonly why: Interruption) {
    super(`The run is ${why}.`);
  }
}

/** The hold of this server on a job: renewed while it works, and gone once somebody cancels the job. */
export interface Lease {
  /** Aborted with an `Interrupted` when the run must end. */
  readonly signal: AbortSignal;
  /** What is held now. */
  readonly claim: ClaimedJob;
  state: "configuring" | "running";
  /** Writes down what is achieved. */
  hold(): Promise<void>;
  /** Renews it no more. */
  end(): Promise<void>;
}

interface LeaseOptions {
  readonly context: Pick<ServerContext, "prisma" | "clock" | "log">;
  readonly times: JobTimes;
  readonly figures: () => JobFigures;
  /** Aborted when the server stops. */
  readonly stop: AbortSignal;
}

export const takeLease = (claimed: ClaimedJob, { context, times, figures, stop }: LeaseOptions): Lease => {
  const { prisma, clock, log } = context;
  const over = new AbortController();
  // everything that is under way listens
  setMaxListeners(0, over.signal);
  const interrupt = (why: Interruption) => over.abort(new Interrupted(why));
  const onStop = () => interrupt("stopping");
  stop.addEventListener("abort", onStop, { once: true });
  if (stop.aborted) onStop();
  const began = performance.now();
  let claim = claimed;
  let heldAt = performance.now();
  let state: Lease["state"] = "configuring";
  let ended = false;
  let writing: Promise<void> = Promise.resolve();

  const write = async () => {
    if (ended) return;
    const renewed = await holdJob(prisma, claim, { state, ...figures() }, { now: clock(), claimMs });
    if (!renewed) return interrupt("canceled");
    claim = renewed;
    heldAt = performance.now();
  };
  // one after the other: each renews what the one before has got
  const hold = () => {
    writing = writing.then(write);
    return writing;
  };
  const tick = async () => {
    try {
      await hold();
      if (performance.now() - began > times.sliceMs && (await isAnyoneWaiting(prisma, claim, clock()))) {
        interrupt("yielding");
      }
    } catch (error) {
      writing = Promise.resolve();
      log.warn({ err: error, job: claim.uuid }, "the progress of a copy job cannot be written down");
      // another server may have it by now
      if (performance.now() - heldAt > claimMs) interrupt("stopping");
    }
  };
  let ticking: Promise<void> | undefined;
  const timer = setInterval(() => {
    ticking ??= tick().finally(() => {
      ticking = undefined;
    });
  }, times.tickMs);
  return {
    signal: over.signal,
    get claim() {
      return claim;
    },
    get state() {
      return state;
    },
    set state(next) {
      state = next;
    },
    hold,
    end: async () => {
      ended = true;
      clearInterval(timer);
      stop.removeEventListener("abort", onStop);
      await ticking;
      await writing.catch(() => undefined);
    },
  };
};
