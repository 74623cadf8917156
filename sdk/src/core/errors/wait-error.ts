import { ConcordatError } from "./concordat-error.js";

/** How a wait failed. */
export interface WaitOutcome {
  readonly operation: string;
  readonly reason: "failed" | "timedOut";
  readonly lastSeen: unknown;
  readonly polls: number;
  readonly cause?: unknown;
}

/** The wait timed out, or can no longer succeed. */
export class WaitError extends ConcordatError {
  static override readonly kind: string = "WaitError";
  declare readonly name: "WaitError";

  /** Whether a failure state was reached, or the longest wait was over. */
  readonly reason: "failed" | "timedOut";
  /** The resource as last read; undefined if it was never read. */
  readonly lastSeen: unknown;
  /** The number of polls. */
  readonly polls: number;

  constructor(message: string, outcome: WaitOutcome) {
    super(message, { ...outcome, attempts: outcome.polls });
    this.reason = outcome.reason;
    this.lastSeen = outcome.lastSeen;
    this.polls = outcome.polls;
  }
}
