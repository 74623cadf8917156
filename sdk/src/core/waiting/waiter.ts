import type { CallOptions } from "../options.js";

/** A waiter: the states that end the wait. */
export interface Waiter {
  /** The waiting method: `objectStorage.services.waitUntilRunning`. */
  readonly id: string;
  /** The member with the state. */
  readonly state: string;
  readonly success: readonly string[];
  readonly failure: readonly string[];
  /** The wait succeeds once the resource is not found. */
  readonly untilGone?: true;
}

/** How long to wait, and how often to poll. */
export interface WaitOptions<Thing extends object = object> extends CallOptions {
  /** The longest wait, in milliseconds. There is no default: only the caller knows. */
  readonly maxWaitMs: number;
  /** The shortest delay between two polls, in milliseconds; 500 by default. */
  readonly minDelayMs?: number | undefined;
  /** The longest delay between two polls, in milliseconds; 10,000 by default. */
  readonly maxDelayMs?: number | undefined;
  /**
   * Called with the resource each time that a poll has read it: to show the progress of a job, for example. What it throws ends the
   * wait.
   */
  readonly onPoll?: ((seen: Thing) => void) | undefined;
}
