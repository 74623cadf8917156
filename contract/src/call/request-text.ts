import { idempotencyKeyHeader } from "../idempotency.js";
import type { AnyOperation } from "../router.js";
import type { Call } from "./call.js";

/** Sorts members by name, because their order has no meaning. */
const inOrder = (_name: string, value: unknown): unknown => {
  if (typeof value === "bigint") return `${value}`;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
};

/** The values of the headers that an operation reads, except the key itself. */
const headersOf = ({ headers }: AnyOperation, call: Call): unknown =>
  Object.keys(headers?.shape ?? {})
    .filter((name) => name !== idempotencyKeyHeader)
    .map((name) => [name, call.header(name) ?? null]);

/** A canonical text of a parsed request: equal for requests that mean the same, however they are written. */
export const requestText = (call: Call): string => {
  const operation = call.operation as AnyOperation;
  const { method, path, pathParams, query } = operation;
  // a key belongs to the whole request, including parts that the operation does not read
  const params = pathParams ? call.params : call.sentParams();
  const asked = query ? call.query : call.sentQuery();
  return JSON.stringify([method, path, params, asked, headersOf(operation, call), call.body], inOrder);
};
