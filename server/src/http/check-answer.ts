import type { Schema } from "@concordat/contract";
import * as z from "zod";

/** Checks an answer against the contract: used in tests, where an undeclared member must not go unnoticed. */
export const checkAnswer = (schema: Schema, value: unknown): void => {
  const read = z.safeParse(schema as unknown as z.ZodType, value);
  if (!read.success) throw new Error(`The answer does not fit the contract: ${z.prettifyError(read.error)}`);
  const [sent, declared] = [JSON.stringify(value), JSON.stringify(read.data)].map((text) => (text ?? "null").length);
  if (sent !== declared)
    throw new Error("The answer has members that the contract does not declare, or lacks defaults.");
};
