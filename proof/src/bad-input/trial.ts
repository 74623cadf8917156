import type { AnyOperation, WalkedOperation } from "@concordat/contract";
import { objectStorageErrors } from "@concordat/contract/object-storage";
import { ucloudErrors } from "@concordat/contract/ucloud";
import { checkAnswer } from "../../../server/src/http/validation.js";
import { judge } from "../good-input/judgement.js";
import { bodySchemaOf, pathTo, queryText } from "../good-input/requests.js";
import type { Stage } from "../good-input/stage.js";
import type { WireAnswer, WireRequest } from "../good-input/wire.js";
import { type Outcome, type Spoiler, type SpoiltRequest, toJson } from "./spoilt.js";
import { querySpoilers } from "./spoilt-query.js";
import { spoiltValues } from "./spoilt-values.js";
import { wireSpoilers } from "./spoilt-wire.js";

const invalid: readonly (string | undefined)[] = [
  ucloudErrors.invalidRequest.code,
  objectStorageErrors.invalidRequest.code,
];

/** Every way to spoil requests to an operation: all that its schemas say, its path, its method and what carries it. */
export const spoilersOf = (stage: Stage, walked: WalkedOperation): Spoiler[] => {
  const schema = bodySchemaOf(walked.operation);
  const values = schema ? spoiltValues(schema, stage.known(walked.id, "body")) : [];
  const ofBody = values.map(
    ({ what, path, certain, value }): Spoiler => ({
      name: `body ${path}: ${what}`,
      outcome: certain ? { refusedAt: path } : "declared",
      requests: value.map((body) => ({ parts: { query: {}, body } })),
    }),
  );
  return [...ofBody, ...querySpoilers(stage, walked), ...wireSpoilers(stage, walked)];
};

/** A spoilt request as it goes over the wire. */
export const wireOf = async (
  stage: Stage,
  operation: AnyOperation,
  { parts, wire = {} }: SpoiltRequest,
): Promise<WireRequest> => {
  const [query, body] = (await stage.resolve([parts.query, parts.body], false)) as [typeof parts.query, unknown];
  const { method = operation.method, target = pathTo(stage, operation), search = queryText(query), headers } = wire;
  return {
    method,
    target: target + search,
    headers: { ...stage.headers, ...headers },
    body: wire.body ?? (body === undefined ? undefined : toJson(body)),
  };
};

/** Where a body has more bytes than this, it may be too large whatever is wrong in it. */
const leastLimit = 2_000_000;

const isRefusedAt = (outcome: Outcome): outcome is { readonly refusedAt: string } =>
  typeof outcome === "object" && "refusedAt" in outcome;

/** @throws Error where an answer is not what must come of a spoilt request @returns whether the request was carried out after all */
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
  if (sentBytes > leastLimit && entry?.status === 413) return false;
  if (!invalid.includes(entry?.code)) throw wrong("a refusal of what is invalid");
  if (outcome.refusedAt !== "" && !faults(outcome.refusedAt)) throw wrong(`a fault at ${outcome.refusedAt}`);
  return false;
};
