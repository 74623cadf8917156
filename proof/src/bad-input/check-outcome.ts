import type { AnyOperation, WalkedOperation } from "@concordat/contract";
import { objectStorageErrors } from "@concordat/contract/object-storage";
import { ucloudErrors } from "@concordat/contract/ucloud";
import { checkAnswer } from "../../../server/src/http/check-answer.js";
import type { ApiFixture } from "../kit/api-fixture.js";
import { bodySchemaOf, pathTo, queryText } from "../kit/generators/requests.js";
import { judge } from "../kit/judgement.js";
import type { WireAnswer, WireRequest } from "../kit/wire.js";
import { queryCases } from "./invalid-query.js";
import { type InvalidCase, type InvalidRequest, type Outcome, toJson } from "./invalid-request.js";
import { invalidValues } from "./invalid-values.js";
import { wireCases } from "./invalid-wire.js";

const invalid: readonly (string | undefined)[] = [
  ucloudErrors.invalidRequest.code,
  objectStorageErrors.invalidRequest.code,
];

/** All cases of an operation: from its schemas, its path, its method and its transport. */
export const casesOf = (fixture: ApiFixture, walked: WalkedOperation): InvalidCase[] => {
  const schema = bodySchemaOf(walked.operation);
  const values = schema ? invalidValues(schema, fixture.known(walked.id, "body")) : [];
  const ofBody = values.map(
    ({ what, path, certain, asWhole, value }): InvalidCase => ({
      name: `body ${path}: ${what}`,
      outcome: certain ? { refusedAt: path, orAsWhole: asWhole } : "declared",
      requests: value.map((body) => ({ parts: { query: {}, body } })),
    }),
  );
  return [...ofBody, ...queryCases(fixture, walked), ...wireCases(fixture, walked)];
};

/** An invalid request as it goes over the wire. */
export const wireOf = async (
  fixture: ApiFixture,
  operation: AnyOperation,
  { parts, wire = {} }: InvalidRequest,
): Promise<WireRequest> => {
  const [query, body] = (await fixture.resolve([parts.query, parts.body], false)) as [typeof parts.query, unknown];
  const { method = operation.method, target = pathTo(fixture, operation), search = queryText(query), headers } = wire;
  return {
    method,
    target: target + search,
    headers: { ...fixture.headers, ...headers },
    body: wire.body ?? (body === undefined ? undefined : toJson(body)),
  };
};

/** The server checks the nesting of a body with more bytes than this before it parses it. */
const large = 64 * 1024;

const isRefusedAt = (outcome: Outcome): outcome is Extract<Outcome, { refusedAt: string }> =>
  typeof outcome === "object" && "refusedAt" in outcome;

/** @throws Error where an answer is not the expected one @returns whether the request was carried out after all */
export const checkOutcome = (
  operation: AnyOperation,
  outcome: Outcome,
  answer: WireAnswer,
  sentBytes: number,
): boolean => {
  const wrong = (expected: string) =>
    new Error(`${expected} expected, and this is ${answer.status} ${answer.text.slice(0, 500)}`);
  if (typeof outcome === "object" && "allowed" in outcome) {
    if (answer.status !== outcome.status) throw wrong(String(outcome.status));
    if (answer.headers.allow !== outcome.allowed) throw wrong(`Allow: ${outcome.allowed}`);
    checkAnswer(operation.errorBody, JSON.parse(answer.text));
    return false;
  }
  const { isSuccess, entry, faults } = judge(operation, answer);
  if (outcome === "declared") return isSuccess;
  if (!isRefusedAt(outcome)) {
    if (answer.status !== outcome.status) throw wrong(String(outcome.status));
    return false;
  }
  if (sentBytes > operation.bodyLimit && entry?.status === 413) return false;
  if (!invalid.includes(entry?.code)) throw wrong("a refusal of what is invalid");
  if (outcome.orAsWhole !== undefined && sentBytes > large && answer.text.includes(outcome.orAsWhole)) return false;
  if (outcome.refusedAt !== "" && !faults(outcome.refusedAt)) throw wrong(`a fault at ${outcome.refusedAt}`);
  return false;
};
