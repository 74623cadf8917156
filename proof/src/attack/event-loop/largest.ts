import fc from "fast-check";
import type * as z from "zod";
import { boundsOf, definitionOf, nodeOf } from "../../kit/generators/schema-node.js";
import { type Known, type Path, valuesOf } from "../../kit/generators/values.js";

const lengthOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value) ?? "");

/** The longest of some values that a schema allows. */
const longestOf = (schema: z.core.$ZodType, known: Known, path: Path): unknown =>
  fc
    .sample(valuesOf(schema, known, { full: true }, path), { numRuns: 12, seed: 1 })
    .reduce((longest, value) => (lengthOf(value) > lengthOf(longest) ? value : longest));

/** The lists within a schema, by their paths: indexes are left out. */
export const listsIn = (schema: z.core.$ZodType, path: Path = []): Path[] => {
  const node = nodeOf(schema);
  const { element, shape = {}, options = [] } = definitionOf(node.schema);
  if (node.kind === "array") return [path, ...(element ? listsIn(element, [...path, 0]) : [])];
  if (node.kind === "union") return options.flatMap((option) => listsIn(option, path));
  return Object.entries(shape).flatMap(([name, member]) => listsIn(member, [...path, name]));
};

const isSame = (one: Path, other: Path): boolean => one.join(".") === other.join(".");
const leadsTo = (path: Path, target: Path): boolean => path.every((step, index) => step === target[index]);

/**
 * A value with everything in it that a schema allows, in which one list is as long as it may be.
 *
 * @param long the path of the list
 * @param bytes that the value may have
 */
export const largest = (
  schema: z.core.$ZodType,
  known: Known,
  long: Path | undefined,
  bytes: number,
  path: Path = [],
): unknown => {
  const given = known(path, schema);
  const node = nodeOf(schema);
  const { element, shape } = definitionOf(node.schema);
  if (node.kind === "array" && element) {
    const isLong = long !== undefined && isSame(path, long);
    const item = largest(element, known, long, bytes, [...path, 0]);
    const { min = 1, max = Number.POSITIVE_INFINITY } = boundsOf(node.schema);
    const fitting = Math.floor(bytes / (lengthOf(item) + 1));
    return Array.from({ length: isLong ? Math.max(1, Math.min(max, fitting)) : Math.max(1, min) }, () => item);
  }
  if (given) return longestOf(schema, known, path);
  if (node.kind !== "object" || !shape) return longestOf(schema, known, path);
  const members = Object.entries(shape);
  const others = members.filter(([name]) => !(long && leadsTo([...path, name], long)));
  const parts = new Map(
    others.map(([name, member]) => [name, largest(member, known, undefined, bytes, [...path, name])]),
  );
  const left = bytes - lengthOf(Object.fromEntries(parts));
  for (const [name, member] of members)
    if (!parts.has(name)) parts.set(name, largest(member, known, long, left, [...path, name]));
  return Object.fromEntries(parts);
};
