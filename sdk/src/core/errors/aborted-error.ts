import { ConcordatError, type ErrorContext } from "./concordat-error.js";

/** The signal that was given with the call was aborted. `cause` is the signal's reason. */
export class AbortedError extends ConcordatError {
  static override readonly kind: string = "AbortedError";
  declare readonly name: "AbortedError";

  constructor(operation: string, reason: unknown, context: ErrorContext = {}) {
    super("the call was aborted", { ...context, operation, cause: reason });
  }
}
