import { ConcordatError, type ErrorContext } from "./concordat-error.js";

/** The call exceeded its time limit: the request may or may not have been carried out. */
export class TimeoutError extends ConcordatError {
  static override readonly kind: string = "TimeoutError";
  declare readonly name: "TimeoutError";

  /** The time limit, in milliseconds. */
  readonly timeoutMs: number;

  constructor(operation: string, timeoutMs: number, context: ErrorContext = {}) {
    super(`no answer within ${timeoutMs} ms`, { ...context, operation });
    this.timeoutMs = timeoutMs;
  }
}
