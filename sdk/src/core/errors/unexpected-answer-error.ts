import type { ResponseHeaders } from "../fetch.js";
import { retryAfterOf } from "../retry-after.js";
import { ConcordatError, type ErrorContext } from "./concordat-error.js";

/** The unexpected response. */
export interface Oddity extends ErrorContext {
  readonly status: number;
  readonly headers: ResponseHeaders;
  /** Undefined if it may contain secrets. */
  readonly text?: string | undefined;
}

const longestText = 2000;

/**
 * A response that the API does not send: a gateway's HTML page, incomplete JSON, an empty body, or a status that the operation does
 * not declare. `status` still says what kind of failure it was.
 */
export class UnexpectedAnswerError extends ConcordatError {
  static override readonly kind: string = "UnexpectedAnswerError";
  declare readonly name: "UnexpectedAnswerError";

  declare readonly status: number;
  declare readonly headers: ResponseHeaders;
  /** The `Retry-After` of the response, in milliseconds; null if it has none. */
  declare readonly retryAfterMs: number | null;
  /** The start of a failure's body; undefined for a success, which may contain secrets. */
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
