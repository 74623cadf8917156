import { didYouMean } from "../../suggestion.js";
import type { DocumentPath } from "../document-path.js";
import { splitArn } from "../language/arn-parts.js";
import { conditionKeys, findConditionKey } from "../language/condition-keys/index.js";
import type { OperandType, Operator } from "../language/operators.js";
import { readTemplate } from "../language/template.js";
import type { ConditionValue } from "../policy-language-types.js";
import { readDecimal } from "../values/decimal.js";
import { readInstant } from "../values/instant.js";
import { readIpRange } from "../values/ip-range.js";
import { isBase64, readBoolean, textOfValue } from "../values/scalar.js";
import { hasWildcard, type Warn } from "./statement-view.js";

const readers: Readonly<Record<OperandType, readonly [read: (text: string) => unknown, what: string]>> = {
  string: [() => true, ""],
  numeric: [readDecimal, "a number"],
  date: [readInstant, "a date of ISO 8601 or seconds since 1970"],
  boolean: [readBoolean, "true or false"],
  binary: [(text) => isBase64(text) || undefined, "base64"],
  ip: [readIpRange, "an IP address or a CIDR range"],
  arn: [(text) => (text === "*" ? true : splitArn(text)), "an ARN with six parts"],
};

const variableIn = (text: string, wildcards: boolean) =>
  readTemplate(text, { variables: true, wildcards }).filter((part) => typeof part === "object");

/** Warns of variables that have no value, or that are not replaced. */
const lintVariables = (text: string, at: DocumentPath, operator: Operator, hasVariables: boolean, warn: Warn) => {
  const variables = variableIn(text, operator.hasWildcards);
  if (variables.length === 0) return;
  if (!hasVariables) warn(at, "contains a variable, which only documents of version 2012-10-17 support");
  else if (!operator.hasVariables) warn(at, "contains a variable, which this operator does not support");
  for (const { key } of variables) {
    const known = findConditionKey(key);
    if (known?.isMultivalued === true) warn(at, `contains the variable "${key}", which has several values`);
    else if (known === undefined)
      warn(
        at,
        `contains the unknown variable "${key}"${didYouMean(
          key,
          conditionKeys.map(({ name }) => name),
        )}`,
      );
  }
};

/**
 * Warns of a value that its operator cannot parse, or that is misleading. A statement with such an unreadable value allows
 * nothing; a denial applies as if the value matched.
 */
export const lintValue = (
  value: ConditionValue,
  at: DocumentPath,
  operator: Operator,
  hasVariables: boolean,
  warn: Warn,
): void => {
  const text = textOfValue(value);
  lintVariables(text, at, operator, hasVariables, warn);
  if (variableIn(text, operator.hasWildcards).length > 0) return;
  const [read, what] = readers[operator.operands];
  if (read(text) === undefined) warn(at, `is not ${what}; the statement cannot be evaluated`);
  else if (operator.operands === "string" && !operator.hasWildcards && hasWildcard(text.replaceAll(/\$\{[*?]\}/g, "")))
    warn(at, 'contains wildcards, which this operator compares literally (did you mean "StringLike"?)');
};
