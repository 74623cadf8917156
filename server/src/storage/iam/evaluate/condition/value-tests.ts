import {
  compareDecimals,
  compareInstants,
  type Decimal,
  type Instant,
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

/** The one value that decides for all: a value is less than one of several if it is less than their largest. */
const decisive = <Value>(wanted: readonly Value[], relation: Relation, compare: (a: Value, b: Value) => number) => {
  const sign = relation.startsWith("less") ? 1 : -1;
  return wanted.reduce((best, each) => (compare(each, best) * sign > 0 ? each : best));
};

/** How values of one type are compared. */
interface Order<Value> {
  readonly compare: (a: Value, b: Value) => number;
  /** The same text for equal values, and for no others. */
  readonly keyOf: (value: Value) => string;
  readonly given: (values: Parameters<OperandTest>[0], index: number) => Value | undefined;
}

/** The work does not grow with the number of values that a policy lists. */
const ordered = <Value>(
  wanted: readonly Value[] | undefined,
  relation: Relation,
  { compare, keyOf, given }: Order<Value>,
): OperandTest | undefined => {
  const isWanted = holds[relation];
  if (wanted === undefined || isWanted === undefined) return undefined;
  if (relation === "equal" && wanted.length > 1) {
    const keys = new Set(wanted.map(keyOf));
    return (values, index) => {
      const value = given(values, index);
      countSteps(1);
      return value !== undefined && keys.has(keyOf(value));
    };
  }
  const only = decisive(wanted, relation, compare);
  return (values, index) => {
    const value = given(values, index);
    countSteps(1);
    return value !== undefined && isWanted(compare(value, only));
  };
};

const decimals: Order<Decimal> = {
  compare: compareDecimals,
  keyOf: ({ isNegative, whole, fraction }) => `${isNegative ? "-" : ""}${whole}.${fraction}`,
  given: (values, index) => values.decimals[index],
};

const instants: Order<Instant> = {
  compare: compareInstants,
  keyOf: ({ seconds, fraction }) => `${seconds}.${fraction}`,
  given: (values, index) => values.instants[index],
};

export const numericTest = ({ texts }: Operands, relation: Relation): OperandTest | undefined =>
  ordered(readAll(texts, readDecimal), relation, decimals);

export const dateTest = ({ texts }: Operands, relation: Relation): OperandTest | undefined =>
  ordered(readAll(texts, readInstant), relation, instants);

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
  const all = wanted && new Set(wanted);
  return (
    all &&
    ((values, index) => {
      countSteps(1);
      return all.has(values.texts[index] ?? "?");
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
  const wanted = readAll([...new Set(texts)], (text) => booleanOperand(text, hasVariables));
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
