import { InvalidArgumentError } from "./errors/invalid-argument-error.js";

type Members = Readonly<Record<string, unknown>>;

const isMembers = (value: unknown): value is Members => typeof value === "object" && value !== null;

/** The parameters of a model: first those of its flattened members, then its own. */
function* parametersOf(model: Members, flattened: readonly string[]): Generator<[name: string, value: unknown]> {
  for (const name of flattened) if (isMembers(model[name])) yield* Object.entries(model[name]);
  for (const entry of Object.entries(model)) if (!flattened.includes(entry[0])) yield entry;
}

const textOf = (name: string, value: unknown, operation: string): string => {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return String(value);
  throw new InvalidArgumentError(`\`${name}\` must be a string, a number or a boolean`, { operation });
};

/**
 * Serializes a model as a form-urlencoded query string. Null and undefined are omitted; a list repeats its parameter.
 */
export const queryOf = (model: object, flattened: readonly string[], operation: string): string => {
  const query = new URLSearchParams();
  for (const [name, value] of parametersOf(model as Members, flattened)) {
    for (const single of Array.isArray(value) ? value : [value])
      if (single !== null && single !== undefined) query.append(name, textOf(name, single, operation));
  }
  return query.toString();
};
