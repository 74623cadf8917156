import type { OperationObject, RequestBodyObject } from "openapi3-ts/oas31";
import { sizeText } from "../body-bounds.js";
import type { ComponentSchemas } from "../component-schemas.js";
import { partsOf } from "../operation-parts.js";
import { quotaSentence } from "../quota.js";
import type { AnyOperation, WalkedOperation } from "../router.js";
import { sourceText } from "../source.js";
import { codeSamplesOf } from "./code-samples.js";
import { requestExamples } from "./examples.js";
import { parametersOf } from "./parameters.js";
import { responsesOf } from "./responses.js";
import { describeAuth, securityOf } from "./security.js";

const requestBodyOf = (operation: AnyOperation, schemas: ComponentSchemas): RequestBodyObject | undefined => {
  const { body } = partsOf(operation);
  if (!body) return undefined;
  const schema = schemas.at(body);
  const size = operation.servedBy === "core" ? `At most ${sizeText(operation.bodyLimit)}.` : undefined;
  const sentences = [schema.description, size].filter((sentence) => sentence !== undefined);
  return {
    ...(sentences.length > 0 && { description: sentences.join(" ") }),
    required: !body.schema.safeParse(undefined).success,
    content: { "application/json": { schema: schema as never, examples: requestExamples(operation, "body") } },
  };
};

/** The operator of a server may have set other numbers, except for those that are fixed. */
const quotasOf = ({ quotas }: AnyOperation): string =>
  quotas.length === 0
    ? ""
    : `**Quotas:** ${quotas.map((quota) => quotaSentence(quota, quota.most)).join(" ")}${quotas.every(({ isFixed }) => isFixed) ? "" : " A server may have other quotas."}`;

const description = ({ operation }: WalkedOperation): string =>
  [
    operation.description,
    operation.deprecation
      ? `**Deprecated** since ${operation.deprecation.since}. ${operation.deprecation.replacement}`
      : "",
    operation.servedBy === "provider"
      ? `**Where:** Core sends it to the address in the provider's specification, path \`${templateOf(operation.path)}\`.`
      : "",
    `**Who may call:** ${describeAuth(operation)}`,
    quotasOf(operation),
  ]
    .filter((paragraph) => paragraph !== "")
    .join("\n\n");

/** A path in OpenAPI's syntax: `/things/:id` becomes `/things/{id}`. */
export const templateOf = (path: string): string => path.replace(/:(\w+)/g, "{$1}");

/** The document's entry for an operation. Webhooks have no path, so the path of a call to a provider is in an extension. */
export const operationObject = (walked: WalkedOperation, schemas: ComponentSchemas): OperationObject => {
  const { id, operation } = walked;
  const { summary, tag, deprecation, stability, source, auth, servedBy } = operation;
  const parameters = parametersOf(operation, schemas);
  const inDocument = servedBy === "core" ? parameters : parameters.filter((parameter) => parameter.in !== "path");
  const requestBody = requestBodyOf(operation, schemas);
  return {
    operationId: id,
    summary,
    description: description(walked),
    tags: [tag],
    ...(deprecation && { deprecated: true, "x-deprecation": deprecation }),
    security: securityOf(operation),
    ...(inDocument.length > 0 && { parameters: inDocument }),
    ...(requestBody && { requestBody }),
    responses: responsesOf(operation, schemas),
    ...(servedBy === "provider" && {
      "x-path": templateOf(operation.path),
      "x-path-parameters": parameters.filter((parameter) => parameter.in === "path"),
    }),
    "x-auth": auth,
    "x-stability": stability,
    "x-source": sourceText(source),
    "x-codeSamples": codeSamplesOf(walked),
  };
};
