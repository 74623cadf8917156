import type { ParameterObject } from "openapi3-ts/oas31";
import type { ComponentSchemas } from "../component-schemas.js";
import type { JsonSchema } from "../json-schema.js";
import { type OperationPart, partsOf } from "../operation-parts.js";
import type { AnyOperation } from "../router.js";
import { parameterExamples } from "./examples.js";

const places = { pathParams: "path", query: "query", headers: "header" } as const;

/** Headers are written `Like-This`; they are case-insensitive. */
export const headerName = (name: string): string => name.replace(/(^|-)[a-z]/g, (start) => start.toUpperCase());

/** One parameter or header. */
export interface Member {
  readonly name: string;
  readonly description: string;
  readonly schema: JsonSchema;
  readonly required: boolean;
}

/** The members of a schema of parameters or headers, each with its schema and whether it is required. */
export const membersOf = (part: OperationPart, schemas: ComponentSchemas): Member[] => {
  const { properties = {}, required = [] } = schemas.at(part);
  return Object.entries(properties).map(([name, member]) => {
    const { description, ...schema } = member as JsonSchema;
    return { name, description: description ?? "", schema, required: required.includes(name) };
  });
};

/** The parameters of an operation: path, query and headers. */
export const parametersOf = (operation: AnyOperation, schemas: ComponentSchemas): ParameterObject[] => {
  const parts = partsOf(operation);
  return (["pathParams", "query", "headers"] as const).flatMap((partName) => {
    const part = parts[partName];
    if (!part) return [];
    return membersOf(part, schemas).map(({ name, description, schema, required }): ParameterObject => {
      const examples = parameterExamples(operation, partName, name);
      return {
        name: partName === "headers" ? headerName(name) : name,
        in: places[partName],
        description,
        required,
        schema: schema as never,
        ...(Object.keys(examples).length > 0 && { examples }),
      };
    });
  });
};
