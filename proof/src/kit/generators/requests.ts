import { type AnyOperation, noBody, queryModelOf, type WalkedOperation } from "@concordat/contract";
import fc from "fast-check";
import type * as z from "zod";
import type { ApiFixture } from "../api-fixture.js";
import type { WireRequest } from "../wire.js";
import type { RequestParts } from "./request-parts.js";
import { type Fullness, valuesOf } from "./values.js";

/** The schema of an operation's body, where it takes one. */
export const bodySchemaOf = ({ body }: AnyOperation): z.core.$ZodType | undefined =>
  body === undefined || body === noBody ? undefined : (body as unknown as z.core.$ZodType);

/** The parameters of an operation's query, with the types that their text stands for. */
export const querySchemaOf = ({ query }: AnyOperation): z.core.$ZodType | undefined =>
  query && (queryModelOf(query)?.flat ?? (query as unknown as z.core.$ZodType));

/** The longest query that fits beside the headers: single texts may be long, but not all at once. */
const longestQuery = 150_000;

/** Requests that an operation must carry out, about the data of a fixture. */
export const goodRequests = (
  fixture: ApiFixture,
  { id, operation }: WalkedOperation,
  options: Fullness = {},
): fc.Arbitrary<RequestParts> => {
  const [query, body] = [querySchemaOf(operation), bodySchemaOf(operation)];
  return fc
    .record({
      query: (query ? valuesOf(query, fixture.known(id, "query"), options) : fc.constant({})) as fc.Arbitrary<
        RequestParts["query"]
      >,
      body: body ? valuesOf(body, fixture.known(id, "body"), options) : fc.constant(undefined),
    })
    .filter((parts) => fixture.isPossible(id, parts) && queryText(parts.query).length <= longestQuery);
};

/** The text of a query; null and undefined are left out. */
export const queryText = (query: RequestParts["query"]): string => {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value].flat().flatMap((one) => (one === null || one === undefined ? [] : [[name, String(one)]])),
  );
  return pairs.length === 0 ? "" : `?${new URLSearchParams(pairs)}`;
};

/** An operation's path, to the data of a fixture. */
export const pathTo = (fixture: ApiFixture, operation: AnyOperation): string =>
  operation.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(fixture.pathValue(operation, name)));

/** A request as it goes over the wire. */
export const toWire = async (
  fixture: ApiFixture,
  operation: AnyOperation,
  parts: RequestParts,
): Promise<WireRequest> => {
  const [query, body] = (await fixture.resolve([parts.query, parts.body], true)) as [RequestParts["query"], unknown];
  return {
    method: operation.method,
    target: pathTo(fixture, operation) + queryText(query),
    headers: fixture.headers,
    body: body === undefined ? undefined : JSON.stringify(body),
  };
};
