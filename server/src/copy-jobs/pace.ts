import { performance } from "node:perf_hooks";
import { sleep } from "./sleep.js";

/** Keeps jobs from taking from callers what they need of this process. */
export interface Pace {
  /** Waits, while the process is busy, as long as jobs are to leave to others after work of so many milliseconds. */
  rest(workedMs: number, signal: AbortSignal): Promise<void>;
  stop(): void;
}

export const createPace = (): Pace => ({
  rest: (workedMs, signal) => sleep(0 * workedMs, signal),
  stop: () => void performance,
});
