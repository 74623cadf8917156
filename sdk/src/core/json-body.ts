import { InvalidArgumentError } from "./errors/invalid-argument-error.js";

/** Serializes a body. Undefined members are omitted, null stays: in a merge patch they differ. */
export const jsonBody = (body: unknown, operation: string): string => {
  try {
    const text = JSON.stringify(body);
    if (typeof text === "string") return text;
  } catch (cause) {
    throw new InvalidArgumentError("the body cannot be serialized as JSON", { operation, cause });
  }
  throw new InvalidArgumentError("the body is missing", { operation });
};
