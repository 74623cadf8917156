export { AbortedError } from "./aborted-error.js";
export { ApiError } from "./api-error.js";
export { BulkError } from "./bulk-error.js";
export { ConcordatError, isConcordatError } from "./concordat-error.js";
export { ConnectionError } from "./connection-error.js";
export { CredentialsError } from "./credentials-error.js";
export { type ErrorOf, isErrorOf, type OperationError } from "./error-of.js";
export { InvalidArgumentError } from "./invalid-argument-error.js";
export {
  BadRequestError,
  ConflictError,
  ForbiddenError,
  NotFoundError,
  PayloadTooLargeError,
  PaymentRequiredError,
  RateLimitedError,
  ServerError,
  UnauthorizedError,
  UnprocessableError,
} from "./status-errors.js";
export { TimeoutError } from "./timeout-error.js";
export { UnexpectedAnswerError } from "./unexpected-answer-error.js";
export { WaitError } from "./wait-error.js";
