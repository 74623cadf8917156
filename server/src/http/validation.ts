import { type Fault, readPart, type Schema, type SchemaResult } from "@concordat/contract";
import * as z from "zod";

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
      const read = readPart(schema, value);
      return read.faults ? { issues: read.faults.map(asIssue) } : { value: read.value };
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
