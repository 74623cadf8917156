import * as z from "zod";
import type { Direction } from "./operation-parts.js";

export type JsonSchema = z.core.JSONSchema.JSONSchema;

/** What zod tells about a schema while it is turned into JSON Schema. */
interface Conversion {
  readonly zodSchema: z.core.$ZodTypes;
  readonly jsonSchema: JsonSchema;
}

const largestInteger = Number.MAX_SAFE_INTEGER;

/** Names the width of integers, and drops bounds that only say what a number in JSON can hold at all. */
const tidyInteger = (json: JsonSchema): void => {
  const { minimum = -largestInteger, maximum = largestInteger } = json;
  if (minimum === -largestInteger) delete json.minimum;
  if (maximum === largestInteger) delete json.maximum;
  json.format = minimum >= -(2 ** 31) && maximum < 2 ** 31 ? "int32" : "int64";
};

/** Formats say what their long patterns say, and every reader knows them. */
const tidyFormat = (json: JsonSchema): void => {
  if (json.format !== undefined) delete json.pattern;
};

/** Says which member tells the variants of a union apart, and which variant each of its values means. */
const addDiscriminator = (schema: z.core.$ZodDiscriminatedUnion, json: JsonSchema): void => {
  const propertyName = schema._zod.def.discriminator;
  const mapping: Record<string, string> = {};
  for (const option of schema._zod.def.options) {
    const id = z.globalRegistry.get(option)?.id;
    if (id === undefined) throw new Error("A variant of a discriminated union needs .meta({ id }).");
    for (const value of option._zod.propValues?.[propertyName] ?? []) mapping[String(value)] = `#/$defs/${id}`;
  }
  json.discriminator = { propertyName, mapping };
};

/** Keywords that may stand beside a list of types without meaning something else for null. */
const isPlain = (json: JsonSchema): boolean =>
  typeof json.type === "string" && !("enum" in json) && !("const" in json) && !("$ref" in json);

/** `anyOf: [X, null]` reads better as X with the type null added. */
const mergeNull = (json: JsonSchema): void => {
  const [value, nothing, ...more] = json.anyOf ?? [];
  if (!value || nothing?.type !== "null" || more.length > 0 || !isPlain(value)) return;
  delete json.anyOf;
  const own = { ...json };
  for (const key of Object.keys(json)) delete json[key];
  Object.assign(json, value, { type: [value.type, "null"] }, own);
};

/** Brings what zod writes into the form that we publish. */
export const tidy =
  (direction: Direction) =>
  ({ zodSchema, jsonSchema }: Conversion): void => {
    if (zodSchema instanceof z.core.$ZodDiscriminatedUnion) addDiscriminator(zodSchema, jsonSchema);
    if (jsonSchema.type === "integer") tidyInteger(jsonSchema);
    tidyFormat(jsonSchema);
    mergeNull(jsonSchema);
    if (direction === "sent") return;
    // Whoever receives must expect members from a newer server, and finds every default written out.
    if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    delete jsonSchema.default;
  };

/** Applies a function to every object within a JSON value, innermost first, without touching the original. */
export const rewrite = (value: unknown, change: (json: JsonSchema) => JsonSchema): unknown => {
  if (Array.isArray(value)) return value.map((item) => rewrite(item, change));
  if (typeof value !== "object" || value === null) return value;
  return change(Object.fromEntries(Object.entries(value).map(([key, member]) => [key, rewrite(member, change)])));
};

/** The schema of a text: null cannot be written as one. */
export const withoutNull = (json: JsonSchema): JsonSchema => {
  const { anyOf, ...rest } = json;
  if (Array.isArray(json.type)) {
    const types = json.type.filter((type) => type !== "null");
    const [only] = types;
    return { ...json, ...(types.length === 1 && only ? { type: only } : { type: types }) };
  }
  if (!anyOf) return json;
  const values = anyOf.filter((option) => option.type !== "null");
  const [only] = values;
  return values.length === 1 && only ? { ...only, ...rest } : { ...rest, anyOf: values };
};
