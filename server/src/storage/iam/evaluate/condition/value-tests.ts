import {
  compareDecimals,
  compareInstants,
  isBase64,
  isInRange,
  type Relation,
  readBoolean,
  readDecimal,
  readInstant,
  readIpRange,
  readTemplate,
} from "@concordat/contract/iam";
import { countSteps } from "../pattern/steps.js";
import { isStatic, resolve, type Variables } from "../pattern/tokens.js";
import { type Operands, type OperandTest, readAll } from "./operand-test.js";

/** Whether an order of two values is what a relation asks for. */
const holds: Readonly<Record<string, (order: number) => boolean>> = {
  equal: (order) => order === 0,
  less: (order) => order < 0,
  "less-or-equal": (order) => order <= 0,
  greater: (order) => order > 0,
  "greater-or-equal": (order) => order >= 0,
};

const ordered = <Value>(
  wanted: readonly Value[] | undefined,
  relation: Relation,
  compare: (a: Value, b: Value) => number,
  given: (values: Parameters<OperandTest>[0], index: number) => Value | undefined,
): OperandTest | undefined => {
  const isWanted = holds[relation];
  if (wanted === undefined || isWanted === undefined) return undefined;
  return (values, index) => {
    const value = given(values, index);
    countSteps(wanted.length);
    return value !== undefined && wanted.some((each) => isWanted(compare(value, each)));
  };
};

export const numericTest = ({ texts }: Operands, relation: Relation): OperandTest | undefined =>
  ordered(readAll(texts, readDecimal), relation, compareDecimals, (values, index) => values.decimals[index]);

export const dateTest = ({ texts }: Operands, relation: Relation): OperandTest | undefined =>
  ordered(readAll(texts, readInstant), relation, compareInstants, (values, index) => values.instants[index]);

export const ipTest = ({ texts }: Operands): OperandTest | undefined => {
  const ranges = readAll(texts, readIpRange);
  return (
    ranges &&
    ((values, index) => {
      const address = values.addresses[index];
      countSteps(ranges.length);
      return address !== undefined && ranges.some((range) => isInRange(address, range));
    })
  );
};

export const binaryTest = ({ texts }: Operands): OperandTest | undefined => {
  const wanted = readAll(texts, (text) => (isBase64(text) ? text : undefined));
  return (
    wanted &&
    ((values, index) => {
      countSteps(wanted.length);
      return wanted.includes(values.texts[index] ?? "?");
    })
  );
};

type BooleanOperand = boolean | ((variables: Variables) => boolean | undefined);

/** Truth values are the only ones beside texts and ARNs in which variables are replaced. */
const booleanOperand = (text: string, hasVariables: boolean): BooleanOperand | undefined => {
  const parts = readTemplate(text, { variables: hasVariables, wildcards: false });
  if (isStatic(parts)) return readBoolean(parts.join(""));
  return (variables) => {
    const tokens = resolve(parts, variables);
    return tokens && readBoolean(tokens.join(""));
  };
};

export const booleanTest = ({ texts, hasVariables }: Operands): OperandTest | undefined => {
  const wanted = readAll(texts, (text) => booleanOperand(text, hasVariables));
  return (
    wanted &&
    ((values, index, scope) => {
      const value = values.booleans[index];
      countSteps(wanted.length);
      if (value === undefined) return false;
      return wanted.some((each) => (typeof each === "function" ? each(scope.variables) : each) === value);
    })
  );
};
