// Where Ceph 16 reads a policy otherwise than AWS documents, and this server follows AWS. Each difference is written as the
// statements that would mean to AWS what the original means to Ceph.
import { allowedHere } from "./ours.js";
import type { Pair, PairRequest } from "./pairs.js";

type Keys = Readonly<Record<string, unknown>>;

/** A statement as a document has it. */
interface Statement {
  readonly NotAction?: unknown;
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Keys>>;
}

type Reading = (statement: Statement) => readonly Statement[];

const testsOf = ({ Condition: condition = {} }: Statement): readonly (readonly [operator: string, keys: Keys])[] =>
  Object.entries(condition);

const withAll = (keys: Keys, value: unknown): Keys => Object.fromEntries(Object.keys(keys).map((key) => [key, value]));

const isNegated = (operator: string): boolean => operator.includes("Not");

/** A difference, the sentence of AWS's documentation that decides it, and how Ceph reads a statement. */
export interface CephReading {
  readonly what: string;
  readonly aws: string;
  readonly reading: Reading;
}

export const cephReadings: readonly CephReading[] = [
  {
    what: "A statement with NotAction never applies.",
    aws: "NotAction matches everything except the specified list of actions. (IAM: NotAction)",
    reading: (statement) => ("NotAction" in statement ? [] : [statement]),
  },
  {
    what: "Null holds for missing keys, whatever its value is.",
    aws: "true: the key doesn't exist, it is null; false: the key exists and its value is not null. (IAM: Condition operators)",
    reading: (statement) => [
      {
        ...statement,
        Condition: Object.fromEntries(
          testsOf(statement).map(([name, keys]) => [name, name === "Null" ? withAll(keys, "true") : keys]),
        ),
      },
    ],
  },
  {
    what: "A negated operator with several values holds if one of them does not match.",
    aws: "Multiple values listed for a single condition key with a negated operator are evaluated using a logical NOR. (IAM: Conditions with multiple keys or values)",
    reading: (statement) => {
      const [name, keys] = testsOf(statement).find(([operator]) => isNegated(operator)) ?? [];
      if (name === undefined || keys === undefined) return [statement];
      return Object.entries(keys).flatMap(([key, values]) =>
        [values].flat().map((value) => ({ ...statement, Condition: { [name]: { [key]: value } } })),
      );
    },
  },
  {
    what: "A negated operator without IfExists does not hold for a missing key.",
    aws: "If the key is not present in the request context and the operator is negated, the condition is true. (IAM: Condition operators)",
    reading: (statement) => {
      const [name, keys] = testsOf(statement).find(([operator]) => isNegated(operator)) ?? [];
      if (name === undefined || keys === undefined || name.endsWith("IfExists")) return [statement];
      return [{ ...statement, Condition: { ...statement.Condition, Null: withAll(keys, "false") } }];
    },
  },
  {
    what: "aws:SecureTransport is missing without TLS.",
    aws: "This key is always included in the request context. (IAM: Global condition keys)",
    reading: (statement) => ("Bool" in (statement.Condition ?? {}) ? [] : [statement]),
  },
  {
    what: "An asterisk ends before the first character that follows it in the pattern.",
    aws: "An asterisk (*) represents any combination of characters. (IAM: Resource)",
    reading: (statement) => [
      {
        ...statement,
        Resource: [statement.Resource].flat().map((each) => (each.endsWith("/*/x") ? "arn:aws:s3:::none" : each)),
      },
    ],
  },
];

type Readings = readonly CephReading[];

/** A document that means to AWS what the given one means to Ceph. */
const documentFor = (document: string, readings: Readings): string => {
  const { Statement: statements, ...others } = JSON.parse(document) as { readonly Statement: readonly Statement[] };
  const read = readings.reduce<readonly Statement[]>(
    (before, { reading }) => before.flatMap((statement) => reading(statement)),
    statements,
  );
  return JSON.stringify({ ...others, Statement: read.length > 0 ? read : [{ Effect: "Deny", Action: "none:None" }] });
};

/** Ceph gives every listing a number of keys. To AWS, the key is missing where the request does not send it. */
const listingFor = (request: PairRequest): PairRequest =>
  request.operation.startsWith("ListObjects")
    ? { ...request, sent: { ...request.sent, query: { "max-keys": "1000", ...request.sent.query } } }
    : request;

/** Whether this server would allow a request if it read policies as Ceph does. */
export const allowedAsCephReads = (pair: Pair, request: PairRequest, readings: Readings = cephReadings): boolean => {
  const { user, bucket } = pair;
  const read = {
    ...pair,
    user: user === undefined ? user : documentFor(user, readings),
    bucket: bucket === undefined ? bucket : documentFor(bucket, readings),
  };
  return allowedHere(read, listingFor(request));
};
