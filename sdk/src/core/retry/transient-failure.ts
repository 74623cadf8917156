import { ConcordatError } from "../errors/concordat-error.js";
import { ConnectionError, reasonOf } from "../errors/connection-error.js";
import { TimeoutError } from "../errors/timeout-error.js";
import { UnexpectedAnswerError } from "../errors/unexpected-answer-error.js";

/** What errors from a response have in common. */
interface FromResponse {
  readonly status?: number;
  readonly retryAfterMs?: number | null;
}

/** Statuses of transient failures, of the API or of a gateway in front of it. */
const transientStatuses = [408, 429, 500, 502, 503, 504];

/** Error codes of a connection that was never made. */
const neverConnected = /^(ECONNREFUSED|EAI_AGAIN|E(HOST|NET)UNREACH|ENOTFOUND|UND_ERR_CONNECT_TIMEOUT)$/;

/**
 * Whether a failure is transient, so that the next attempt may succeed: no response, a response with such a status (also from a
 * gateway), or an incomplete success. A conflict is transient only if the response says when to retry, as it does for a request
 * that is still in progress under the same idempotency key.
 *
 * @param success the status that means success
 */
export const isTransient = (error: unknown, success: number): boolean => {
  if (!(error instanceof ConcordatError)) return false;
  if (error instanceof ConnectionError || error instanceof TimeoutError) return true;
  const { status = 0, retryAfterMs } = error as FromResponse;
  if (status === 409) return retryAfterMs !== null;
  return transientStatuses.includes(status) || (status === success && error instanceof UnexpectedAnswerError);
};

/** Whether the API certainly did nothing: no connection was made, or it refused the request before it read it. */
export const hadNoEffect = (error: ConcordatError): boolean =>
  (error as FromResponse).status === 429 ||
  (error instanceof ConnectionError && neverConnected.test(reasonOf(error.cause) ?? ""));
