import type { Schema, SchemaResult } from "@concordat/contract";
import * as z from "zod";
import { explain, type Fault, faultsOf } from "./faults.js";

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

/** A validation failure as it travels through ts-rest: the fault rides in the issue. */
interface FaultIssue {
  readonly message: string;
  readonly path: readonly string[];
  readonly fault: Fault;
}

const asIssue = (fault: Fault): FaultIssue => ({ message: fault.reason, path: fault.name.split("."), fault });

/**
 * A schema for ts-rest to validate with. Plain zod schemas would not do: ts-rest runs their asynchronous path, where a
 * refinement that throws is lost in a promise nobody waits for and ends the process. This one is always synchronous;
 * what is thrown inside becomes an ordinary exception of the request.
 */
export const guarded = (schema: Schema): Schema => ({
  "~standard": {
    version: 1,
    vendor: "concordat",
    validate(value: unknown): SchemaResult<unknown> {
      const unstorable = findUnstorable(value);
      if (unstorable) return { issues: [asIssue(unstorable)] };
      // the error map costs as much as the parse itself, even where there is nothing to explain: it comes in when there is
      const read = z.safeParse(schema as unknown as z.ZodType, value);
      if (read.success) return { value: read.data };
      const { error } = z.safeParse(schema as unknown as z.ZodType, value, { error: explain });
      return {
        issues: faultsOf(error?.issues ?? read.error.issues)
          .slice(0, mostFaults)
          .map(asIssue),
      };
    },
  },
});

/** The faults in what ts-rest hands to its error handler for one part of the request. */
export const faultsIn = (error: unknown): Fault[] => {
  const issues = (error as { issues?: readonly Partial<FaultIssue>[] } | null)?.issues ?? [];
  return issues.map((issue) => issue.fault ?? { name: "", reason: issue.message ?? "Value is not valid." });
};

/** Checks an answer against the contract: used in tests, where an undeclared member must not go unnoticed. */
export const checkAnswer = (schema: Schema, value: unknown): void => {
  const read = z.safeParse(schema as unknown as z.ZodType, value);
  if (!read.success) throw new Error(`The answer does not fit the contract: ${z.prettifyError(read.error)}`);
  const [sent, declared] = [JSON.stringify(value), JSON.stringify(read.data)].map((text) => (text ?? "null").length);
  if (sent !== declared)
    throw new Error("The answer has members that the contract does not declare, or lacks defaults.");
};
