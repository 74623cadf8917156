import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import {
  type HeaderDescription,
  type OpenApiDocument,
  operationFinder,
  type ResponseDescription,
  resolved,
} from "./document.js";
import type { Exchange } from "./exchange.js";

/** Tells how an answer differs from what the OpenAPI document promises; nothing where the document does not know the request. */
export type FindDisagreements = (exchange: Exchange) => string[];

/** Headers of HTTP itself, of its security policies, and of the origins that a server lets in: they say the same everywhere. */
const general = new Set(
  `access-control-allow-origin access-control-expose-headers allow cache-control connection content-length content-type date keep-alive retry-after transfer-encoding vary
   www-authenticate cross-origin-opener-policy cross-origin-resource-policy origin-agent-cluster referrer-policy
   strict-transport-security x-content-type-options x-dns-prefetch-control x-download-options x-frame-options
   x-permitted-cross-domain-policies x-xss-protection`.split(/\s+/),
);

/**
 * What a document allows, with every object closed: the document leaves them open, since newer servers may send more, but
 * this server sends what its own document knows.
 */
const closed = (node: unknown): unknown => {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== "object" || node === null) return node;
  const members = Object.fromEntries(Object.entries(node).map(([name, member]) => [name, closed(member)]));
  const isOpen = "properties" in node && !("additionalProperties" in node) && !("allOf" in node);
  // a property may be called "properties": then this is no schema, and its members are
  const isSchema = "type" in node && typeof node.type === "string";
  return isOpen && isSchema ? { ...members, additionalProperties: false } : members;
};

const explain = (errors: readonly ErrorObject[] | null | undefined): string =>
  (errors ?? [])
    .map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`)
    .join("; ");

/** Members of OpenAPI that mean nothing to a validator of JSON Schema. */
const annotations = ["discriminator", "example", "externalDocs", "xml"];

/**
 * Makes the judge of answers. It knows nothing of zod or of the contract: only the document, and JSON Schema as ajv
 * understands it. Schemas are compiled when they are first needed.
 */
export const createAgreement = (document: OpenApiDocument): FindDisagreements => {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true });
  formats.default(ajv);
  for (const annotation of annotations) ajv.addKeyword(annotation);
  ajv.addFormat("int64", true);
  ajv.addSchema(closed(document) as object, "document", undefined, false);
  const find = operationFinder(document);
  const compiled = new WeakMap<object, ValidateFunction>();

  const validatorOf = (schema: object): ValidateFunction => {
    let validate = compiled.get(schema);
    if (!validate) {
      validate = ajv.compile(inDocument(closed(schema)) as object);
      compiled.set(schema, validate);
    }
    return validate;
  };

  const ofBody = ({ content }: ResponseDescription, { headers, body }: Exchange): string[] => {
    if (content === undefined) return body === "" ? [] : ["there is a body, and none is declared"];
    const [mediaType = ""] = (headers["content-type"] ?? "").split(";");
    const declared = content[mediaType.trim()];
    if (!declared) return [`the media type "${mediaType}" is not declared`];
    if (!declared.schema) return [];
    const validate = validatorOf(declared.schema);
    return validate(JSON.parse(body)) ? [] : [`the body is not what is declared: ${explain(validate.errors)}`];
  };

  const ofHeaders = ({ headers: declared = {} }: ResponseDescription, { headers }: Exchange): string[] => {
    const described = new Map(
      Object.entries(declared).map(([name, header]) => [
        name.toLowerCase(),
        resolved<HeaderDescription>(document, header),
      ]),
    );
    const unknown = Object.keys(headers).filter((name) => !general.has(name) && !described.has(name));
    const faults = unknown.map((name) => `the header ${name} is not declared`);
    for (const [name, { required = false, schema = {} }] of described) {
      const value = headers[name];
      if (value === undefined) {
        if (required) faults.push(`the header ${name} is missing`);
        continue;
      }
      const validate = validatorOf(schema);
      const isNumber = "type" in schema && (schema.type === "integer" || schema.type === "number");
      if (!validate(isNumber ? Number(value) : value))
        faults.push(`the header ${name} is not what is declared: ${explain(validate.errors)}`);
    }
    return faults;
  };

  return (exchange) => {
    const operation = find(exchange.method, exchange.target);
    if (!operation) return [];
    const response = operation.responses[exchange.status];
    const faults = response
      ? [...ofBody(response, exchange), ...ofHeaders(response, exchange)]
      : [`the status ${exchange.status} is not declared`];
    return faults.map((fault) => `${operation.id} (${exchange.method} ${exchange.target}): ${fault}`);
  };
};

/** References lead from a part into its document. */
const inDocument = (node: unknown): unknown => {
  if (Array.isArray(node)) return node.map(inDocument);
  if (typeof node !== "object" || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([name, member]) => [
      name,
      name === "$ref" && typeof member === "string" ? `document${member}` : inDocument(member),
    ]),
  );
};
