import type { JsonSchema } from "../../json-schema.js";
import type { Direction } from "../../operation-parts.js";
import { type TableField, tableSchema } from "./operations-table.js";
import { samePattern } from "./same-pattern.js";

/** Finds the schema behind a reference of the document. */
export type Resolve = (json: JsonSchema) => JsonSchema;

interface Place {
  /** The named schema of the table, and the member of it: `NetworkCreate.uuid`. */
  readonly name: string;
  readonly direction: Direction;
  readonly resolve: Resolve;
}

/** The type without null, and whether null is allowed as well. */
const plain = (json: JsonSchema, resolve: Resolve): { readonly json: JsonSchema; readonly nullable: boolean } => {
  const resolved = resolve(json);
  if (Array.isArray(resolved.type)) {
    const types = (resolved.type as string[]).filter((type) => type !== "null");
    return { json: { ...resolved, type: types[0] as never }, nullable: types.length < resolved.type.length };
  }
  const [only, ...more] = resolved.anyOf?.filter((option) => option.type !== "null") ?? [];
  if (!only || more.length > 0) return { json: resolved, nullable: false };
  return { json: { ...resolve(only), ...resolved, type: resolve(only).type as never }, nullable: true };
};

const differs = (place: Place, what: string, inTable: unknown, inContract: unknown): string[] =>
  JSON.stringify(inTable) === JSON.stringify(inContract)
    ? []
    : [`${place.name}: ${what} ${JSON.stringify(inTable) ?? "none"} is ${JSON.stringify(inContract) ?? "none"}`];

const sizes = ["minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems"] as const;
/** A minimum size of 0 is no bound. */
const bound = (value: unknown): unknown => (value === 0 ? undefined : value);

/** Keywords that are only compared for requests: responses need no bounds and have no defaults. */
const requestDifferences = (field: TableField, json: JsonSchema, place: Place): string[] => [
  ...sizes.flatMap((size) => differs(place, size, bound(field[size]), bound(json[size]))),
  ...differs(place, "default", field.default, json.default),
  ...(samePattern(field, json.pattern)
    ? []
    : [`${place.name}: pattern ${field.pattern ?? "none"} is ${json.pattern ?? "none"}`]),
];

const formatOf = ({ format }: JsonSchema): string | undefined =>
  // two formats are not compared: host names have a pattern, and integers have a width only where the table says so
  format === "uuid" || format === "date-time" || format === "uri" ? format : undefined;

const formatDifferences = ({ format }: TableField, json: JsonSchema, place: Place): string[] => {
  if (format === "int32" || format === "int64") return differs(place, "format", format, json.format);
  return differs(place, "format", format === "hostname" ? undefined : format, formatOf(json));
};

const objectDifferences = (name: string, json: JsonSchema, place: Place): string[] => {
  const fields = tableSchema(name).fields ?? {};
  const properties = (json.properties ?? {}) as Readonly<Record<string, JsonSchema>>;
  const names = new Set([...Object.keys(fields), ...Object.keys(properties)]);
  return [
    ...(place.direction === "sent"
      ? differs({ ...place, name }, "additionalProperties", false, json.additionalProperties)
      : []),
    ...[...names].flatMap((member) => {
      const memberPlace = { ...place, name: `${name}.${member}` };
      const [field, property] = [fields[member], properties[member]];
      if (!field) return [`${memberPlace.name}: not in the table`];
      if (!property) return [`${memberPlace.name}: not in the contract`];
      return [
        ...differs(memberPlace, "required", field.required ?? false, json.required?.includes(member) ?? false),
        ...fieldDifferences(field, property, memberPlace),
      ];
    }),
  ];
};

const unionDifferences = (options: readonly string[], json: JsonSchema, place: Place): string[] =>
  options.flatMap((option) => {
    const ours = json.anyOf?.map(place.resolve) ?? [];
    const wanted = option === "string" ? "string" : "object";
    const found = ours.find(({ type }) => type === wanted);
    if (!found) return [`${place.name}: has no form that is ${option}`];
    return option === "string" ? [] : objectDifferences(option, found, place);
  });

/** The differences between a member in the table and in the contract. */
const fieldDifferences = (field: TableField, written: JsonSchema, place: Place): string[] => {
  const { json, nullable } = plain(written, place.resolve);
  if (field.type === "ref" && field.ref !== undefined) {
    const { kind, ...named } = tableSchema(field.ref);
    const isNullable = Boolean(field.nullable) || Boolean(named.nullable);
    if (kind === "object")
      return [...differs(place, "nullable", isNullable, nullable), ...objectDifferences(field.ref, json, place)];
    if (kind === "union") return unionDifferences(named.anyOf ?? [], json, place);
    const scalar = { ...named, ...field, type: "string", nullable: isNullable } as TableField;
    return fieldDifferences(named.enum ? { ...scalar, enum: named.enum } : scalar, written, place);
  }
  return [
    ...differs(place, "type", field.type, json.type),
    ...differs(place, "nullable", field.nullable ?? false, nullable),
    ...differs(place, "enum", field.enum && [...field.enum].sort(), json.enum && [...json.enum].sort()),
    ...formatDifferences(field, json, place),
    ...(place.direction === "sent" ? requestDifferences(field, json, place) : []),
    ...(field.items === undefined ? [] : schemaDifferences(field.items, json.items as JsonSchema, place)),
  ];
};

/** The differences between a schema of the table and that of the contract. */
export const schemaDifferences = (
  name: string,
  written: JsonSchema,
  { direction, resolve }: Pick<Place, "direction" | "resolve">,
): string[] => {
  const place = { name, direction, resolve };
  const { kind, ...schema } = tableSchema(name);
  const { json } = plain(written, resolve);
  if (kind === "object")
    return [...differs(place, "type", "object", json.type), ...objectDifferences(name, json, place)];
  if (kind === "array") return fieldDifferences({ ...schema, type: "array" }, written, place);
  return fieldDifferences({ ...schema, type: "string" }, written, place);
};
