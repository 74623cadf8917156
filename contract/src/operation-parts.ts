import type * as z from "zod";
import { queryModelOf } from "./query-model.js";
import type { AnyOperation } from "./router.js";

/** Seen from the user of the API: what they send may leave defaults out, what they receive has them written out. */
export type Direction = "sent" | "received";

export type PartName = "pathParams" | "query" | "headers" | "body" | "response" | "responseHeaders" | "error";

/** A schema of an operation, and the way it travels. */
export interface OperationPart {
  readonly schema: z.ZodType;
  readonly direction: Direction;
  /** Parameters and headers travel as text, which knows no null. */
  readonly isText: boolean;
}

export type OperationParts = Readonly<Partial<Record<PartName, OperationPart>>>;

const textParts: readonly PartName[] = ["pathParams", "query", "headers", "responseHeaders"];
const answerParts: readonly PartName[] = ["response", "responseHeaders"];

const isSchema = (candidate: unknown): candidate is z.ZodType => typeof candidate === "object" && candidate !== null;

/** Everything of an operation that has a schema. A query is given as it lies on the wire, flat. */
export const partsOf = (operation: AnyOperation): OperationParts => {
  const { servedBy, success, pathParams, query, headers, body } = operation;
  const schemas: Readonly<Record<PartName, unknown>> = {
    pathParams,
    query: isSchema(query) ? (queryModelOf(query)?.flat ?? query) : undefined,
    headers,
    body,
    response: success.body,
    responseHeaders: success.headers,
    error: operation.errorBody,
  };
  const parts: Partial<Record<PartName, OperationPart>> = {};
  for (const [key, schema] of Object.entries(schemas)) {
    if (!isSchema(schema)) continue;
    const name = key as PartName;
    // Errors are always read as they are written, in full, so that there is one form of them.
    const isSent = name !== "error" && answerParts.includes(name) === (servedBy === "provider");
    parts[name] = { schema, direction: isSent ? "sent" : "received", isText: textParts.includes(name) };
  }
  return parts;
};
