import { ConcordatError } from "../errors/concordat-error.js";
import { ConnectionError, reasonOf } from "../errors/connection-error.js";
import { TimeoutError } from "../errors/timeout-error.js";
import { UnexpectedAnswerError } from "../errors/unexpected-answer-error.js";

/** What errors that come of an answer have in common. */
interface Answered {
  readonly status?: number;
  readonly retryAfterMs?: number | null;
}

/** Statuses that tell of trouble which may be over soon, whether the API sends them or something in front of it. */
const passing = [408, 429, 500, 502, 503, 504];

/** Faults of a connection that was never made. */
const neverConnected = /^(ECONNREFUSED|EAI_AGAIN|E(HOST|NET)UNREACH|ENOTFOUND|UND_ERR_CONNECT_TIMEOUT)$/;

/**
 * Whether the next attempt may do better: no answer, an answer that says so, a gateway's page with such a status, and a
 * success that broke off. A conflict is one only where the API says when to come back, as it does for the twin of a
 * request that is still under way.
 *
 * @param success the status that means success
 */
export const mayPass = (error: unknown, success: number): boolean => {
  if (!(error instanceof ConcordatError)) return false;
  if (error instanceof ConnectionError || error instanceof TimeoutError) return true;
  const { status = 0, retryAfterMs } = error as Answered;
  if (status === 409) return retryAfterMs !== null;
  return passing.includes(status) || (status === success && error instanceof UnexpectedAnswerError);
};

/** Whether the API surely carried nothing out: no connection was made, or it turned the request away unread. */
export const leftNoTrace = (error: ConcordatError): boolean =>
  (error as Answered).status === 429 ||
  (error instanceof ConnectionError && neverConnected.test(reasonOf(error.cause) ?? ""));
