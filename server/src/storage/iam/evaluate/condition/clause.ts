import { operators, readBoolean, readConditionOperator, type SetQuantifier } from "@concordat/contract/iam";
import type { RequestValues } from "../request-values.js";
import type { Scope } from "../scope.js";
import { arnTest } from "./arn-tests.js";
import { type Operands, type OperandTest, readAll } from "./operand-test.js";
import { textTest } from "./text-tests.js";
import { binaryTest, booleanTest, dateTest, ipTest, numericTest } from "./value-tests.js";

/** Whether the condition of one operator and one key is true. */
export type Clause = (scope: Scope) => boolean;

/** `Null`: whether the request lacks the key. A key without a value counts as absent. */
const presence = ({ texts, key }: Operands): Clause | undefined => {
  const wanted = readAll(texts, readBoolean);
  return (
    wanted &&
    ((scope) => {
      const values = scope.values(key);
      return wanted.includes(values === undefined || values.isEmpty);
    })
  );
};

type Compare = (operands: Operands, operator: (typeof operators)[keyof typeof operators]) => OperandTest | undefined;

const compareAs = {
  string: (operands, { relation }) => textTest(operands, relation),
  arn: (operands) => arnTest(operands),
  numeric: (operands, { relation }) => numericTest(operands, relation),
  date: (operands, { relation }) => dateTest(operands, relation),
  boolean: (operands) => booleanTest(operands),
  binary: (operands) => binaryTest(operands),
  ip: (operands) => ipTest(operands),
} as const satisfies Readonly<Record<(typeof operators)[keyof typeof operators]["operands"], Compare>>;

type Holds = (values: RequestValues, scope: Scope) => boolean;

const some =
  (test: OperandTest, isWanted: boolean): Holds =>
  (values, scope) => {
    for (let index = 0; index < values.texts.length; index += 1)
      if (test(values, index, scope) === isWanted) return true;
    return false;
  };

/**
 * The condition for a key that the request has. Without a qualifier, at least one value of the request must match one of the
 * policy; with a negated operator, none may. Without values, `ForAllValues` is true and `ForAnyValue` is false.
 */
const holdsFor = (test: OperandTest, isNegated: boolean, quantifier: SetQuantifier | undefined): Holds => {
  const isOneLike = some(test, true);
  const isOneUnlike = some(test, false);
  if (quantifier === undefined) return isNegated ? (values, scope) => !isOneLike(values, scope) : isOneLike;
  const isOneWrong = isNegated ? isOneLike : isOneUnlike;
  const isOneRight = isNegated ? isOneUnlike : isOneLike;
  return quantifier === "ForAllValues"
    ? (values, scope) => values.isEmpty || !isOneWrong(values, scope)
    : (values, scope) => !values.isEmpty && isOneRight(values, scope);
};

const holdsWithoutKey = (isNegated: boolean, quantifier: SetQuantifier | undefined, ifExists: boolean): boolean => {
  if (ifExists || quantifier === "ForAllValues") return true;
  return isNegated && quantifier !== "ForAnyValue";
};

/**
 * Compiles one operator with one key.
 *
 * @param name the operator, such as `ForAnyValue:StringLikeIfExists`
 * @returns undefined if there is no such operator, or if it cannot parse a value
 */
export const compileClause = (name: string, operands: Operands): Clause | undefined => {
  const read = readConditionOperator(name);
  if (read === undefined || operands.texts.length === 0) return undefined;
  if (read.kind === "presence") return presence(operands);
  const operator = operators[read.comparison];
  const hasVariables = operands.hasVariables && operator.hasVariables;
  const compare: Compare = compareAs[operator.operands];
  const test = compare({ ...operands, hasVariables }, operator);
  if (test === undefined) return undefined;
  const holds = holdsFor(test, operator.isNegated, read.quantifier);
  const otherwise = holdsWithoutKey(operator.isNegated, read.quantifier, read.ifExists);
  return (scope) => {
    const values = scope.values(operands.key);
    return values === undefined ? otherwise : holds(values, scope);
  };
};
