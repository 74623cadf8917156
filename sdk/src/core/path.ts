import { InvalidArgumentError } from "./errors/invalid-argument-error.js";

const variable = /:(\w+)/g;

/** The names of a path's variables: `/a/:b/:c` has `b` and `c`. */
export const variablesOf = (path: string): string[] => [...path.matchAll(variable)].map((match) => String(match[1]));

/**
 * Puts values into a path. Each becomes exactly one segment: what it holds is encoded, and what would change the
 * path's shape (nothing at all, or the dots that mean "here" and "one up") is refused.
 */
export const fillPath = (path: string, values: Readonly<Record<string, unknown>>, operation: string): string =>
  path.replace(variable, (_, name: string) => {
    const value = values[name];
    const text = typeof value === "string" || typeof value === "number" ? String(value) : "";
    if (text === "" || text === "." || text === "..")
      throw new InvalidArgumentError(`\`${name}\` must be a name that can stand in a path, and not empty`, {
        operation,
      });
    return encodeURIComponent(text);
  });
