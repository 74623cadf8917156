import { didYouMean } from "../../suggestion.js";
import type { DocumentPath } from "../document-path.js";
import { conditionKeysOf } from "../language/actions/index.js";
import { type ConditionKey, conditionKeys, findConditionKey } from "../language/condition-keys/index.js";
import { type OperandType, operators } from "../language/operators.js";
import { type ConditionOperator, readConditionOperator } from "../policy-condition.js";
import type { ConditionValue, OneOrMore } from "../policy-language-types.js";
import { lintValue } from "./lint-values.js";
import { listOf, type StatementView, type Warn } from "./statement-view.js";

/** Types of operators that suit a key of another type. */
const alsoFor: Partial<Readonly<Record<OperandType, readonly OperandType[]>>> = {
  arn: ["string"],
  date: ["numeric"],
};

const fits = (operands: OperandType, type: OperandType): boolean =>
  operands === type || alsoFor[type]?.includes(operands) === true;

/** Whether requests for at least one action of the statement can have a key. */
const isAvailable = (key: ConditionKey, { actions }: StatementView): boolean => {
  if (key.name.startsWith("aws:") || actions === undefined || actions.length === 0) return true;
  return actions.some((action) => conditionKeysOf(action).includes(key.name));
};

/** Whether the statement requires that the request has a key. */
const asksFor = (name: string, { statement }: StatementView): boolean =>
  Object.entries(statement.Condition?.["Null"] ?? {}).some(
    ([key, value]) => key.toLowerCase() === name.toLowerCase() && listOf(value).map(String).join() === "false",
  );

const lintKey = (name: string, path: DocumentPath, view: StatementView, warn: Warn): ConditionKey | undefined => {
  const key = findConditionKey(name);
  if (key === undefined) {
    const known = conditionKeys.map((each) => each.name);
    warn(path, `is not a known condition key${didYouMean(name, known)}`);
  } else if (!key.isProvided) warn(path, "is a condition key that this server never sets");
  else if (!isAvailable(key, view)) warn(path, "is not a condition key of any action of the statement");
  return key;
};

type Compared = Extract<ConditionOperator, { readonly kind: "comparison" }>;

const lintUse = (key: ConditionKey, operator: Compared, path: DocumentPath, view: StatementView, warn: Warn) => {
  const { operands } = operators[operator.comparison];
  if (!fits(operands, key.type)) warn(path, `has another type than ${operator.comparison} compares`);
  if (key.isMultivalued && operator.quantifier === undefined)
    warn(path, 'can have several values; use "ForAllValues:" or "ForAnyValue:"');
  if (!key.isMultivalued && operator.quantifier !== undefined)
    warn(path, `has a single value; omit "${operator.quantifier}:"`);
  if (operator.quantifier === "ForAllValues" && view.statement.Effect === "Allow" && !asksFor(key.name, view))
    warn(path, `can be absent, and the condition is true then; add {"Null": {"${key.name}": "false"}}`);
};

const lintOperator = (
  name: string,
  keys: Readonly<Record<string, OneOrMore<ConditionValue>>>,
  view: StatementView,
  warn: Warn,
) => {
  const operator = readConditionOperator(name);
  const seen = new Set<string>();
  for (const [keyName, values] of Object.entries(keys)) {
    const path: DocumentPath = [...view.path, "Condition", name, keyName];
    const key = lintKey(keyName, path, view, warn);
    if (seen.has(keyName.toLowerCase())) warn(path, "occurs twice in one operator, in different case");
    seen.add(keyName.toLowerCase());
    if (operator?.kind !== "comparison") continue;
    if (key) lintUse(key, operator, path, view, warn);
    for (const [index, value] of listOf(values).entries())
      lintValue(
        value,
        Array.isArray(values) ? [...path, index] : path,
        operators[operator.comparison],
        view.hasVariables,
        warn,
      );
  }
};

/** Warns of conditions that are never true, always true, or misleading. */
export const lintConditions = (view: StatementView, warn: Warn): void => {
  for (const [name, keys] of Object.entries(view.statement.Condition ?? {})) lintOperator(name, keys, view, warn);
};
