import { ConcordatError, type ErrorContext } from "./concordat-error.js";

/** The call's signal was aborted. `cause` is the signal's reason. */
export class AbortedError extends ConcordatError {
  static override readonly kind: string = "AbortedError";
  declare readonly name: "AbortedError";

  constructor(operation: string, reason: unknown, context: ErrorContext = {}) {
    super("the call was aborted", { ...context, operation, cause: reason });
  }
}
