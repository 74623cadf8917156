import { ConcordatError } from "./concordat-error.js";

/** How a wait came to nothing. */
export interface WaitOutcome {
  readonly operation: string;
  readonly reason: "failed" | "timedOut";
  readonly lastSeen: unknown;
  readonly looks: number;
  readonly cause?: unknown;
}

/** What was waited for did not come, or can come no more. */
export class WaitError extends ConcordatError {
  static override readonly kind: string = "WaitError";
  declare readonly name: "WaitError";

  /** Whether a state was reached from which there is no way on, or the longest wait was over. */
  readonly reason: "failed" | "timedOut";
  /** What the API said last about what was waited for; undefined if it never did. */
  readonly lastSeen: unknown;
  /** How often the API was asked. */
  readonly looks: number;

  constructor(message: string, outcome: WaitOutcome) {
    super(message, { ...outcome, attempts: outcome.looks });
    this.reason = outcome.reason;
    this.lastSeen = outcome.lastSeen;
    this.looks = outcome.looks;
  }
}
