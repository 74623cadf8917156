import * as z from "zod";
import { explain, type Fault, faultsOf } from "./faults.js";
import type { Schema } from "./schema.js";

/** More faults than this help nobody, and an answer must not be many times as long as the request. */
const mostFaults = 100;

/** Depth beyond which no request of either API can make sense. */
const deepest = 64;

/** PostgreSQL cannot store U+0000, and a lone surrogate would come back as another character. */
export const isStorable = (text: string): boolean => !text.includes("\u0000") && text.isWellFormed();

/** Finds the first text that could not be stored as it was sent, or nesting without end. Names are made on the way back only. */
const findUnstorable = (value: unknown, depth = 0): Fault | undefined => {
  if (typeof value === "string") {
    return isStorable(value) ? undefined : { name: "", reason: "Value must be well-formed text without U+0000." };
  }
  if (typeof value !== "object" || value === null) return undefined;
  if (depth >= deepest) return { name: "", reason: `Value must not be nested deeper than ${deepest} levels.` };
  for (const key of Object.keys(value)) {
    const fault = findUnstorable((value as Record<string, unknown>)[key], depth + 1);
    if (fault) return { ...fault, name: fault.name === "" ? key : `${key}.${fault.name}` };
  }
  return undefined;
};

/** A part of a request as it was read, or all that is wrong with it. */
export type ReadPart = { readonly value: unknown; readonly faults?: undefined } | { readonly faults: readonly Fault[] };

/**
 * Reads one part of a request (its path's variables, its query or its body) as a server of the contract does.
 *
 * @param schema the operation's schema of this part
 * @param value the part as it came: variables decoded, a query as text and lists of text, a body parsed
 * @throws whatever a refinement of the schema throws; those of the contract throw nothing
 */
export const readPart = (schema: Schema, value: unknown): ReadPart => {
  const unstorable = findUnstorable(value);
  if (unstorable) return { faults: [unstorable] };
  // the error map costs as much as the parse itself, even where there is nothing to explain: it comes in when there is
  const read = z.safeParse(schema as unknown as z.ZodType, value);
  if (read.success) return { value: read.data };
  const { error } = z.safeParse(schema as unknown as z.ZodType, value, { error: explain });
  return { faults: faultsOf(error?.issues ?? read.error.issues).slice(0, mostFaults) };
};
