import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { Socket } from "node:net";
import { performance } from "node:perf_hooks";
import { createBandwidth } from "./bandwidth.js";
import { sleep } from "./sleep.js";
import { createSlots } from "./slots.js";

/** Keeps jobs from taking from callers what they need of this process: while both want it, jobs stand back. */
export interface Pace {
  /** Looks at what callers want, until the function that it returns is called. */
  watch(): () => void;
  /** Copies one thing: at once, or while the process is busy with callers, one after the other and with rests in between. */
  within<Result>(work: () => Promise<Result>, signal: AbortSignal): Promise<Result>;
  /** Waits until so many bytes may move; undefined where they may at once. */
  take(bytes: number, signal: AbortSignal): Promise<void> | undefined;
}

/** How often it is looked, in milliseconds. */
const lookMs = 100;
/** For so many looks after the last call, callers are taken to be there. */
const remembered = 5;
/** Calls of late, older ones counting less and less, from which on callers and jobs are in each other's way: some twenty a second. */
const manyCalls = 8;
const fading = 0.8;
/** The share of time in which the process works, above which they are even with few calls. */
const busyFrom = 0.5;

/** After work of a second, so many seconds of rest. */
const restShare = 4;
const longestRestMs = 2_000;

/** What jobs move while callers are busy, in bytes a second. */
const bytesBesideCallers = 2 * 1024 * 1024;

const startOfRequest = "http.server.request.start";

export const createPace = (): Pace => {
  let calls = 0;
  let looksSinceCall = remembered;
  let callsOfLate = 0;
  let isBusy = false;
  let watchers = 0;
  let looking: NodeJS.Timeout | undefined;
  let utilization = performance.eventLoopUtilization();
  const lane = createSlots(1);
  const besideCallers = createBandwidth(bytesBesideCallers);

  // jobs themselves come through no socket
  const onRequest = (message: unknown) => {
    if ((message as { readonly socket?: unknown }).socket instanceof Socket) calls += 1;
  };
  const look = () => {
    const now = performance.eventLoopUtilization();
    const share = performance.eventLoopUtilization(now, utilization).utilization;
    utilization = now;
    looksSinceCall = calls > 0 ? 0 : looksSinceCall + 1;
    callsOfLate = callsOfLate * fading + calls;
    calls = 0;
    isBusy = looksSinceCall < remembered && (callsOfLate >= manyCalls || isBusy || share > busyFrom);
  };
  return {
    watch: () => {
      watchers += 1;
      if (watchers === 1) {
        subscribe(startOfRequest, onRequest);
        looking = setInterval(look, lookMs).unref();
      }
      return () => {
        watchers -= 1;
        if (watchers > 0) return;
        unsubscribe(startOfRequest, onRequest);
        clearInterval(looking);
        isBusy = false;
      };
    },
    within: async (work, signal) => {
      if (!isBusy) return work();
      const give = await lane.take(signal);
      const began = performance.now();
      try {
        return await work();
      } finally {
        const rest = Math.min((performance.now() - began) * restShare, longestRestMs);
        // the next one waits, this one is done
        sleep(isBusy ? rest : 0, signal).then(give, give);
      }
    },
    take: (bytes, signal) => (isBusy ? besideCallers.take(bytes, signal) : undefined),
  };
};
