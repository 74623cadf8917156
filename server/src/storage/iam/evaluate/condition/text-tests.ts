import { findConditionKey, type Relation, readTemplate, withAwsHead } from "@concordat/contract/iam";
import { compileTexts } from "../pattern/text-test.js";
import type { Operands, OperandTest } from "./operand-test.js";

const compileOperands = ({ texts, hasVariables }: Operands, wildcards: boolean, change: (text: string) => string) =>
  compileTexts(texts.map((text) => readTemplate(change(text), { variables: hasVariables, wildcards })));

const ignoringCase = (operands: Operands): OperandTest => {
  const isLike = compileOperands(operands, false, (text) => text.toLowerCase());
  return (values, index, scope) => isLike(values.lower[index] ?? "", (key) => scope.variables(key)?.toLowerCase());
};

/** ARNs are written with two heads that mean the same; what compares them as text looks past that. */
const asNames = (operands: Operands, wildcards: boolean): OperandTest => {
  const isLike = compileOperands(operands, wildcards, withAwsHead);
  return (values, index, scope) => isLike(values.awsNames[index] ?? "", scope.variables);
};

/** Compares values as texts. */
export const textTest = (operands: Operands, relation: Relation): OperandTest => {
  if (relation === "equal-ignoring-case") return ignoringCase(operands);
  const wildcards = relation === "like";
  if (findConditionKey(operands.key)?.type === "arn") return asNames(operands, wildcards);
  const isLike = compileOperands(operands, wildcards, (text) => text);
  return (values, index, scope) => isLike(values.texts[index] ?? "", scope.variables);
};
