import * as z from "zod";
import { explain, type Fault, faultsOf } from "./faults.js";
import type { Schema } from "./schema.js";

/**
 * Has zod stop at the first member that is wrong. It does so for `validate`, and its types offer it nowhere else; without it, a
 * list of a million wrong items takes seconds and gigabytes, and more of them than the stack is deep throw.
 */
const atFirstFault: z.core.ParseContextInternal<z.core.$ZodIssue> = { abortEarly: true };

/** Depth beyond which no request of either API can make sense. */
export const deepest = 64;

/** What is said of a part that is nested deeper. */
export const tooDeep: Fault = { name: "", reason: `Value must not be nested deeper than ${deepest} levels.` };

/** PostgreSQL cannot store U+0000, and a lone surrogate would come back as another character. */
export const isStorable = (text: string): boolean => !text.includes("\u0000") && text.isWellFormed();

/** No object of either API has nearly as many members; more of them, all unknown, take long to look at. */
const mostMembers = 1000;

/**
 * In a part with more values than this, one fault has to do: looking for all of them would make a large request that is
 * wrong everywhere cost far more than one that is right.
 */
const mostToExplain = 5000;

/** In a part with fewer values than this, looking for all faults at once costs less than having zod stop at the first. */
const fewToRead = 100;

/** How many values were seen so far. */
interface Tally {
  values: number;
}

const within = (name: string | number, fault: Fault): Fault => ({
  ...fault,
  name: fault.name === "" ? `${name}` : `${name}.${fault.name}`,
});

/**
 * Finds the first text that could not be stored as it was sent, or nesting or members without end, and counts the values on the
 * way.
 * Names are made on the way back only.
 */
const findUnstorable = (value: unknown, tally: Tally, depth = 0): Fault | undefined => {
  tally.values += 1;
  if (typeof value === "string") {
    return isStorable(value) ? undefined : { name: "", reason: "Value must be well-formed text without U+0000." };
  }
  if (typeof value !== "object" || value === null) return undefined;
  if (depth >= deepest) return tooDeep;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      const fault = findUnstorable(value[index], tally, depth + 1);
      if (fault) return within(index, fault);
    }
    return undefined;
  }
  const keys = Object.keys(value);
  if (keys.length > mostMembers) return { name: "", reason: `Value must not have more than ${mostMembers} members.` };
  for (const key of keys) {
    const fault = findUnstorable((value as Record<string, unknown>)[key], tally, depth + 1);
    if (fault) return within(key, fault);
  }
  return undefined;
};

/** A part of a request as it was read, or all that is wrong with it. */
export type ReadPart = { readonly value: unknown; readonly faults?: undefined } | { readonly faults: readonly Fault[] };

/**
 * Reads one part of a request (its path's variables, its query or its body) as a server of the contract does. What is wrong with
 * it is told in full, up to `mostFaults`, unless the part is very large: then the first fault is.
 *
 * @param schema the operation's schema of this part
 * @param value the part as it came: variables decoded, a query as text and lists of text, a body parsed
 * @throws whatever a refinement of the schema throws; those of the contract throw nothing
 */
export const readPart = (schema: Schema, value: unknown): ReadPart => {
  const tally: Tally = { values: 0 };
  const unstorable = findUnstorable(value, tally);
  if (unstorable) return { faults: [unstorable] };
  const zod = schema as unknown as z.ZodType;
  // the error map costs as much as the parse itself, even where there is nothing to explain: it comes in when there is
  const read = tally.values < fewToRead ? z.safeParse(zod, value) : z.safeParse(zod, value, atFirstFault);
  if (read.success) return { value: read.data };
  const explained = z.safeParse(
    zod,
    value,
    tally.values > mostToExplain ? { ...atFirstFault, error: explain } : { error: explain },
  );
  return { faults: faultsOf(explained.error?.issues ?? read.error.issues) };
};
