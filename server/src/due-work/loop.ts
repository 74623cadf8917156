import type { Logger } from "pino";
import { createWake } from "./wake.js";

/** A worker that does what the database says is due. */
export interface DueWork {
  /** Looks at once, without waiting for the next look. */
  poke(): void;
  /** Begins nothing more, and resolves once what was begun is done. */
  stop(): Promise<void>;
}

export interface DueWorkOptions {
  /** Does what is due now. @returns how many milliseconds there is nothing to do, as far as the database knows */
  readonly round: () => Promise<number>;
  /** The longest sleep between two looks: others may have written down work meanwhile. */
  readonly longestSleepMs: number;
  readonly log: Logger;
  /** What the log says when a round fails. */
  readonly failure: string;
}

/** Keeps two looks apart while somebody else is just doing what is due. */
const shortestSleepMs = 20;

/** Starts a loop over work that is due. All it has to remember is in the database, so that a restart goes on with it. */
export const startDueWork = ({ round, longestSleepMs, log, failure }: DueWorkOptions): DueWork => {
  const wake = createWake();
  let stopping = false;
  const loop = async () => {
    while (!stopping) {
      const idleMs = await round().catch((error: unknown) => {
        log.error({ err: error }, failure);
        return longestSleepMs;
      });
      if (!stopping) await wake.sleep(Math.min(Math.max(idleMs, shortestSleepMs), longestSleepMs));
    }
  };
  const looping = loop();
  return {
    poke: wake.poke,
    async stop() {
      stopping = true;
      wake.poke();
      await looping;
    },
  };
};
