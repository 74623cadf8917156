import * as z from "zod";
import type { Direction } from "./operation-parts.js";

export type JsonSchema = z.core.JSONSchema.JSONSchema;

type Change = (json: JsonSchema) => JsonSchema;

const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const maps = ["properties", "patternProperties", "$defs"];
const lists = ["anyOf", "oneOf", "allOf", "prefixItems"];
const singles = ["items", "additionalProperties", "not", "propertyNames", "contains"];

/** Applies a change to a schema and to every schema within it, innermost first. Values and examples stay as they are. */
export const mapSchemas = (json: JsonSchema, change: Change): JsonSchema => {
  const map = (value: unknown) => (isSchema(value) ? mapSchemas(value, change) : value);
  const entries = Object.entries(json).map(([key, value]) => {
    if (maps.includes(key))
      return [key, Object.fromEntries(Object.entries(value as object).map(([name, member]) => [name, map(member)]))];
    if (lists.includes(key)) return [key, (value as unknown[]).map(map)];
    return [key, singles.includes(key) ? map(value) : value];
  });
  return change(Object.fromEntries(entries) as JsonSchema);
};

/** Adds the discriminator of a union, and the variant of each of its values. */
const discriminatorOf = ({ _zod }: z.core.$ZodDiscriminatedUnion) => {
  const propertyName = _zod.def.discriminator;
  const mapping: Record<string, string> = {};
  for (const option of _zod.def.options) {
    const id = z.globalRegistry.get(option)?.id;
    if (id === undefined) throw new Error("A variant of a discriminated union needs .meta({ id }).");
    for (const value of option._zod.propValues?.[propertyName] ?? []) mapping[String(value)] = `#/$defs/${id}`;
  }
  return { propertyName, mapping };
};

/** Adds what zod knows about a schema and JSON Schema cannot express. */
export const override = (context: { zodSchema: z.core.$ZodTypes; jsonSchema: JsonSchema }): void => {
  const { zodSchema, jsonSchema } = context;
  if (zodSchema instanceof z.core.$ZodDiscriminatedUnion) jsonSchema.discriminator = discriminatorOf(zodSchema);
};

const largestInteger = Number.MAX_SAFE_INTEGER;

/** Adds the width of integers, and removes bounds that are only those of JSON numbers. */
const tidyInteger: Change = (json) => {
  if (json.type !== "integer") return json;
  const { minimum = -largestInteger, maximum = largestInteger, ...rest } = json;
  return {
    ...rest,
    format: minimum >= -(2 ** 31) && maximum < 2 ** 31 ? "int32" : "int64",
    ...(minimum > -largestInteger && { minimum }),
    ...(maximum < largestInteger && { maximum }),
  };
};

/** Removes the long pattern of a format: the format says the same. */
const tidyFormat: Change = ({ pattern, ...json }) =>
  pattern === undefined || json.format !== undefined ? json : { ...json, pattern };

/** Keywords that mean the same beside a list of types that includes null. */
const isPlain = (json: JsonSchema): boolean =>
  typeof json.type === "string" && !("enum" in json) && !("const" in json) && !("$ref" in json);

/** Simplifies `anyOf: [X, null]` to X with the additional type null. */
const mergeNull: Change = (json) => {
  const { anyOf = [], ...rest } = json;
  const [value, nothing, ...more] = anyOf;
  if (!value || nothing?.type !== "null" || more.length > 0 || !isPlain(value)) return json;
  return { ...value, type: [value.type, "null"] as never, ...rest };
};

const counted: Readonly<Record<string, string>> = { maxLength: "characters", maxItems: "entries" };

/** Adds the schema's bounds to a description that does not mention them. The width of a number is not a limit. */
const tellLimits: Change = (json) => {
  const { description, minimum, maximum } = json;
  if (description === undefined) return json;
  const digits = description.replace(/(?<=\d)[,_](?=\d)/g, "");
  const numbers: readonly string[] = digits.match(/\d+/g) ?? [];
  const isTold = (limit: number) => numbers.includes(`${Math.abs(limit)}`);
  const sentences = Object.entries(counted).flatMap(([keyword, what]) => {
    const limit = json[keyword];
    return typeof limit !== "number" || isTold(limit) ? [] : [`At most ${limit} ${what}.`];
  });
  if (typeof maximum === "number" && Math.abs(maximum) < 2 ** 31 - 1 && !isTold(maximum))
    sentences.push(typeof minimum === "number" ? `${minimum} to ${maximum}.` : `At most ${maximum}.`);
  return sentences.length === 0 ? json : { ...json, description: [description, ...sentences].join(" ") };
};

/** A received object may have members of a newer server, and has every default. */
const asReceived: Change = ({ default: _, additionalProperties, ...json }) =>
  additionalProperties === undefined || additionalProperties === false ? json : { ...json, additionalProperties };

/** Converts zod's JSON Schema to the published form. */
export const tidy = (json: JsonSchema, direction: Direction): JsonSchema =>
  mapSchemas(json, (schema) => {
    const tidied = tellLimits(mergeNull(tidyFormat(tidyInteger(schema))));
    return direction === "received" ? asReceived(tidied) : tidied;
  });

/** The schema of a text parameter: it cannot be null. */
export const withoutNull: Change = (json) => {
  const { anyOf, type, ...rest } = json;
  if (Array.isArray(type)) {
    const types = type.filter((name) => name !== "null");
    return { type: types.length === 1 ? (types[0] as never) : types, ...rest };
  }
  const values = anyOf?.filter((option) => option.type !== "null") ?? [];
  const [only] = values;
  if (only && values.length === 1) return { ...only, ...rest };
  return json;
};
