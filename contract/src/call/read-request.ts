import { ApiError } from "../api-error.js";
import { idempotencyKeyHeader, malformedIdempotencyKey, readIdempotencyKey } from "../idempotency.js";
import { noBody } from "../operation.js";
import { type ReadPart, readPart } from "../read-part.js";
import type { Refusals } from "../refusal.js";
import type { AnyOperation } from "../router.js";
import type { Schema } from "../schema.js";
import type { Call } from "./call.js";

/** Reads the idempotency key, if there is one. @throws ApiError if it is malformed */
export const readKey = (call: Call, refusals: Refusals): void => {
  const header = call.header(idempotencyKeyHeader);
  if (header === undefined) return;
  call.key = readIdempotencyKey(header);
  if (call.key === undefined) throw ApiError.of(refusals.faulty([malformedIdempotencyKey], false));
};

/** Whether an operation takes a body. Otherwise a body is not read, and cannot be malformed or too large. */
export const takesBody = ({ body }: AnyOperation): boolean => body !== undefined && body !== noBody;

/** The parsed form of a part that the operation does not have. */
const unread: ReadPart = { value: undefined };

/**
 * Validates all parts of a request with the schemas of its operation, and sets `params`, `query` and `body`.
 *
 * @param sentBody the parsed body, if the operation takes one
 * @throws ApiError with every fault of every part
 */
export const readRequest = (call: Call, operation: AnyOperation, sentBody: unknown, refusals: Refusals): void => {
  const params = operation.pathParams ? readPart(operation.pathParams, call.sentParams()) : unread;
  const query = operation.query ? readPart(operation.query, call.sentQuery()) : unread;
  const body = takesBody(operation) ? readPart(operation.body as Schema, sentBody) : unread;
  if (params.faults || query.faults || body.faults) {
    const faults = [params, query, body].flatMap((part) => part.faults ?? []);
    throw ApiError.of(refusals.faulty(faults, params.faults !== undefined));
  }
  call.params = params.value;
  call.query = query.value;
  call.body = body.value;
};
