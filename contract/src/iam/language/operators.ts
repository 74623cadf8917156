/** The type as which an operator parses values. */
export type OperandType = "string" | "numeric" | "date" | "boolean" | "binary" | "ip" | "arn";

/** How one value of a request is compared with one value of a policy. */
export type Relation =
  | "equal"
  | "equal-ignoring-case"
  | "like"
  | "less"
  | "less-or-equal"
  | "greater"
  | "greater-or-equal"
  | "within";

interface OperatorEntry {
  readonly operands: OperandType;
  readonly relation: Relation;
  /** True if the comparison is false, and also if the request lacks the key. */
  readonly isNegated: boolean;
  /** Whether policy variables are replaced in its values. */
  readonly hasVariables: boolean;
  /** Whether `*` and `?` are wildcards in its values. */
  readonly hasWildcards: boolean;
}

const entry = (operands: OperandType, relation: Relation, traits: Partial<OperatorEntry> = {}): OperatorEntry => ({
  operands,
  relation,
  isNegated: false,
  hasVariables: false,
  hasWildcards: false,
  ...traits,
});

const withVariables = { hasVariables: true };
const patterns = { hasVariables: true, hasWildcards: true };
const negated = { isNegated: true };

/**
 * The operators that compare values of a request with values of a policy. `IfExists` can follow each name, and `ForAllValues:`
 * or `ForAnyValue:` can precede it. `Null`, which tests whether a request has a key, is not among them.
 */
export const operators = {
  StringEquals: entry("string", "equal", withVariables),
  StringNotEquals: entry("string", "equal", { ...withVariables, ...negated }),
  StringEqualsIgnoreCase: entry("string", "equal-ignoring-case", withVariables),
  StringNotEqualsIgnoreCase: entry("string", "equal-ignoring-case", { ...withVariables, ...negated }),
  StringLike: entry("string", "like", patterns),
  StringNotLike: entry("string", "like", { ...patterns, ...negated }),
  NumericEquals: entry("numeric", "equal"),
  NumericNotEquals: entry("numeric", "equal", negated),
  NumericLessThan: entry("numeric", "less"),
  NumericLessThanEquals: entry("numeric", "less-or-equal"),
  NumericGreaterThan: entry("numeric", "greater"),
  NumericGreaterThanEquals: entry("numeric", "greater-or-equal"),
  DateEquals: entry("date", "equal"),
  DateNotEquals: entry("date", "equal", negated),
  DateLessThan: entry("date", "less"),
  DateLessThanEquals: entry("date", "less-or-equal"),
  DateGreaterThan: entry("date", "greater"),
  DateGreaterThanEquals: entry("date", "greater-or-equal"),
  Bool: entry("boolean", "equal", withVariables),
  BinaryEquals: entry("binary", "equal"),
  IpAddress: entry("ip", "within"),
  NotIpAddress: entry("ip", "within", negated),
  ArnEquals: entry("arn", "like", patterns),
  ArnNotEquals: entry("arn", "like", { ...patterns, ...negated }),
  ArnLike: entry("arn", "like", patterns),
  ArnNotLike: entry("arn", "like", { ...patterns, ...negated }),
} as const satisfies Readonly<Record<string, OperatorEntry>>;

/** The name of a comparison, without `IfExists` and without a set qualifier. */
export type Comparison = keyof typeof operators;

/** The traits of a comparison. */
export type Operator = OperatorEntry;

export const comparisonNames = Object.keys(operators) as readonly Comparison[];

/** The qualifiers that treat the values of a key as a set. */
export const setQuantifiers = ["ForAllValues", "ForAnyValue"] as const;
export type SetQuantifier = (typeof setQuantifiers)[number];
