import {
  type ArnParts,
  readTemplate,
  splitArn,
  type TemplatePart,
  type Variable,
  withAwsHead,
} from "@concordat/contract/iam";
import { countSteps } from "../pattern/steps.js";
import { compileTexts, type TextTest } from "../pattern/text-test.js";
import { anyText, type Variables } from "../pattern/tokens.js";
import type { Operands, OperandTest } from "./operand-test.js";

const partsOfArn = 6;

/** Parts a pattern at its first five colons; colons within variables do not count, as values move nothing to other parts. */
const splitPattern = (parts: readonly TemplatePart[]): readonly (readonly TemplatePart[])[] => {
  const fields: TemplatePart[][] = [[]];
  for (const part of parts) {
    if (typeof part !== "string") {
      fields.at(-1)?.push(part);
      continue;
    }
    let rest = part;
    for (let colon = rest.indexOf(":"); colon >= 0 && fields.length < partsOfArn; colon = rest.indexOf(":")) {
      if (colon > 0) fields.at(-1)?.push(rest.slice(0, colon));
      fields.push([]);
      rest = rest.slice(colon + 1);
    }
    if (rest !== "") fields.at(-1)?.push(rest);
  }
  return fields;
};

/** A pattern that is one variable stands for a whole ARN. */
const loneVariable = (parts: readonly TemplatePart[]): Variable | undefined =>
  parts.length === 1 && typeof parts[0] === "object" ? parts[0] : undefined;

const isSame = (arn: ArnParts, { key, fallback }: Variable, variables: Variables): boolean => {
  const value = variables(key) ?? fallback;
  return value !== undefined && withAwsHead(value) === arn.join(":");
};

const isEverything = (parts: readonly TemplatePart[]): boolean => parts.length === 1 && parts[0] === anyText;

const isLike = (arn: ArnParts, fields: readonly TextTest[], variables: Variables): boolean => {
  for (let at = 0; at < fields.length; at += 1) if (fields[at]?.(arn[at] as string, variables) !== true) return false;
  return true;
};

/** A pattern that is only text, as it was written. @returns undefined for patterns with wildcards or variables */
const plainText = (parts: readonly TemplatePart[]): string | undefined => {
  const [only, more] = parts;
  return typeof only === "string" && more === undefined ? only : undefined;
};

/** Compares values as ARNs: each of their six parts with the same part of a pattern. `*` alone is like every ARN. */
export const arnTest = ({ texts, hasVariables }: Operands): OperandTest => {
  const templates = texts.map((text) => readTemplate(withAwsHead(text), { variables: hasVariables, wildcards: true }));
  const wholes = templates.map(loneVariable).filter((variable) => variable !== undefined);
  const exact = new Set(templates.map(plainText).filter((text) => text !== undefined && splitArn(text) !== undefined));
  const patterns = templates
    .filter((parts) => plainText(parts) === undefined)
    .map((parts) => (isEverything(parts) ? Array(partsOfArn).fill(parts) : splitPattern(parts)))
    .filter((fields) => fields.length === partsOfArn)
    .map((fields) => fields.map((parts: readonly TemplatePart[]) => compileTexts([parts])));
  return (values, index, scope) => {
    const arn = values.arns[index];
    if (arn === undefined) return false;
    countSteps(patterns.length + wholes.length);
    if (exact.size > 0 && exact.has(arn.join(":"))) return true;
    for (const fields of patterns) if (isLike(arn, fields, scope.variables)) return true;
    for (const variable of wholes) if (isSame(arn, variable, scope.variables)) return true;
    return false;
  };
};
