import { valuesOf } from "./keys.js";
import type { Question } from "./question.js";
import { patternOf, type Sign, valueOfVariable, wildcards } from "./wildcard.js";

// "${*} - use where you need an * (asterisk) character. ${?} … ${$} …" (IAM: Variables)
const special = /^\$\{([*?$])\}/;
// "surround the default value with single quotes (' '), and separate the variable text and the default value with a comma
// and space" (IAM: Variables)
const variable = /^\$\{([^${}',*?]+)(?:, '([^']*)')?\}/;

// "You can use any available single-valued context key as a policy variable, but you can't use a multivalued context key as
// a policy variable." (IAM: Single-valued vs. multivalued context keys)
const multivalued = ["aws:tagkeys", "s3:requestobjecttagkeys", "sts:transitivetagkeys"];

// "When policy variables reference a condition context key that has no value or is not present in an authorization context
// for a request, the value is effectively null." (IAM: Variables)
const singleValueOf = (key: string, question: Question): string | undefined => {
  const [value, ...others] = valuesOf(key, question) ?? [];
  const isSingle = others.length === 0 && !multivalued.includes(key.toLowerCase());
  return isSingle && value !== "" ? value : undefined;
};

/**
 * Replaces the variables of a text; "earlier versions of the policy language don't support policy variables. … variables are
 * treated as literal strings" (IAM: Variables).
 *
 * @returns the pattern in which what replaces a variable has no wildcards; undefined if a variable has no value
 */
export const resolve = (text: string, question: Question, hasVariables: boolean): Sign[] | undefined => {
  if (text === "") return [];
  const found = hasVariables ? (special.exec(text) ?? variable.exec(text)) : null;
  if (!found) {
    const [first = ""] = text;
    const rest = resolve(text.slice(first.length), question, hasVariables);
    return rest && [...patternOf(first), ...rest];
  }
  const [whole, name = "", otherwise] = found;
  const value = special.test(text) ? name : (singleValueOf(name, question) ?? otherwise);
  const rest = resolve(text.slice(whole.length), question, hasVariables);
  return value === undefined ? undefined : rest && [...valueOfVariable(value), ...rest];
};

/** The text that a pattern is written as, for operators without wildcards. */
export const textOf = (pattern: readonly Sign[]): string =>
  pattern.map((sign) => (typeof sign === "object" ? sign.literal : wildcards[sign])).join("");
