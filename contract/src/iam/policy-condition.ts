/** Operators that compare values of a request with the values of a condition. */
const comparisons = [
  "StringEquals",
  "StringNotEquals",
  "StringEqualsIgnoreCase",
  "StringNotEqualsIgnoreCase",
  "StringLike",
  "StringNotLike",
  "NumericEquals",
  "NumericNotEquals",
  "NumericLessThan",
  "NumericLessThanEquals",
  "NumericGreaterThan",
  "NumericGreaterThanEquals",
  "DateEquals",
  "DateNotEquals",
  "DateLessThan",
  "DateLessThanEquals",
  "DateGreaterThan",
  "DateGreaterThanEquals",
  "Bool",
  "BinaryEquals",
  "IpAddress",
  "NotIpAddress",
  "ArnEquals",
  "ArnNotEquals",
  "ArnLike",
  "ArnNotLike",
] as const;
export type Comparison = (typeof comparisons)[number];

/** How a comparison treats keys that have several values in a request. */
export type SetQuantifier = "ForAllValues" | "ForAnyValue";

/** A parsed condition operator. */
export type ConditionOperator =
  | { readonly kind: "presence" }
  | {
      readonly kind: "comparison";
      readonly comparison: Comparison;
      readonly quantifier: SetQuantifier | undefined;
      /** True also if the request lacks the key. */
      readonly ifExists: boolean;
    };

const comparisonNames: ReadonlySet<string> = new Set(comparisons);
const operatorParts = /^(?:(ForAllValues|ForAnyValue):)?([A-Za-z]+?)(IfExists)?$/;

/** Parses the name of a condition operator. @returns undefined if there is no such operator */
export const readConditionOperator = (name: string): ConditionOperator | undefined => {
  if (name === "Null") return { kind: "presence" };
  const [, quantifier, comparison = "", ifExists] = operatorParts.exec(name) ?? [];
  if (!comparisonNames.has(comparison)) return undefined;
  return {
    kind: "comparison",
    comparison: comparison as Comparison,
    quantifier: quantifier as SetQuantifier | undefined,
    ifExists: ifExists !== undefined,
  };
};
