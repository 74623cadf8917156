import { createHash } from "node:crypto";
import { type AnyOperation, idempotencyKeyHeader } from "@concordat/contract";
import type { Request } from "express";

const sha256 = (value: unknown): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash("sha256").update(JSON.stringify(value, inOrder)).digest());

/** Members in the order of their names: which comes first means nothing. */
const inOrder = (_name: string, value: unknown): unknown => {
  if (typeof value === "bigint") return `${value}`;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
};

/** A request as it was understood. */
export interface Asked {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/** The values of the headers that mean something to an operation, beside the key itself. */
const headersOf = ({ headers }: AnyOperation, request: Request): unknown =>
  Object.keys(headers?.shape ?? {})
    .filter((name) => name !== idempotencyKeyHeader)
    .map((name) => [name, request.get(name) ?? null]);

/** What a request asks for, as it was understood: the same for requests that ask for the same, in whatever spelling. */
export const requestFingerprint = (operation: AnyOperation, request: Request, { params, query, body }: Asked): string =>
  Buffer.from(sha256([operation.method, operation.path, params, query, headersOf(operation, request), body])).toString(
    "hex",
  );

/**
 * The place of a key among those of all callers.
 *
 * @param caller whose key it is; undefined for a caller without credentials, of whom nothing is known. Such callers share
 * their keys for the very same request only, so that none learns from a key what another asked for.
 */
export const keyHashOf = (
  caller: readonly string[] | undefined,
  key: string,
  fingerprint: string,
): Uint8Array<ArrayBuffer> => sha256([caller ?? { nobody: fingerprint }, key]);
