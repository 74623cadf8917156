import type { HeaderObject, HeadersObject } from "openapi3-ts/oas31";
import type { ComponentSchemas } from "../component-schemas.js";
import { partsOf } from "../operation-parts.js";
import type { AnyOperation } from "../router.js";
import { headerName, membersOf } from "./parameters.js";
import { pascalCase, reference } from "./reference.js";

/** The header that names the request: every answer of an API has it, errors too. */
const requestId = ({ requestIdHeader }: AnyOperation): [string, HeaderObject] => [
  requestIdHeader,
  {
    description: "Id of the request, by which the operators of the API find it in their logs.",
    schema: { type: "string" },
  },
];

const ofSuccess = (operation: AnyOperation, schemas: ComponentSchemas): [string, HeaderObject][] => {
  const part = partsOf(operation).responseHeaders;
  if (!part) return [];
  return membersOf(part, schemas).map(({ name, schema, ...header }) => [
    headerName(name),
    { ...header, schema: schema as never },
  ]);
};

/** The response headers of an operation, by the names of their components. */
export const headerComponentsOf = (operation: AnyOperation, schemas: ComponentSchemas): [string, HeaderObject][] =>
  [requestId(operation), ...ofSuccess(operation, schemas)].map(([name, header]) => [pascalCase(name), header]);

const references = (headers: readonly [string, HeaderObject][]): HeadersObject =>
  Object.fromEntries(headers.map(([name]) => [name, reference("headers", pascalCase(name))]));

/** The headers of an operation's success. */
export const successHeaders = (operation: AnyOperation, schemas: ComponentSchemas): HeadersObject =>
  references([requestId(operation), ...ofSuccess(operation, schemas)]);

/** The headers of an operation's errors. */
export const errorHeaders = (operation: AnyOperation): HeadersObject => references([requestId(operation)]);
