import { ConcordatError } from "../core/errors/concordat-error.js";

/** How a call is refused. */
export interface CallRefusedContext {
  /** The status of the answer, from 400 to 599. */
  readonly status: number;
  /** A stable code for machines, where there is one. */
  readonly errorCode?: string | null | undefined;
  /** What is behind it, for the log: Core is not told. */
  readonly cause?: unknown;
}

/**
 * Refuses a call of Core: thrown by a handler, it becomes the answer. Whatever else a handler throws is answered with
 * 500 and tells Core nothing.
 *
 * @example
 * if (!isKnown(username)) throw new CallRefusedError("Unknown user", { status: 400 });
 */
export class CallRefusedError extends ConcordatError {
  static override readonly kind: string = "CallRefusedError";
  declare readonly name: "CallRefusedError";

  readonly status: number;
  /** The sentence that Core is told. It may show it to the user. */
  readonly why: string;
  readonly errorCode: string | null;

  constructor(why: string, { status, errorCode = null, cause }: CallRefusedContext) {
    if (!(status >= 400 && status <= 599)) throw new RangeError("a refusal's `status` is from 400 to 599");
    super(`${status} ${why}`, { cause });
    this.status = status;
    this.why = why;
    this.errorCode = errorCode;
  }
}
