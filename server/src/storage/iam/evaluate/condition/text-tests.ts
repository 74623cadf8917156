import { findConditionKey, type Relation, readTemplate } from "@concordat/contract/iam";
import { compileTexts, type TextTest } from "../pattern/text-test.js";
import type { Operands, OperandTest } from "./operand-test.js";

const compileOperands = ({ texts, hasVariables }: Operands, wildcards: boolean, change: (text: string) => string) =>
  compileTexts(texts.map((text) => readTemplate(change(text), { variables: hasVariables, wildcards })));

const plain = (text: string): string => text;
const lower = (text: string): string => text.toLowerCase();

const ignoringCase = (operands: Operands): TextTest => {
  const isLike = compileOperands(operands, false, lower);
  return (text, variables) => isLike(lower(text), (key) => variables(key)?.toLowerCase());
};

/** ARNs are written with two heads that mean the same: an ARN is like a text if it is so in either spelling. */
const inEitherSpelling =
  (isLike: TextTest): OperandTest =>
  (values, index, scope) => {
    const [aws, vendor] = values.spellings[index] ?? ["", ""];
    return isLike(aws, scope.variables) || (vendor !== aws && isLike(vendor, scope.variables));
  };

/** Compares values as texts. */
export const textTest = (operands: Operands, relation: Relation): OperandTest => {
  const isLike =
    relation === "equal-ignoring-case" ? ignoringCase(operands) : compileOperands(operands, relation === "like", plain);
  return findConditionKey(operands.key)?.type === "arn"
    ? inEitherSpelling(isLike)
    : (values, index, scope) => isLike(values.texts[index] ?? "", scope.variables);
};
