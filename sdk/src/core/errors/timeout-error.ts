import { ConcordatError, type ErrorContext } from "./concordat-error.js";

/** The call took longer than it was given: nobody knows whether the request was carried out. */
export class TimeoutError extends ConcordatError {
  static override readonly kind: string = "TimeoutError";
  declare readonly name: "TimeoutError";

  /** What the call was given, in milliseconds. */
  readonly timeoutMs: number;

  constructor(operation: string, timeoutMs: number, context: ErrorContext = {}) {
    super(`no answer within ${timeoutMs} ms`, { ...context, operation });
    this.timeoutMs = timeoutMs;
  }
}
