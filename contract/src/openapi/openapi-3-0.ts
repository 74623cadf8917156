import type { OpenAPIObject } from "openapi3-ts/oas31";
import { type JsonSchema, mapSchemas } from "../json-schema.js";

type Json = Record<string, unknown>;

/** Keywords that OpenAPI 3.0 lacks and the contract does not use: they have no conversion yet. */
const untranslatable = [
  "prefixItems",
  "contains",
  "propertyNames",
  "patternProperties",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "unevaluatedProperties",
  "dependentRequired",
  "if",
  "$defs",
];

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isNull = (option: unknown): boolean => isObject(option) && option.type === "null";

/** Converts `type: [string, null]` to `type: string` and `nullable`. */
const withNullable = ({ type, ...rest }: Json): Json => {
  if (!Array.isArray(type)) return type === undefined ? rest : { type, ...rest };
  const types = type.filter((name) => name !== "null");
  if (types.length > 1) throw new Error(`OpenAPI 3.0 knows one type for each schema, not ${types.join(" and ")}.`);
  const nullable = types.length < type.length && {
    nullable: true,
    ...(Array.isArray(rest.enum) && { enum: [...new Set([...rest.enum, null])] }),
  };
  return { type: types[0], ...rest, ...nullable };
};

/** The type null alone. 3.0 has no such type, and `nullable` is only valid beside a type. */
const nothingButNull: Json = { type: "object", nullable: true, enum: [null] };

const choices = ["anyOf", "oneOf"];

/** A choice with null as one option. */
const withNullOption = (json: Json): Json =>
  Object.fromEntries(
    Object.entries(json).map(([name, member]) =>
      choices.includes(name) && Array.isArray(member)
        ? [name, member.map((option) => (isNull(option) ? nothingButNull : option))]
        : [name, member],
    ),
  );

const withOneValue = ({ const: only, examples, ...rest }: Json): Json => ({
  ...rest,
  ...(only !== undefined && { enum: [only] }),
  ...(Array.isArray(examples) && examples.length > 0 && { example: examples[0] }),
});

/** Keywords beside a reference are ignored in 3.0; with the reference in an `allOf` they are not. */
const withoutNeighbours = (json: Json): Json => {
  const { $ref, ...rest } = json;
  return $ref === undefined || Object.keys(rest).length === 0 ? json : { ...rest, allOf: [{ $ref }] };
};

const schemaIn30 = (schema: unknown): unknown =>
  mapSchemas(schema as JsonSchema, (json) => {
    const foreign = untranslatable.find((keyword) => keyword in json);
    if (foreign !== undefined) throw new Error(`There is no conversion of \`${foreign}\` to OpenAPI 3.0.`);
    return withoutNeighbours(withOneValue(withNullOption(withNullable(json as Json)))) as JsonSchema;
  });

/** Example values are not changed: they are not part of the description, whatever their members are called. */
const isValue = (name: string): boolean => name === "examples" || name === "example";

/** Converts every schema below a node that is not a schema itself. */
const mapNode = (node: unknown): unknown => {
  if (Array.isArray(node)) return node.map(mapNode);
  if (!isObject(node)) return node;
  return Object.fromEntries(
    Object.entries(node).map(([name, member]) => {
      if (isValue(name)) return [name, member];
      return [name, name === "schema" ? schemaIn30(member) : mapNode(member)];
    }),
  );
};

/**
 * Converts a document from OpenAPI 3.1 to 3.0.3, for older tools. Only this is lost: a schema keeps only the first of several
 * examples, and webhooks, which 3.0 lacks, become `x-webhooks`.
 *
 * @param document a document of OpenAPI 3.1, which is not changed
 * @returns a document of OpenAPI 3.0.3
 * @throws {Error} if a schema uses a keyword without a conversion
 * @example
 * const older = openApi30(openApiDocument());
 */
export const openApi30 = (document: OpenAPIObject): object => {
  const { webhooks, components = {}, ...rest } = document;
  const { schemas = {}, examples = {}, ...others } = components;
  return {
    ...(mapNode(rest) as object),
    openapi: "3.0.3",
    components: {
      schemas: Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, schemaIn30(schema)])),
      examples,
      ...(mapNode(others) as object),
    },
    ...(webhooks && { "x-webhooks": mapNode(webhooks) }),
  };
};
