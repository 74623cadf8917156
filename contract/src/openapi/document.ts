import { type OpenAPIObject, OpenApiBuilder, type OperationObject } from "openapi3-ts/oas31";
import type { ApiTable } from "../api-table.js";
import { apis } from "../apis.js";
import { componentSchemas } from "../component-schemas.js";
import type { WalkedOperation } from "../router.js";
import { errorExample } from "./examples.js";
import { documentInfo } from "./info.js";
import { operationObject, templateOf } from "./operation-object.js";
import { headerComponentsOf } from "./response-headers.js";
import { errorResponsesOf } from "./responses.js";
import { securitySchemesOf } from "./security.js";
import { shareParameters } from "./shared-parameters.js";

/** An operation's place in the document: by path and method, or by name where Core is the caller. */
const place = (builder: OpenApiBuilder, { id, operation }: WalkedOperation, object: OperationObject) => {
  const item = { [operation.method.toLowerCase()]: object };
  if (operation.servedBy === "provider") return builder.addWebhook(id, item);
  const path = templateOf(operation.path);
  return builder.addPath(path, { ...builder.rootDoc.paths?.[path], ...item });
};

const tagsOf = ({ operations, tags }: ApiTable) =>
  [...new Set(operations.map(({ operation }) => operation.tag))].map((name) => {
    const description = tags[name];
    if (description === undefined) throw new Error(`The tag ${name} has no description.`);
    return { name, description };
  });

const isEmpty = (value: unknown): boolean =>
  typeof value === "object" && value !== null && Object.keys(value).length === 0;

const inOrderOfNames = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) as T;

const withoutEmptyMembers = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => !isEmpty(member))) as T;

/**
 * Describes APIs in OpenAPI 3.1: those of the contract when nothing else is given. The same contract always gives the same
 * document, to the byte.
 */
export const openApiDocument = (table: ApiTable = apis): OpenAPIObject => {
  const { operations, contract, errorCatalogue } = table;
  const schemas = componentSchemas(contract);
  const builder = OpenApiBuilder.create().addOpenApiVersion("3.1.1").addInfo(documentInfo(table)).addServer({
    url: "/",
    description: "The server that this document comes from, be it a local one or one in production.",
    "x-internal": false,
  });
  for (const tag of tagsOf(table)) builder.addTag(tag);
  for (const [name, scheme] of securitySchemesOf(operations.map(({ operation }) => operation)))
    builder.addSecurityScheme(name, scheme);
  for (const [name, schema] of Object.entries(schemas.components)) builder.addSchema(name, schema as never);
  for (const { operation } of operations) {
    for (const { name, response } of errorResponsesOf(operation, schemas)) builder.addResponse(name, response);
    for (const [name, header] of headerComponentsOf(operation, schemas)) builder.addHeader(name, header);
    for (const entry of operation.errors) builder.addExample(entry.code, errorExample(entry, operation));
  }
  const objects = operations.map((walked) => [walked, operationObject(walked, schemas)] as const);
  for (const [name, parameter] of shareParameters(objects.map(([, object]) => object)))
    builder.addParameter(name, parameter);
  for (const [walked, object] of objects) place(builder, walked, object);
  const { openapi, info, servers, tags: described, paths, webhooks, components } = builder.getSpec();
  return withoutEmptyMembers({
    openapi,
    info,
    servers,
    tags: described,
    paths,
    webhooks,
    components: Object.fromEntries(
      Object.entries(withoutEmptyMembers(components ?? {})).map(([kind, named]) => [kind, inOrderOfNames(named)]),
    ),
    // for tools that show documents with many chapters
    "x-tagGroups": table.apis.map(({ title, tags }) => ({ name: title, tags: Object.keys(tags) })),
    "x-errors": errorCatalogue,
  }) as OpenAPIObject;
};
