import { type ErrorEntry, errorTable } from "../error-entry.js";
import { generalErrors } from "../general-errors.js";

/** What follows `#ERROR_` in a problem's `type`. */
export type ProblemCode =
  | "INVALID_REQUEST"
  | "SERVICE_ERROR"
  | "AUTHENTICATION_FAILED"
  | "INSUFFICIENT_CREDITS"
  | "RESOURCE_NOT_FOUND"
  | "CONFLICT"
  | "GENERAL_FAILURE";

/** A row of the error table, with the code in the problem's `type`. */
export interface ProblemEntry<Status extends number = number> extends ErrorEntry<Status> {
  readonly problem: ProblemCode;
}

/** The URL that a problem's `type` begins with; the code follows. */
export const problemTypeBase = "https://developers.upcloud.com/1.3/errors#ERROR_";

/** Every error of the Managed Object Storage API. */
export const errors = errorTable({
  invalidRequest: {
    code: "object_storage.invalid_request",
    problem: "INVALID_REQUEST",
    status: 400,
    title: "Validation error.",
    when: "Fields of the request are missing, malformed, out of bounds or in conflict with stored data. `invalid_params` names each of them.",
    remedy: "Fix the listed fields.",
    retryable: false,
  },
  serviceError: {
    code: "object_storage.service_error",
    problem: "SERVICE_ERROR",
    status: 400,
    title: "The state of the service does not allow this.",
    when: "The service is under termination protection, not empty, or being deleted; or the bucket holds objects that are protected by object lock.",
    remedy: "Remove the protection, empty the service, or delete it with `force`.",
    retryable: false,
  },
  authenticationFailed: {
    code: "object_storage.authentication_failed",
    problem: "AUTHENTICATION_FAILED",
    status: 401,
    title: "Authentication failed.",
    when: "The request has no credentials, or they are malformed, wrong or revoked. `title` says which; it never says whether an account exists.",
    remedy: "Send the account's username and password, or a valid token.",
    retryable: false,
    early: true,
  },
  insufficientCredits: {
    code: "object_storage.insufficient_credits",
    problem: "INSUFFICIENT_CREDITS",
    status: 402,
    title: "The account does not have enough credits.",
    when: "The operation costs credits, and the account has none left.",
    remedy: "Add credits to the account.",
    retryable: false,
    early: true,
  },
  notFound: {
    code: "object_storage.resource_not_found",
    problem: "RESOURCE_NOT_FOUND",
    status: 404,
    title: "The resource you requested does not exist.",
    when: "The account has no resource with that name or id.",
    remedy: "Check the path.",
    retryable: false,
  },
  methodNotAllowed: {
    code: "object_storage.method_not_allowed",
    ...generalErrors.methodNotAllowed,
    problem: "INVALID_REQUEST",
    title: "The method is not allowed here.",
  },
  requestTimeout: {
    code: "object_storage.request_timeout",
    ...generalErrors.requestTimeout,
    problem: "INVALID_REQUEST",
    title: "The request did not arrive in time.",
  },
  conflict: {
    code: "object_storage.conflict",
    problem: "CONFLICT",
    status: 409,
    title: "There is already a static website configuration for this domain.",
    when: "The domain already has a static website configuration.",
    remedy: "Change the existing configuration.",
    retryable: false,
  },
  idempotencyInFlight: {
    code: "object_storage.idempotency_in_flight",
    ...generalErrors.idempotencyInFlight,
    problem: "CONFLICT",
    title: "A request with this idempotency key is still being worked on.",
  },
  idempotencyAnswerNotKept: {
    code: "object_storage.idempotency_answer_not_kept",
    ...generalErrors.idempotencyAnswerNotKept,
    problem: "CONFLICT",
    title: "The request was carried out before, and its response is not kept.",
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
    remedy: "Use a new key for each request. Send a key again only to repeat the same request.",
    retryable: false,
    early: true,
  },
  rateLimited: {
    code: "object_storage.rate_limited",
    ...generalErrors.rateLimited,
    problem: "GENERAL_FAILURE",
    title: "Too many requests.",
  },
  headersTooLarge: {
    code: "object_storage.headers_too_large",
    ...generalErrors.headersTooLarge,
    problem: "INVALID_REQUEST",
    title: "The headers are too large.",
  },
  generalFailure: {
    code: "object_storage.general_failure",
    problem: "GENERAL_FAILURE",
    status: 500,
    title: "A technical fault occurred.",
    when: "The server failed. Bad input never causes this error.",
    remedy: "Try again later. Report the correlation id if the error persists.",
    retryable: true,
  },
  unavailable: {
    code: "object_storage.unavailable",
    ...generalErrors.unavailable,
    problem: "GENERAL_FAILURE",
    title: "The service is unavailable for the moment.",
  },
} as const satisfies Record<string, ProblemEntry>);
