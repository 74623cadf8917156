import { once } from "node:events";
import { readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { Worker } from "node:worker_threads";

/** A request, ready to be sent. */
export interface RawRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | undefined;
}

/** What a request did to the loop. */
export interface Measured {
  /** The longest time for which the loop answered nobody else, in milliseconds. */
  readonly heldMs: number;
  readonly status: number;
}

const processorTimes = "/proc/thread-self/schedstat";

/** The processor time of this thread in milliseconds; undefined where the system does not tell. */
const readProcessorTime = (): number | undefined => {
  try {
    return Number(readFileSync(processorTimes, "latin1").split(" ", 1)[0]) / 1e6;
  } catch {
    return undefined;
  }
};

/**
 * Looks at the clock in each turn of the loop. Of the time between two turns only that counts in which the thread was at work, where the
 * system tells: a machine that is busy with other things makes each turn longer, which is nobody's request.
 */
const watchTurns = () => {
  const now = () => ({ wall: performance.now(), processor: readProcessorTime() });
  let last = now();
  let heldMs = 0;
  const timer = setInterval(() => {
    const here = now();
    const wall = here.wall - last.wall;
    const worked = (here.processor ?? Number.POSITIVE_INFINITY) - (last.processor ?? 0);
    heldMs = Math.max(heldMs, Math.min(wall, worked));
    last = here;
  }, 1);
  return {
    reset: () => {
      last = now();
      heldMs = 0;
    },
    heldMs: () => heldMs,
    end: () => clearInterval(timer),
  };
};

/** Sends requests from another thread, and measures how long the loop of this one, in which the server is, was held by each. */
export const createMeasure = () => {
  const worker = new Worker(new URL("./sender.mjs", import.meta.url));
  const turns = watchTurns();
  return {
    async send(request: RawRequest): Promise<Measured> {
      // what the preparation of the request left behind is not the request's
      await delay(5);
      turns.reset();
      worker.postMessage(request);
      const [{ status }] = (await once(worker, "message")) as [{ status: number }];
      await delay(3);
      return { heldMs: turns.heldMs(), status };
    },
    close: async (): Promise<void> => {
      turns.end();
      await worker.terminate();
    },
  };
};
