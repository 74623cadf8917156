import { type ErrorEntry, errorTable } from "../error-entry.js";

/** What follows `#ERROR_` in a problem's `type`. */
export type ProblemCode =
  | "INVALID_REQUEST"
  | "SERVICE_ERROR"
  | "AUTHENTICATION_FAILED"
  | "INSUFFICIENT_CREDITS"
  | "RESOURCE_NOT_FOUND"
  | "CONFLICT"
  | "GENERAL_FAILURE";

/** A row of the error table, with the code that stands in the problem's `type`. */
export interface ProblemEntry<Status extends number = number> extends ErrorEntry<Status> {
  readonly problem: ProblemCode;
}

/** Where a problem's `type` leads; the code follows. */
export const problemTypeBase = "https://developers.upcloud.com/1.3/errors#ERROR_";

/** Every error of the Managed Object Storage API. */
export const errors = errorTable({
  invalidRequest: {
    code: "object_storage.invalid_request",
    problem: "INVALID_REQUEST",
    status: 400,
    title: "Validation error.",
    when: "Members of the request are missing, malformed, out of bounds or at odds with what is stored; `invalid_params` names each of them.",
    remedy: "Mend the members that are named.",
    retryable: false,
  },
  serviceError: {
    code: "object_storage.service_error",
    problem: "SERVICE_ERROR",
    status: 400,
    title: "The state of the service does not allow this.",
    when: "The service is under termination protection, not empty, or being deleted.",
    remedy: "Lift the protection, empty the service or delete it by force.",
    retryable: false,
  },
  authenticationFailed: {
    code: "object_storage.authentication_failed",
    problem: "AUTHENTICATION_FAILED",
    status: 401,
    title: "Authentication failed.",
    when: "There are no credentials, or they are wrong or revoked.",
    remedy: "Send the account's user and password, or a valid token.",
    retryable: false,
    early: true,
  },
  insufficientCredits: {
    code: "object_storage.insufficient_credits",
    problem: "INSUFFICIENT_CREDITS",
    status: 402,
    title: "The account does not have enough credits.",
    when: "The account's balance is used up and the operation costs.",
    remedy: "Add credits to the account.",
    retryable: false,
    early: true,
  },
  notFound: {
    code: "object_storage.resource_not_found",
    problem: "RESOURCE_NOT_FOUND",
    status: 404,
    title: "The resource you requested does not exist.",
    when: "Nothing of that name or id belongs to the account.",
    remedy: "Check the path.",
    retryable: false,
  },
  methodNotAllowed: {
    code: "object_storage.method_not_allowed",
    problem: "INVALID_REQUEST",
    status: 405,
    title: "The method is not allowed here.",
    when: "The path exists, but not with this HTTP method; `Allow` lists those that do.",
    remedy: "Use one of the methods in the `Allow` header.",
    retryable: false,
    early: true,
  },
  requestTimeout: {
    code: "object_storage.request_timeout",
    problem: "INVALID_REQUEST",
    status: 408,
    title: "The request did not arrive in time.",
    when: "The request did not arrive in full within the time that the server waits for one; the connection is closed.",
    remedy: "Send it again, all of it at once.",
    retryable: true,
    early: true,
  },
  conflict: {
    code: "object_storage.conflict",
    problem: "CONFLICT",
    status: 409,
    title: "There is already a static website configuration for this domain.",
    when: "A domain gets a second static website configuration.",
    remedy: "Change the configuration that exists.",
    retryable: false,
  },
  idempotencyInFlight: {
    code: "object_storage.idempotency_in_flight",
    problem: "CONFLICT",
    status: 409,
    title: "A request with this idempotency key is still being worked on.",
    when: "The caller's earlier request with the same `Idempotency-Key` has no answer yet.",
    remedy: "Send it again, unchanged, after the time in `Retry-After`: it then gets the answer of the first.",
    retryable: true,
    early: true,
    retryAfterSeconds: 1,
  },
  tooLarge: {
    code: "object_storage.too_large",
    problem: "INVALID_REQUEST",
    status: 413,
    title: "The request is too large.",
    when: "The body is larger than the server reads.",
    remedy: "Send less at once.",
    retryable: false,
    early: true,
  },
  idempotencyKeyReused: {
    code: "object_storage.idempotency_key_reused",
    problem: "INVALID_REQUEST",
    status: 422,
    title: "The idempotency key was used for another request.",
    when: "The caller sent the same `Idempotency-Key` within 24 hours with another method, path, query or body.",
    remedy: "Make up a new key for each request, and send it again for repetitions of that request only.",
    retryable: false,
    early: true,
  },
  rateLimited: {
    code: "object_storage.rate_limited",
    problem: "GENERAL_FAILURE",
    status: 429,
    title: "Too many requests.",
    when: "The caller sent more requests within a minute than the server allows, or wrong credentials came too often from its address. Servers have such limits only where their operators set them.",
    remedy: "Wait for the time in `Retry-After`, and go on more slowly.",
    retryable: true,
    early: true,
    retryAfterSeconds: 60,
  },
  headersTooLarge: {
    code: "object_storage.headers_too_large",
    problem: "INVALID_REQUEST",
    status: 431,
    title: "The headers are too large.",
    when: "The path, the query and the headers are together larger than the server reads; the connection is closed.",
    remedy: "Send less in the query and in headers.",
    retryable: false,
    early: true,
  },
  generalFailure: {
    code: "object_storage.general_failure",
    problem: "GENERAL_FAILURE",
    status: 500,
    title: "A technical fault occurred.",
    when: "The server failed. It is never the answer to bad input.",
    remedy: "Try again later, and report the correlation id if it stays.",
    retryable: true,
  },
  unavailable: {
    code: "object_storage.unavailable",
    problem: "GENERAL_FAILURE",
    status: 503,
    title: "The service is unavailable for the moment.",
    when: "The server cannot reach its database.",
    remedy: "Try again after a moment.",
    retryable: true,
  },
} as const satisfies Record<string, ProblemEntry>);
