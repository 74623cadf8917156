import { s3Limits } from "./limits.js";
import type { S3Authorization, S3Body, S3Condition, S3OperationOf, S3Resource, S3Route } from "./operation.js";

type Data = S3OperationOf<string>;

/** A row of a table of operations: only what is not obvious. */
interface Row extends Partial<Omit<Data, "name" | "method" | "target" | "route">>, Partial<S3Route> {}

const bodyBytes: Readonly<Record<S3Body, number>> = {
  none: 0,
  xml: s3Limits.xmlBytes,
  json: s3Limits.policyBytes,
  form: s3Limits.putBytes,
  object: s3Limits.putBytes,
  events: 0,
};

/** An operation, with what goes without saying filled in: no selectors, no bodies, implemented, 200, and AWS's page of its name. */
export const defineOperation = <const Name extends string>(
  name: Name,
  method: Data["method"],
  target: Data["target"],
  { query = [], headers = [], ...row }: Row,
): S3OperationOf<Name> => ({
  name,
  method,
  target,
  route: { query, headers },
  answers: row.answers ?? "implemented",
  actions: row.actions ?? [],
  reveals: row.reveals,
  body: row.body ?? "none",
  bodyBytes: row.bodyBytes ?? bodyBytes[row.body ?? "none"],
  answer: row.answer ?? "none",
  status: row.status ?? 200,
  source: row.source ?? `https://docs.aws.amazon.com/AmazonS3/latest/API/API_${name}.html`,
});

/** The row of an operation that is refused with 501. */
export const notImplemented = <const R extends Row>(row: R) => ({ ...row, answers: "not-implemented" }) as const;

/** An action on a resource, for requests with a property or for all. */
export const needs = (action: string, on: S3Resource, when?: S3Condition): S3Authorization => ({
  action: `s3:${action}`,
  on,
  ...(when === undefined ? {} : { when }),
});

/** An action on an object and, for requests with `versionId`, the other action that AWS has for versions. */
export const needsOfVersion = (action: string, actionOfVersion: string): readonly S3Authorization[] => [
  needs(action, "object", "no-version"),
  needs(actionOfVersion, "object", "version"),
];
