import { ConcordatError } from "../core/errors/concordat-error.js";

/** What else can be said of a refusal. */
export interface CallRefusedContext {
  /** A stable code for machines. */
  readonly errorCode?: string | null | undefined;
  /** Why, for the log: Core is not told. */
  readonly cause?: unknown;
}

/**
 * Refuses a call of Core: thrown by a handler, it becomes the answer. Whatever else a handler throws is answered with
 * 500 and tells Core nothing.
 *
 * @example
 * if (!isKnown(username)) throw new CallRefusedError(400, "Unknown user");
 */
export class CallRefusedError extends ConcordatError {
  static override readonly kind: string = "CallRefusedError";
  declare readonly name: "CallRefusedError";

  /** The status of the answer, from 400 to 599. */
  readonly status: number;
  /** The sentence that Core is told. It may show it to the user. */
  readonly why: string;
  /** A stable code for machines, where there is one. */
  readonly errorCode: string | null;

  constructor(status: number, why: string, { errorCode = null, cause }: CallRefusedContext = {}) {
    super(`${status} ${why}`, { cause });
    this.status = status;
    this.why = why;
    this.errorCode = errorCode;
  }
}
