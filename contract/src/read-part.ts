import * as z from "zod";
import { bodyBounds, boundFaults } from "./body-bounds.js";
import { explain, type Fault, faultsOf } from "./faults.js";
import type { Schema } from "./schema.js";

/**
 * Makes zod stop at the first faulty member. Zod does so for `validate`, and its types offer it nowhere else. Without it, a list of
 * a million faulty items takes seconds and gigabytes, and very long lists overflow the stack.
 */
const atFirstFault: z.core.ParseContextInternal<z.core.$ZodIssue> = { abortEarly: true };

/** PostgreSQL cannot store U+0000, and changes a lone surrogate to another character. */
export const isStorable = (text: string): boolean => !text.includes("\u0000") && text.isWellFormed();

/**
 * In a part with more values than this, only one fault is reported: finding all of them would make a large faulty request cost
 * far more than a correct one.
 */
const mostToExplain = 5000;

/** In a part with fewer values than this, finding all faults at once costs less than making zod stop at the first. */
const fewToRead = 100;

/** The number of values seen so far. */
interface Tally {
  values: number;
}

const within = (name: string | number, fault: Fault): Fault => ({
  ...fault,
  name: fault.name === "" ? `${name}` : `${name}.${fault.name}`,
});

/**
 * Finds the first text that could not be stored unchanged, or excessive nesting or members, and counts the values.
 * The path of a fault is built only when there is one.
 */
const findUnstorable = (value: unknown, tally: Tally, depth = 0): Fault | undefined => {
  tally.values += 1;
  if (typeof value === "string") {
    return isStorable(value) ? undefined : { name: "", reason: "Value must be well-formed text without U+0000." };
  }
  if (typeof value !== "object" || value === null) return undefined;
  if (depth >= bodyBounds.depth) return boundFaults.depth;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      const fault = findUnstorable(value[index], tally, depth + 1);
      if (fault) return within(index, fault);
    }
    return undefined;
  }
  const keys = Object.keys(value);
  if (keys.length > bodyBounds.names)
    return { name: "", reason: `Value must not have more than ${bodyBounds.names} members.` };
  for (const key of keys) {
    const fault = findUnstorable((value as Record<string, unknown>)[key], tally, depth + 1);
    if (fault) return within(key, fault);
  }
  return undefined;
};

/** The parsed value of a part of a request, or its faults. */
export type ReadPart = { readonly value: unknown; readonly faults?: undefined } | { readonly faults: readonly Fault[] };

/**
 * Validates one part of a request (its path variables, its query or its body). All faults are reported, up to `mostFaults`; of a
 * very large part, only the first.
 *
 * @param schema the operation's schema of this part
 * @param value the part as received: decoded variables, a query as text and lists of text, a parsed body
 * @throws whatever a refinement of the schema throws; those of the contract throw nothing
 */
export const readPart = (schema: Schema, value: unknown): ReadPart => {
  const tally: Tally = { values: 0 };
  const unstorable = findUnstorable(value, tally);
  if (unstorable) return { faults: [unstorable] };
  const zod = schema as unknown as z.ZodType;
  // the error map costs as much as the parse itself, so it is used only when there is something to explain
  const read = tally.values < fewToRead ? z.safeParse(zod, value) : z.safeParse(zod, value, atFirstFault);
  if (read.success) return { value: read.data };
  const explained = z.safeParse(
    zod,
    value,
    tally.values > mostToExplain ? { ...atFirstFault, error: explain } : { error: explain },
  );
  return { faults: faultsOf(explained.error?.issues ?? read.error.issues) };
};
