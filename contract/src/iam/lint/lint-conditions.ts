import type { DocumentPath } from "../document-path.js";
import { conditionKeysOf } from "../language/actions/index.js";
import { type ConditionKey, conditionKeys, findConditionKey } from "../language/condition-keys/index.js";
import { type OperandType, operators } from "../language/operators.js";
import { type ConditionOperator, readConditionOperator } from "../policy-condition.js";
import type { ConditionValue, OneOrMore } from "../policy-document-model.js";
import { didYouMean } from "../suggestion.js";
import { lintValue } from "./lint-values.js";
import { listOf, type StatementView, type Warn } from "./statement-view.js";

/** Operators that may be used with a key of a type, beside those of the type itself. */
const alsoFor: Partial<Readonly<Record<OperandType, readonly OperandType[]>>> = {
  arn: ["string"],
  date: ["numeric"],
};

const fits = (operands: OperandType, type: OperandType): boolean =>
  operands === type || alsoFor[type]?.includes(operands) === true;

/** Whether a key of a service is one that requests for any action of the statement can have. */
const isAvailable = (key: ConditionKey, { actions }: StatementView): boolean => {
  if (key.name.startsWith("aws:") || actions === undefined || actions.length === 0) return true;
  return actions.some((action) => conditionKeysOf(action).includes(key.name));
};

/** Whether the statement asks that a key be there. */
const asksFor = (name: string, { statement }: StatementView): boolean =>
  Object.entries(statement.Condition?.["Null"] ?? {}).some(
    ([key, value]) => key.toLowerCase() === name.toLowerCase() && listOf(value).map(String).join() === "false",
  );

const lintKey = (name: string, path: DocumentPath, view: StatementView, warn: Warn): ConditionKey | undefined => {
  const key = findConditionKey(name);
  if (key === undefined) {
    const known = conditionKeys.map((each) => each.name);
    warn(path, `is no condition key of requests${didYouMean(name, known)}`);
  } else if (!key.isProvided) warn(path, "is a condition key that requests here never have");
  else if (!isAvailable(key, view)) warn(path, "is a condition key that no action of the statement has");
  return key;
};

type Compared = Extract<ConditionOperator, { readonly kind: "comparison" }>;

const lintUse = (key: ConditionKey, operator: Compared, path: DocumentPath, view: StatementView, warn: Warn) => {
  const { operands } = operators[operator.comparison];
  if (!fits(operands, key.type)) warn(path, `holds values of another type than ${operator.comparison} compares`);
  if (key.isMultivalued && operator.quantifier === undefined)
    warn(path, 'may have several values: the operator needs "ForAllValues:" or "ForAnyValue:"');
  if (!key.isMultivalued && operator.quantifier !== undefined)
    warn(path, `has one value: the operator needs no "${operator.quantifier}:"`);
  if (operator.quantifier === "ForAllValues" && view.statement.Effect === "Allow" && !asksFor(key.name, view))
    warn(path, `may be absent, and the statement allows then: add {"Null": {"${key.name}": "false"}}`);
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
    if (seen.has(keyName.toLowerCase())) warn(path, "stands twice in one operator, in different cases");
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

/** Warns of conditions that never hold, always hold, or mean something else than they seem. */
export const lintConditions = (view: StatementView, warn: Warn): void => {
  for (const [name, keys] of Object.entries(view.statement.Condition ?? {})) lintOperator(name, keys, view, warn);
};
