import type { ResponseHeaders } from "../fetch.js";
import { retryAfterOf } from "../retry-after.js";
import { ConcordatError, type ErrorContext } from "./concordat-error.js";

/** The answer that made no sense. */
export interface Oddity extends ErrorContext {
  readonly status: number;
  readonly headers: ResponseHeaders;
  /** Left out where it may hold secrets. */
  readonly text?: string | undefined;
}

const longestText = 2000;

/**
 * Something answered, but not as the API does: a gateway's HTML page, JSON that breaks off, an empty body, a status
 * that the operation does not know. `status` still tells what kind of failure it was.
 */
export class UnexpectedAnswerError extends ConcordatError {
  static override readonly kind: string = "UnexpectedAnswerError";
  declare readonly name: "UnexpectedAnswerError";

  declare readonly status: number;
  declare readonly headers: ResponseHeaders;
  /** How long the answer asks to wait before the next attempt, in milliseconds; null where it does not say. */
  declare readonly retryAfterMs: number | null;
  /** The beginning of what was sent with a failure; undefined for a success, which may hold secrets. */
  declare readonly text: string | undefined;

  constructor(message: string, oddity: Oddity) {
    const { status, headers, requestId, text } = oddity;
    super(`${message}${requestId ? ` (request ${requestId})` : ""}`, { attempts: 1, ...oddity });
    Object.assign(this, {
      status,
      headers,
      retryAfterMs: retryAfterOf(headers, Date.now()) ?? null,
      text: status >= 400 ? text?.slice(0, longestText) : undefined,
    });
  }
}
