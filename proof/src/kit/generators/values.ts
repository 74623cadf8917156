import { isStorable } from "@concordat/contract";
import fc from "fast-check";
import * as z from "zod";
import { boundsOf, definitionOf, hasRule, nodeOf, patternOf } from "./schema-node.js";

/** Names of members from the root of a value to a place in it; items of lists go by their index. */
export type Path = readonly (string | number)[];

/** Gives a place in a request values that nobody could guess from its schema, such as names of what must be there. */
export type Known = (path: Path, schema: z.core.$ZodType) => fc.Arbitrary<unknown> | undefined;

/** No list that is made up is longer: most say everything with their first items. */
const mostItems = 4;

/** Texts are mostly short; the longest that are allowed come as well, up to this. */
const longest = 70_000;

export const accepts = (schema: z.core.$ZodType, value: unknown): boolean =>
  z.safeParse(schema as z.ZodType, value).success;

/** Texts of all scripts: short ones, and at both ends of what is allowed. */
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

/** How much of what may be left out is there. */
export interface Fullness {
  readonly full?: boolean;
}

/**
 * Values that a schema accepts, made from what the schema says.
 *
 * @param known what is to stand in textSlots of which the schema does not say enough
 * @param options `full` leaves nothing out that may be there, and no list empty
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
  // of members that exclude each other all cannot be there
  const everything = options.full && !hasRule(schema);
  const required = members.filter(([, member]) => everything || !nodeOf(member).optional).map(([name]) => name);
  const made = fc.record(
    Object.fromEntries(members.map(([name, member]) => [name, valuesOf(member, known, options, [...path, name])])),
    { requiredKeys: required, noNullPrototype: true },
  );
  return hasRule(schema) ? made.filter((value) => accepts(schema, value)) : made;
};
