import type * as z from "zod";
import { queryModelOf } from "./query-model.js";
import type { AnyOperation } from "./router.js";

/** Seen from the client: sent values may omit defaults, received values contain them. */
export type Direction = "sent" | "received";

export type PartName = "pathParams" | "query" | "headers" | "body" | "response" | "responseHeaders" | "error";

/** A schema of an operation, and its direction. */
export interface OperationPart {
  readonly schema: z.ZodType;
  readonly direction: Direction;
  /** Parameters and headers are text, which cannot be null. */
  readonly isText: boolean;
}

export type OperationParts = Readonly<Partial<Record<PartName, OperationPart>>>;

const textParts: readonly PartName[] = ["pathParams", "query", "headers", "responseHeaders"];
const answerParts: readonly PartName[] = ["response", "responseHeaders"];

const isSchema = (candidate: unknown): candidate is z.ZodType => typeof candidate === "object" && candidate !== null;

/** All schemas of an operation. That of a query is its flat form. */
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
    // errors have one form: they are always read in full
    const isSent = name !== "error" && answerParts.includes(name) === (servedBy === "provider");
    parts[name] = { schema, direction: isSent ? "sent" : "received", isText: textParts.includes(name) };
  }
  return parts;
};
