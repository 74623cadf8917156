import type { ErrorEntry } from "./error-entry.js";

/**
 * What HTTP itself, idempotency keys and the state of the server make of a request, the same in every API. Each table gives
 * these rows its own code and title.
 */
export const generalErrors = {
  methodNotAllowed: {
    status: 405,
    when: "The path exists, but not with this HTTP method; `Allow` lists those that do.",
    remedy: "Use one of the methods in the `Allow` header.",
    retryable: false,
    early: true,
  },
  requestTimeout: {
    status: 408,
    when: "The request did not arrive in full within the time that the server waits for one; the connection is closed.",
    remedy: "Send it again, all of it at once.",
    retryable: true,
    early: true,
  },
  idempotencyInFlight: {
    status: 409,
    when: "The caller's earlier request with the same `Idempotency-Key` has no answer yet.",
    remedy: "Send it again, unchanged, after the time in `Retry-After`: it then gets the answer of the first.",
    retryable: true,
    early: true,
    retryAfterSeconds: 1,
  },
  rateLimited: {
    status: 429,
    when: "The caller sent more requests within a minute than the server allows, or wrong credentials came too often from its address. Servers have such limits only where their operators set them.",
    remedy: "Wait for the time in `Retry-After`, and go on more slowly.",
    retryable: true,
    early: true,
    retryAfterSeconds: 60,
  },
  headersTooLarge: {
    status: 431,
    when: "The path, the query and the headers are together larger than the server reads; the connection is closed.",
    remedy: "Send less in the query and in headers.",
    retryable: false,
    early: true,
  },
  unavailable: {
    status: 503,
    when: "The server cannot reach its database, or the database cannot take the call now: its disk is full or broken, or it is busy.",
    remedy: "Try again after a moment.",
    retryable: true,
  },
} as const;

/** The rows that every API's table has under the same names: what answers a call before its operation does needs them. */
export type ApiErrors = Readonly<Record<string, ErrorEntry>> &
  Readonly<
    Record<keyof typeof generalErrors | "invalidRequest" | "notFound" | "tooLarge" | "idempotencyKeyReused", ErrorEntry>
  >;
