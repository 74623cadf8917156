import { spellingsOf, valuesOf } from "./keys.js";
import { type Operator, operators } from "./operators.js";
import type { Question } from "./question.js";
import { resolve } from "./variables.js";

/** Where a condition stands. */
export interface Setting {
  readonly question: Question;
  readonly hasVariables: boolean;
  /** In a statement that denies. */
  readonly isDenial: boolean;
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

/**
 * "If a single condition operator includes multiple values for a context key, those values are evaluated using a logical OR.
 * If a single negated matching condition operator includes multiple values for a context key, those values are evaluated
 * using a logical NOR." (IAM: Conditions with multiple context keys or values) A variable without a value is equal to
 * nothing, and like nothing (IAM: Variables, "Policy variables with no value").
 */
const matchesOne = (
  operator: Operator,
  spellings: readonly string[],
  expected: readonly unknown[],
  question: Question,
  hasVariables: boolean,
): boolean => {
  const isMatched = expected.some((one) => {
    const pattern = resolve(String(one), question, hasVariables && operator.hasVariables);
    return pattern !== undefined && spellings.some((value) => operator.compare(value, pattern));
  });
  return isMatched !== operator.isNegated;
};

/** "a null data set, such as an empty string" (IAM: Single-valued vs. multivalued context keys) */
const isEmptySet = (values: readonly string[] | undefined): boolean => !values?.some((value) => value !== "");

/**
 * "true (the key doesn't exist — it is null) or false (the key exists and its value is not null)"; the latter "prevents
 * missing context keys or context keys with empty values from evaluating to true" (IAM: Multivalued context key examples).
 */
const isNull = (values: readonly string[] | undefined, expected: readonly unknown[]): boolean =>
  expected.some((one) => String(one) === String(isEmptySet(values)));

/** One operator with one key: `"StringEquals": { "aws:username": … }`. */
const holdsFor = (
  name: string,
  key: string,
  expected: readonly unknown[],
  { question, hasVariables, isDenial }: Setting,
): boolean => {
  const [, set, bare = "", ifExists] = /^(?:(ForAllValues|ForAnyValue):)?(.*?)(IfExists)?$/.exec(name) ?? [];
  const values = valuesOf(key, question);
  if (bare === "Null") return isNull(values, expected);
  const operator = operators[bare];
  // facts: of what cannot be read, an Allow does not apply and a Deny does
  if (!operator || !expected.every((one) => operator.reads(String(one)))) return isDenial;
  // "If the key is not present, evaluate the condition element as true."
  if (values === undefined && ifExists) return true;
  const holds = (value: string): boolean =>
    matchesOne(operator, spellingsOf(key, value), expected, question, hasVariables);
  // "If the key values in the request resolve to an empty data set (for example, an empty string), a condition operator
  // modified by ForAllValues returns true, and a condition operator modified by ForAnyValue returns false."
  if (set === "ForAllValues") return isEmptySet(values) || (values ?? []).every(holds);
  if (set === "ForAnyValue") return !isEmptySet(values) && (values ?? []).some(holds);
  // "If the key that you specify in a policy condition is not present in the request context, the values do not match and
  // the condition is false. If the policy condition requires that the key is not matched, … the condition is true."
  if (values === undefined) return operator.isNegated;
  return operator.isNegated ? values.every(holds) : values.some(holds);
};

/**
 * "If your policy statement has multiple condition operators, the condition operators are evaluated using a logical AND. If
 * your policy statement has multiple context keys attached to a single condition operator, the context keys are evaluated
 * using a logical AND." (IAM: Conditions with multiple context keys or values)
 */
export const conditionHolds = (condition: unknown, setting: Setting): boolean =>
  Object.entries((condition ?? {}) as Record<string, Record<string, unknown>>).every(([name, keys]) =>
    Object.entries(keys).every(([key, expected]) => holdsFor(name, key, listOf(expected), setting)),
  );
