import { InvalidArgumentError } from "./errors/invalid-argument-error.js";

const variable = /:(\w+)/g;

/**
 * Puts values into a path, in the order of its variables. Each becomes exactly one segment: what it holds is encoded,
 * and what would change the path's shape (nothing at all, or the dots that mean "here" and "one up") is refused.
 */
export const fillPath = (path: string, values: readonly unknown[], operation: string): string => {
  const rest = [...values];
  return path.replace(variable, (_, name: string) => {
    const value = rest.shift();
    const text = typeof value === "string" || typeof value === "number" ? String(value) : "";
    if (text === "" || text === "." || text === "..")
      throw new InvalidArgumentError(`\`${name}\` must be a name that can stand in a path, and not empty`, {
        operation,
      });
    return encodeURIComponent(text);
  });
};
