import { idempotencyKeyHeader } from "../idempotency.js";
import type { AnyOperation } from "../router.js";
import type { Call } from "./call.js";

/** Members in the order of their names: which comes first means nothing. */
const inOrder = (_name: string, value: unknown): unknown => {
  if (typeof value === "bigint") return `${value}`;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
};

/** The values of the headers that mean something to an operation, beside the key itself. */
const headersOf = ({ headers }: AnyOperation, call: Call): unknown =>
  Object.keys(headers?.shape ?? {})
    .filter((name) => name !== idempotencyKeyHeader)
    .map((name) => [name, call.header(name) ?? null]);

/** What a call asks for, as it was understood: the same text for calls that ask for the same, in whatever spelling. */
export const requestText = (call: Call): string => {
  const operation = call.operation as AnyOperation;
  const { method, path, pathParams, query } = operation;
  // a key stands for the whole request, what nobody reads included
  const params = pathParams ? call.params : call.sentParams();
  const asked = query ? call.query : call.sentQuery();
  return JSON.stringify([method, path, params, asked, headersOf(operation, call), call.body], inOrder);
};
