import { sizeText } from "./body-bounds.js";
import type { ErrorEntry } from "./error-entry.js";
import { keptAnswerLimits } from "./kept-answer-limits.js";

/**
 * Errors of HTTP itself, of idempotency keys and of the server's state, which are the same in every API. Each table adds its own code
 * and title.
 */
export const generalErrors = {
  methodNotAllowed: {
    status: 405,
    when: "The path exists, but not with this HTTP method. `Allow` lists its methods.",
    remedy: "Use one of the methods in the `Allow` header.",
    retryable: false,
    early: true,
  },
  requestTimeout: {
    status: 408,
    when: "The request did not arrive completely within the server's time limit. The connection is closed.",
    remedy: "Send the whole request again, without delays.",
    retryable: true,
    early: true,
  },
  idempotencyInFlight: {
    status: 409,
    when: "An earlier request of the caller with the same `Idempotency-Key` is still in progress.",
    remedy: "Send the same request again after the time in `Retry-After`, to get the response of the first.",
    retryable: true,
    early: true,
    retryAfterSeconds: 1,
  },
  idempotencyAnswerNotKept: {
    status: 410,
    when: `The request was carried out before, under the same \`Idempotency-Key\`, and is not carried out again. Its response was too large to be kept: more than ${sizeText(keptAnswerLimits.answerBytes)}, or more than ${sizeText(keptAnswerLimits.ownerBytes)} together with the other responses that are kept for the caller.`,
    remedy: "Read what the first request created or changed. Split large requests.",
    retryable: false,
    early: true,
  },
  rateLimited: {
    status: 429,
    when: "The caller sent more requests within a minute than the server allows; or wrong credentials came too often from its network or for its account; or too many passwords are waiting to be checked, or too many large responses to be sent. How much is allowed is set by the server's operator.",
    remedy: "Wait for the time in `Retry-After`, and send requests more slowly.",
    retryable: true,
    early: true,
    retryAfterSeconds: 60,
  },
  headersTooLarge: {
    status: 431,
    when: "The path, the query and the headers together are too large. The connection is closed.",
    remedy: "Send a shorter query and fewer headers.",
    retryable: false,
    early: true,
  },
  unavailable: {
    status: 503,
    when: "The server cannot reach its database, or the database cannot handle the request: its disk is full or broken, or it is busy. Or the response would be larger than the server sends, which the title says.",
    remedy: "Try again after a moment.",
    retryable: true,
  },
} as const;

/** The rows that every API's table has under the same names: the errors from before an operation runs. */
export type ApiErrors = Readonly<Record<string, ErrorEntry>> &
  Readonly<
    Record<keyof typeof generalErrors | "invalidRequest" | "notFound" | "tooLarge" | "idempotencyKeyReused", ErrorEntry>
  >;
