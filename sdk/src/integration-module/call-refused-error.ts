import { ConcordatError } from "../core/errors/concordat-error.js";

/** The details of a refusal. */
export interface CallRefusedContext {
  /** The status of the response, from 400 to 599. */
  readonly status: number;
  /** A stable code for machines, if there is one. */
  readonly errorCode?: string | null | undefined;
  /** The cause, for the log; Core does not see it. */
  readonly cause?: unknown;
}

/**
 * Refuses a call of Core: a handler throws it, and it becomes the response. Any other error of a handler becomes a 500 without
 * details.
 *
 * @example
 * if (!isKnown(username)) throw new CallRefusedError("Unknown user", { status: 400 });
 */
export class CallRefusedError extends ConcordatError {
  static override readonly kind: string = "CallRefusedError";
  declare readonly name: "CallRefusedError";

  readonly status: number;
  /** The sentence for Core, which may show it to the user. */
  readonly why: string;
  readonly errorCode: string | null;

  constructor(why: string, { status, errorCode = null, cause }: CallRefusedContext) {
    if (!(status >= 400 && status <= 599)) throw new RangeError("`status` must be from 400 to 599");
    super(`${status} ${why}`, { cause });
    this.status = status;
    this.why = why;
    this.errorCode = errorCode;
  }
}
