import { InvalidArgumentError } from "./errors/invalid-argument-error.js";

const variable = /:(\w+)/g;

/**
 * Inserts values into a path, in the order of its variables. Each value becomes exactly one segment: it is encoded, and values that
 * would change the path's structure (empty, `.` and `..`) are refused.
 */
export const fillPath = (path: string, values: readonly unknown[], operation: string): string => {
  const rest = [...values];
  return path.replace(variable, (_, name: string) => {
    const value = rest.shift();
    const text = typeof value === "string" || typeof value === "number" ? String(value) : "";
    if (text === "" || text === "." || text === "..")
      throw new InvalidArgumentError(`\`${name}\` must be a non-empty string other than "." and ".."`, {
        operation,
      });
    return encodeURIComponent(text);
  });
};
