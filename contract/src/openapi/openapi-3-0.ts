import type { OpenAPIObject } from "openapi3-ts/oas31";
import { type JsonSchema, mapSchemas } from "../json-schema.js";

type Json = Record<string, unknown>;

/** What OpenAPI 3.0 has no word for, and what the contract has never used: whoever starts to must say how it is told. */
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

/** `type: [string, null]` is `type: string` and `nullable`. */
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

/** Null and nothing else. 3.0 knows no type of null, and `nullable` counts only beside a type. */
const nothingButNull: Json = { type: "object", nullable: true, enum: [null] };

const choices = ["anyOf", "oneOf"];

/** A choice of which one option is null. */
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

/** What stands beside a reference is not read in 3.0; in an `allOf` it is. */
const withoutNeighbours = (json: Json): Json => {
  const { $ref, ...rest } = json;
  return $ref === undefined || Object.keys(rest).length === 0 ? json : { ...rest, allOf: [{ $ref }] };
};

const schemaIn30 = (schema: unknown): unknown =>
  mapSchemas(schema as JsonSchema, (json) => {
    const foreign = untranslatable.find((keyword) => keyword in json);
    if (foreign !== undefined) throw new Error(`Nobody has said how \`${foreign}\` is told in OpenAPI 3.0.`);
    return withoutNeighbours(withOneValue(withNullOption(withNullable(json as Json)))) as JsonSchema;
  });

/** Values of examples are left alone: they are no part of the description, whatever their members are called. */
const isValue = (name: string): boolean => name === "examples" || name === "example";

/** Rewrites every schema under a node that is no schema itself. */
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
 * Tells a document of OpenAPI 3.1 in the words of 3.0.3, for tools that read no newer one. Nothing is lost but this: of
 * several examples of a schema the first one stays, and webhooks, which 3.0 does not know, go to `x-webhooks`.
 *
 * @param document a document of OpenAPI 3.1, which stays as it is
 * @returns a document of OpenAPI 3.0.3
 * @throws {Error} if a schema uses a keyword that has no translation
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
