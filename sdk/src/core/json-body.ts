import { InvalidArgumentError } from "./errors/invalid-argument-error.js";

/** Writes a body. Members that are undefined are absent from it, null stays: in a merge patch the two differ. */
export const jsonBody = (body: unknown, operation: string): string => {
  try {
    const text = JSON.stringify(body);
    if (typeof text === "string") return text;
  } catch (cause) {
    throw new InvalidArgumentError("the body cannot be written as JSON", { operation, cause });
  }
  throw new InvalidArgumentError("the body is missing", { operation });
};
