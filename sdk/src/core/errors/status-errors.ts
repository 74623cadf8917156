import { ApiError } from "./api-error.js";

/** 400: a part of the request is missing, malformed or out of bounds. */
export class BadRequestError<Body = unknown> extends ApiError<Body> {
  static override readonly kind: string = "BadRequestError";
  declare readonly name: "BadRequestError";
  declare readonly status: 400;
}

/** 401: there are no credentials, or they are not valid. */
export class UnauthorizedError<Body = unknown> extends ApiError<Body> {
  static override readonly kind: string = "UnauthorizedError";
  declare readonly name: "UnauthorizedError";
  declare readonly status: 401;
}

/** 402: the account does not have enough credits. */
export class PaymentRequiredError<Body = unknown> extends ApiError<Body> {
  static override readonly kind: string = "PaymentRequiredError";
  declare readonly name: "PaymentRequiredError";
  declare readonly status: 402;
}

/** 403: the caller is authenticated, but not allowed to do this. */
export class ForbiddenError<Body = unknown> extends ApiError<Body> {
  static override readonly kind: string = "ForbiddenError";
  declare readonly name: "ForbiddenError";
  declare readonly status: 403;
}

/** 404: the resource does not exist, or the caller may not see it. */
export class NotFoundError<Body = unknown> extends ApiError<Body> {
  static override readonly kind: string = "NotFoundError";
  declare readonly name: "NotFoundError";
  declare readonly status: 404;
}

/** 409: the request conflicts with existing data. */
export class ConflictError<Body = unknown> extends ApiError<Body> {
  static override readonly kind: string = "ConflictError";
  declare readonly name: "ConflictError";
  declare readonly status: 409;
}

/** 413: the request is larger than the API reads. */
export class PayloadTooLargeError<Body = unknown> extends ApiError<Body> {
  static override readonly kind: string = "PayloadTooLargeError";
  declare readonly name: "PayloadTooLargeError";
  declare readonly status: 413;
}

/** 422: the request contradicts an earlier one, such as one with the same idempotency key. */
export class UnprocessableError<Body = unknown> extends ApiError<Body> {
  static override readonly kind: string = "UnprocessableError";
  declare readonly name: "UnprocessableError";
  declare readonly status: 422;
}

/** 429: too many requests, for the API or for a gateway in front of it. `retryAfterMs` says how long to wait. */
export class RateLimitedError<Body = unknown> extends ApiError<Body> {
  static override readonly kind: string = "RateLimitedError";
  declare readonly name: "RateLimitedError";
  declare readonly status: 429;
}

/** 500 and above: the API failed. */
export class ServerError<Body = unknown> extends ApiError<Body> {
  static override readonly kind: string = "ServerError";
  declare readonly name: "ServerError";
}

const classes: Readonly<Record<number, typeof ApiError>> = {
  400: BadRequestError,
  401: UnauthorizedError,
  402: PaymentRequiredError,
  403: ForbiddenError,
  404: NotFoundError,
  409: ConflictError,
  413: PayloadTooLargeError,
  422: UnprocessableError,
  429: RateLimitedError,
};

/** The error class for a status. */
export const errorClassOf = (status: number): typeof ApiError =>
  classes[status] ?? (status >= 500 ? ServerError : ApiError);
