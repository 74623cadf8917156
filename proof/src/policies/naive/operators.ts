import { matchesArn } from "./arn.js";
import { instantOf, isInRange, isRange, numberOf } from "./values.js";
import { textOf } from "./variables.js";
import { matches, type Sign } from "./wildcard.js";

/** Whether a value of a request matches a value of a policy, whose variables are replaced. */
type Compare = (value: string, pattern: readonly Sign[]) => boolean;

export interface Operator {
  readonly compare: Compare;
  /** Negated matching. */
  readonly isNegated: boolean;
  /** "You can use a policy variable with the … condition operator." */
  readonly hasVariables: boolean;
  /** Whether a value of a policy is one of this operator. */
  readonly reads: (text: string) => boolean;
}

const ordered =
  (read: (text: string) => bigint | undefined, holds: (value: bigint, bound: bigint) => boolean): Compare =>
  (value, pattern) => {
    const [left, right] = [read(value), read(textOf(pattern))];
    return left !== undefined && right !== undefined && holds(left, right);
  };

const equals: Compare = (value, pattern) => value === textOf(pattern);
const equalsIgnoringCase: Compare = (value, pattern) => value.toLowerCase() === textOf(pattern).toLowerCase();
const like: Compare = (value, pattern) => matches(pattern, value);
const likeArn: Compare = (value, pattern) => matchesArn(pattern, value);
const inRange: Compare = (value, pattern) => isInRange(value, textOf(pattern));
const isBase64 = (text: string): boolean =>
  /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text);
// "It compares the value of the specified key byte for byte against a base-64 encoded representation of the binary value in
// the policy"; in the examples there, the request has its value in base-64, too.
const sameBytes: Compare = (value, pattern) =>
  isBase64(value) && Buffer.from(value, "base64").equals(Buffer.from(textOf(pattern), "base64"));
const isTruth = (text: string): boolean => ["true", "false"].includes(text);
const sameTruth: Compare = (value, pattern) => isTruth(value) && value === textOf(pattern);

const plain = { isNegated: false, hasVariables: false, reads: () => true };
const variables = { ...plain, hasVariables: true };
const negated = { isNegated: true };

const orders = (name: string, read: (text: string) => bigint | undefined): Record<string, Operator> => {
  const plain = { isNegated: false, hasVariables: false, reads: (text: string) => read(text) !== undefined };
  return {
    [`${name}Equals`]: { ...plain, compare: ordered(read, (value, bound) => value === bound) },
    [`${name}NotEquals`]: { ...plain, ...negated, compare: ordered(read, (value, bound) => value === bound) },
    [`${name}LessThan`]: { ...plain, compare: ordered(read, (value, bound) => value < bound) },
    [`${name}LessThanEquals`]: { ...plain, compare: ordered(read, (value, bound) => value <= bound) },
    [`${name}GreaterThan`]: { ...plain, compare: ordered(read, (value, bound) => value > bound) },
    [`${name}GreaterThanEquals`]: { ...plain, compare: ordered(read, (value, bound) => value >= bound) },
  };
};

/** The operators that compare, from the tables of IAM: Condition operators. */
export const operators: Readonly<Record<string, Operator>> = {
  StringEquals: { ...variables, compare: equals },
  StringNotEquals: { ...variables, ...negated, compare: equals },
  StringEqualsIgnoreCase: { ...variables, compare: equalsIgnoringCase },
  StringNotEqualsIgnoreCase: { ...variables, ...negated, compare: equalsIgnoringCase },
  StringLike: { ...variables, compare: like },
  StringNotLike: { ...variables, ...negated, compare: like },
  ...orders("Numeric", numberOf),
  ...orders("Date", instantOf),
  Bool: { ...variables, reads: (text) => isTruth(text) || text.includes("${"), compare: sameTruth },
  BinaryEquals: { ...plain, reads: isBase64, compare: sameBytes },
  IpAddress: { ...plain, reads: isRange, compare: inRange },
  NotIpAddress: { ...plain, reads: isRange, ...negated, compare: inRange },
  // "The ArnEquals and ArnLike condition operators behave identically."
  ArnEquals: { ...variables, compare: likeArn },
  ArnLike: { ...variables, compare: likeArn },
  ArnNotEquals: { ...variables, ...negated, compare: likeArn },
  ArnNotLike: { ...variables, ...negated, compare: likeArn },
};
