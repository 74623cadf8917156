import type { DocumentKind } from "@concordat/contract/iam";
import fc from "fast-check";
import { principalElement, resourceEntry } from "./arns.js";
import { condition } from "./conditions.js";
import { actionEntry, oneOrMore } from "./names.js";

/** A member of a statement, or its opposite. */
const either = (name: string, value: fc.Arbitrary<unknown>): fc.Arbitrary<Record<string, unknown>> =>
  fc.oneof(
    { arbitrary: value.map((one) => ({ [name]: one })), weight: 6 },
    { arbitrary: value.map((one) => ({ [`Not${name}`]: one })), weight: 1 },
  );

const effect = fc.oneof({ arbitrary: fc.constant("Allow"), weight: 7 }, { arbitrary: fc.constant("Deny"), weight: 3 });
const conditioned = fc.oneof(
  { arbitrary: fc.constant({}), weight: 1 },
  { arbitrary: condition.map((tests) => ({ Condition: tests })), weight: 1 },
);

const statementOf = (kind: DocumentKind): fc.Arbitrary<Record<string, unknown>> =>
  fc
    .tuple(
      effect,
      either("Action", oneOrMore(actionEntry)),
      kind === "trust" ? fc.constant({}) : either("Resource", oneOrMore(resourceEntry)),
      kind === "permissions" ? fc.constant({}) : either("Principal", principalElement),
      conditioned,
    )
    .map(([Effect, ...members]) => Object.assign({ Effect }, ...members));

/** What makes a document one that was stored before documents were validated. */
const fault = fc.oneof(
  { arbitrary: fc.constant(undefined), weight: 15 },
  { arbitrary: fc.constantFrom("StringEqualz", "ForAllValues:Nul", "stringequals"), weight: 1 },
);

const version = fc.oneof(
  { arbitrary: fc.constant("2012-10-17"), weight: 5 },
  { arbitrary: fc.constant("2008-10-17"), weight: 1 },
);

/** A document as an object, and whether it validates. */
export interface GeneratedDocument {
  readonly json: { readonly Version: string; readonly Statement: unknown };
  readonly isValid: boolean;
}

export const documentOf = (kind: DocumentKind): fc.Arbitrary<GeneratedDocument> =>
  fc
    .tuple(version, fc.array(statementOf(kind), { minLength: 1, maxLength: 3 }), fault)
    .map(([Version, all, operator]) => {
      const [first, ...others] = all as [Record<string, unknown>, ...Record<string, unknown>[]];
      if (operator) {
        const Condition = { ...(first["Condition"] as object), [operator]: { "s3:prefix": "a" } };
        return { json: { Version, Statement: [{ ...first, Condition }, ...others] }, isValid: false };
      }
      return { json: { Version, Statement: others.length === 0 ? first : all }, isValid: true };
    });
