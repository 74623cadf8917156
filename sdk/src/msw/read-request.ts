import {
  type AnyOperation,
  type Fault,
  idempotencyKeyHeader,
  malformedIdempotencyKey,
  noBody,
  type Refusal,
  readIdempotencyKey,
  readPart,
  type Schema,
} from "@concordat/contract";
import { credentialsFault, refusalsAt, variantFault } from "./apis.js";

/** A request as the contract reads it. */
export interface ReadRequest {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

const takesBody = ({ body }: AnyOperation): boolean => body !== undefined && body !== noBody;

/** Parameters as servers see them: text, or a list of texts where one was repeated. */
const queryOf = (url: URL): Record<string, string | string[]> => {
  const query: Record<string, string | string[]> = {};
  for (const name of new Set(url.searchParams.keys())) {
    const [first = "", ...others] = url.searchParams.getAll(name);
    query[name] = others.length === 0 ? first : [first, ...others];
  }
  return query;
};

/** What the server's parser takes: any JSON, or nothing at all, which is as good as an empty object. */
const parseBody = (text: string): { readonly value?: unknown; readonly isMalformed?: true } => {
  if (text === "") return { value: {} };
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { isMalformed: true };
  }
};

const read = (
  schema: Schema | undefined,
  sent: unknown,
): { readonly value: unknown; readonly faults: readonly Fault[] } => {
  if (schema === undefined) return { value: sent, faults: [] };
  const part = readPart(schema, sent);
  return part.faults ? { value: undefined, faults: part.faults } : { value: part.value, faults: [] };
};

/**
 * Checks a request as the server does, and in its order: credentials, the idempotency key, the form of the body, then every
 * part against its schema.
 *
 * @param params the path's variables, decoded; undefined where they cannot be
 * @returns the request as it was read, or why it is refused
 */
export const readRequest = async (
  operation: AnyOperation,
  request: Request,
  params: Readonly<Record<string, string>> | undefined,
): Promise<ReadRequest | { readonly refusal: Refusal }> => {
  const refusals = refusalsAt(operation.path);
  const unwelcome = credentialsFault(operation, request.headers);
  if (unwelcome) return { refusal: unwelcome };
  const key = operation.keyed ? request.headers.get(idempotencyKeyHeader) : null;
  if (key !== null && readIdempotencyKey(key) === undefined)
    return { refusal: refusals.faulty([malformedIdempotencyKey], false) };
  if (!params) return { refusal: refusals.notFound };
  const sent = takesBody(operation) ? parseBody(await request.text()) : {};
  if (sent.isMalformed) return { refusal: refusals.malformedBody };

  const path = read(operation.pathParams, params);
  const query = read(operation.query, queryOf(new URL(request.url)));
  const body = read(takesBody(operation) ? (operation.body as Schema) : undefined, sent.value);
  const faults = [path, query, body].flatMap((part) => part.faults);
  if (faults.length > 0) return { refusal: refusals.faulty(faults, path.faults.length > 0) };
  const forbidden = variantFault(operation, request.headers, body.value);
  if (forbidden) return { refusal: forbidden };
  return { params: path.value, query: operation.query && query.value, body: body.value };
};
