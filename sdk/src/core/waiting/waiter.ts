import type { CallOptions } from "../options.js";

/** What is waited for: which states end the wait, and how. */
export interface Waiter {
  /** The method that waits: `objectStorage.services.waitUntilRunning`. */
  readonly id: string;
  /** The member that tells the state. */
  readonly state: string;
  readonly success: readonly string[];
  readonly failure: readonly string[];
  /** The wait ends well once there is nothing left to read. */
  readonly untilGone?: true;
}

/** How long to wait, and how often to look. */
export interface WaitOptions extends CallOptions {
  /** The longest wait in milliseconds. There is no default: nobody but the caller knows. */
  readonly maxWaitMs: number;
  /** The shortest time between two looks, in milliseconds; half a second when left out. */
  readonly minDelayMs?: number | undefined;
  /** The longest time between two looks, in milliseconds; ten seconds when left out. */
  readonly maxDelayMs?: number | undefined;
}
