import { isStorable } from "@concordat/contract";
import fc from "fast-check";
import * as z from "zod";
import { boundsOf, definitionOf, hasRule, nodeOf, patternOf } from "./schema-node.js";

/** A path in a value: names of members, indexes of items. */
export type Path = readonly (string | number)[];

/** Values for a path of a request that do not follow from its schema, such as names of existing resources. */
export type Known = (path: Path, schema: z.core.$ZodType) => fc.Arbitrary<unknown> | undefined;

/** The length of the longest generated list. */
const mostItems = 4;

/** The length of the longest generated text. */
const longest = 70_000;

export const accepts = (schema: z.core.$ZodType, value: unknown): boolean =>
  z.safeParse(schema as z.ZodType, value).success;

/** Texts of all scripts: short ones, and at both bounds. */
const anyText = (min: number, max: number): fc.Arbitrary<string> => {
  const text = (unit: "grapheme" | "binary", minLength: number, maxLength: number) =>
    fc.string({ unit, minLength, maxLength, size: "max" }).filter((value) => isStorable(value) && value.length <= max);
  const short = Math.min(max, min + 12);
  const most = Math.min(max, longest);
  return fc.oneof(
    { weight: 6, arbitrary: text("grapheme", min, Math.max(min, Math.floor(short / 2))) },
    { weight: 4, arbitrary: text("binary", min, Math.max(min, Math.floor(short / 2))) },
    { weight: 4, arbitrary: fc.string({ minLength: min, maxLength: short }) },
    { weight: 1, arbitrary: fc.constantFrom("x".repeat(most), "x".repeat(min)) },
  );
};

const madeOfPatterns = new Map<string, fc.Arbitrary<string> | undefined>();

/** Texts that match a pattern. Each is made once: fast-check takes longer to make them than to draw from them. */
const matching = (pattern: RegExp, maxLength: number): fc.Arbitrary<string> | undefined => {
  const key = `${pattern} ${maxLength}`;
  if (!madeOfPatterns.has(key)) madeOfPatterns.set(key, makeMatching(pattern, maxLength));
  return madeOfPatterns.get(key);
};

const makeMatching = (pattern: RegExp, maxLength: number): fc.Arbitrary<string> | undefined => {
  try {
    return fc.stringMatching(pattern, { maxLength });
  } catch {
    // classes of characters by their Unicode property
    return undefined;
  }
};

const textFor = (schema: z.core.$ZodType): fc.Arbitrary<unknown> => {
  const { min = 0, max = longest } = boundsOf(schema);
  const pattern = patternOf(schema);
  const byPattern = pattern && matching(pattern, max);
  const made = byPattern ? fc.oneof(byPattern, repeated(byPattern, max)) : anyText(min, max);
  return made.filter((text) => accepts(schema, text));
};

/** Longer texts of the same alphabet, up to the longest that is allowed. */
const repeated = (text: fc.Arbitrary<string>, max: number): fc.Arbitrary<string> =>
  text.filter((value) => value !== "").map((value) => value.repeat(Math.ceil(max / value.length)).slice(0, max));

const integerFor = (schema: z.core.$ZodType): fc.Arbitrary<number> => {
  const { min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER } = boundsOf(schema);
  return fc.oneof({ weight: 4, arbitrary: fc.integer({ min, max }) }, fc.constantFrom(min, max));
};

/** How much of what is optional is generated. */
export interface Fullness {
  readonly full?: boolean;
}

/**
 * Generates values that a schema accepts.
 *
 * @param known values for paths of which the schema does not say enough
 * @param options `full` leaves no optional member out, and no list empty
 */
export const valuesOf = (
  schema: z.core.$ZodType,
  known: Known = () => undefined,
  options: Fullness = {},
  path: Path = [],
): fc.Arbitrary<unknown> => {
  const given = known(path, schema);
  if (given) return given;
  const node = nodeOf(schema);
  if (node.byDefault !== undefined && node.kind === "object" && hasRule(node.schema))
    return fc.constant(node.byDefault);
  const inner = ofKind(node.kind, node.schema, known, options, path);
  return node.nullable && !options.full ? fc.oneof({ weight: 5, arbitrary: inner }, fc.constant(null)) : inner;
};

const ofKind = (
  kind: string,
  schema: z.core.$ZodType,
  known: Known,
  options: Fullness,
  path: Path,
): fc.Arbitrary<unknown> => {
  const definition = definitionOf(schema);
  switch (kind) {
    case "string":
      return textFor(schema);
    case "number":
      return integerFor(schema);
    case "boolean":
      return fc.boolean();
    case "enum":
      return fc.constantFrom(...Object.values(definition.entries ?? {}));
    case "literal":
      return fc.constantFrom(...(definition.values ?? []));
    case "union":
      return fc.oneof(...(definition.options ?? []).map((option) => valuesOf(option, known, options, path)));
    case "unknown":
      return fc.constantFrom({}, null, []);
    case "array":
      return listsOf(schema, known, options, path);
    case "object":
      return objectsOf(schema, known, options, path);
    default:
      throw new Error(`No values are known for the kind ${kind} at ${path.join(".")}: teach values.ts to make some.`);
  }
};

const listsOf = (schema: z.core.$ZodType, known: Known, options: Fullness, path: Path): fc.Arbitrary<unknown[]> => {
  const { min = 0, max = mostItems } = boundsOf(schema);
  const { element } = definitionOf(schema);
  const items = element ? valuesOf(element, known, options, [...path, 0]) : fc.constant(null);
  const minLength = Math.max(min, options.full ? 1 : 0);
  const maxLength = options.full ? minLength : Math.min(max, mostItems);
  return fc.array(items, { minLength, maxLength }).filter((list) => accepts(schema, list));
};

const objectsOf = (schema: z.core.$ZodType, known: Known, options: Fullness, path: Path): fc.Arbitrary<object> => {
  const members = Object.entries(definitionOf(schema).shape ?? {});
  // members that exclude each other cannot all be there
  const everything = options.full && !hasRule(schema);
  const required = members.filter(([, member]) => everything || !nodeOf(member).optional).map(([name]) => name);
  const made = fc.record(
    Object.fromEntries(members.map(([name, member]) => [name, valuesOf(member, known, options, [...path, name])])),
    { requiredKeys: required, noNullPrototype: true },
  );
  return hasRule(schema) ? made.filter((value) => accepts(schema, value)) : made;
};
