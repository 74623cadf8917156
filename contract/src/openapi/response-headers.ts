import type { HeaderObject, HeadersObject } from "openapi3-ts/oas31";
import type { ComponentSchemas } from "../component-schemas.js";
import type { ErrorEntry } from "../error-entry.js";
import { idempotencyReplayedHeader, isKept } from "../idempotency.js";
import { partsOf } from "../operation-parts.js";
import type { AnyOperation } from "../router.js";
import { headerName, membersOf } from "./parameters.js";
import { pascalCase, reference } from "./reference.js";

/** The header with the request id: every response of an API has it, including errors. */
const requestId = ({ requestIdHeader }: AnyOperation): [string, HeaderObject] => [
  requestIdHeader,
  {
    description: "Id of the request, by which the operators of the API find it in their logs.",
    schema: { type: "string" },
  },
];

const replayed: [string, HeaderObject] = [
  headerName(idempotencyReplayedHeader),
  {
    description:
      "Present where the request was not carried out again: this is the answer that was given before, to the same request under the same `Idempotency-Key`.",
    schema: { type: "string", const: "true" },
  },
];

const rateLimit: [string, HeaderObject] = [
  "RateLimit",
  {
    description:
      "Present where the server limits the rate of requests: how many the caller has left (`r`), and in how many seconds it has all of them again (`t`).",
    schema: { type: "string", examples: ['"calls";r=599;t=42'] },
  },
];

const ofServer = ({ servedBy }: AnyOperation): [string, HeaderObject][] => (servedBy === "core" ? [rateLimit] : []);

const retryAfter: [string, HeaderObject] = [
  "Retry-After",
  {
    description: "Seconds to wait before the request is sent again.",
    schema: { type: "integer", format: "int32", minimum: 0 },
  },
];

/** The link to the error's entry in the catalogue: responses of the server have it, those of providers need not. */
const catalogueLinkHeader: [string, HeaderObject] = [
  "Link",
  {
    description:
      'Leads to the error\'s entry in the catalogue, as a reference that is relative to the server: `</docs/errors#…>; rel="describedby"`.',
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

/** Whether one of these errors may be a replayed response. */
export const mayBeReplayed = ({ keyed }: AnyOperation, entries: readonly ErrorEntry[]): boolean =>
  keyed && entries.some(isKept);

const successHeadersOf = (operation: AnyOperation, schemas: ComponentSchemas): [string, HeaderObject][] => [
  requestId(operation),
  ...ofServer(operation),
  ...(operation.keyed ? [replayed] : []),
  ...ofSuccess(operation, schemas),
];

const errorHeadersOf = (operation: AnyOperation, entries: readonly ErrorEntry[]): [string, HeaderObject][] => [
  requestId(operation),
  ...ofServer(operation),
  ...(operation.servedBy === "core" ? [catalogueLinkHeader] : []),
  ...(mayBeReplayed(operation, entries) ? [replayed] : []),
  ...(entries.some(({ retryAfterSeconds }) => retryAfterSeconds !== undefined) ? [retryAfter] : []),
];

/** The response headers of an operation, by the names of their components. */
export const headerComponentsOf = (operation: AnyOperation, schemas: ComponentSchemas): [string, HeaderObject][] =>
  [...successHeadersOf(operation, schemas), ...errorHeadersOf(operation, operation.errors)].map(([name, header]) => [
    pascalCase(name),
    header,
  ]);

const references = (headers: readonly [string, HeaderObject][]): HeadersObject =>
  Object.fromEntries(headers.map(([name]) => [name, reference("headers", pascalCase(name))]));

/** The headers of an operation's success. */
export const successHeaders = (operation: AnyOperation, schemas: ComponentSchemas): HeadersObject =>
  references(successHeadersOf(operation, schemas));

/** The headers of the errors of an operation with the same status. */
export const errorHeaders = (operation: AnyOperation, entries: readonly ErrorEntry[]): HeadersObject =>
  references(errorHeadersOf(operation, entries));
