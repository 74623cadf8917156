import type { Logger } from "pino";
import type { Backlog } from "./scheduled-rows.js";
import { createWake } from "./wake.js";

/** Something that the server does without being asked, again and again. */
export interface Worker {
  /** The rows that stand for its work, if any do: their backlog is measured. */
  readonly scheduled?: Backlog;
  /** Begins the work. What there is to do is in the database, so that a restart goes on with it. */
  start(): void;
  /** Looks for work at once, without waiting for the next look. */
  poke(): void;
  /** Begins nothing more, and resolves once what was begun is done. */
  stop(): Promise<void>;
}

export interface WorkerOptions {
  /** Does what is due now. @returns for how many milliseconds there is nothing to do, as far as the database knows */
  readonly round: () => Promise<number>;
  /** The longest sleep between two looks, in milliseconds: other servers may have scheduled work meanwhile. */
  readonly longestSleepMs: number;
  readonly log: Logger;
  /** What the log says when a round fails. */
  readonly failure: string;
}

/** Keeps two looks apart while another server is just doing what is due. */
const shortestSleepMs = 20;

/** Makes a worker that looks for work in rounds. A round that fails is logged, and the next one comes all the same. */
export const createWorker = ({ round, longestSleepMs, log, failure }: WorkerOptions): Worker => {
  const wake = createWake();
  let stopping = false;
  let running: Promise<void> | undefined;
  const run = async () => {
    while (!stopping) {
      const idleMs = await round().catch((error: unknown) => {
        log.error({ err: error }, failure);
        return longestSleepMs;
      });
      if (!stopping) await wake.sleep(Math.min(Math.max(idleMs, shortestSleepMs), longestSleepMs));
    }
  };
  return {
    start() {
      running ??= run();
    },
    poke: wake.poke,
    async stop() {
      stopping = true;
      wake.poke();
      await running;
    },
  };
};
