import type { Action, ConditionKey } from "../../contract/src/iam/index.js";
import { type GeneratedFile, generatedFile } from "./generated-file.js";
import { jsdoc } from "./jsdoc.js";
import { block, quoted, unionDeclaration } from "./layout.js";

/** The names of the policy language, as its tables have them. */
export interface PolicyLanguage {
  readonly actions: readonly Action[];
  readonly conditionKeys: readonly ConditionKey[];
  /** Names of operators, with their prefixes and suffixes. */
  readonly operators: readonly string[];
}

/** The file of the contract that this one replaces has the same types, with plain texts as names. */
const path = "policy-language-types.ts";

const openText = "(string & {})";

const servicesOf = (actions: readonly Action[]): readonly string[] => [
  ...new Set(actions.map(({ name }) => `${name.slice(0, name.indexOf(":"))}:*`)),
];

const typeText = ({ type, isMultivalued }: ConditionKey): string =>
  `${type === "ip" ? "IP addresses" : type}${isMultivalued ? ", several values" : ""}`;

const aboutKey = (key: ConditionKey): string =>
  key.name.endsWith("/") ? `Followed by the key of a tag; ${typeText(key)}.` : `Type: ${typeText(key)}.`;

/**
 * The types of what documents can say, with the names of actions, condition keys and operators of this server's tables: editors
 * complete them, and other texts are accepted.
 */
export const policyLanguageFile = ({ actions, conditionKeys, operators }: PolicyLanguage): GeneratedFile => {
  const used = actions.filter(({ isUsed }) => isUsed);
  const action = unionDeclaration("export type PolicyAction =", [
    ...["*", ...servicesOf(used), ...used.map(({ name }) => name)].map(quoted),
    openText,
  ]);
  const keys = conditionKeys
    .filter(({ isProvided }) => isProvided)
    .map((key) => `${jsdoc([aboutKey(key)])}readonly ${quoted(key.name)}?: ConditionValues;\n`);
  const tests = operators.map((name) => `readonly ${quoted(name)}?: ConditionTests;\n`);
  return generatedFile(path, [
    `${jsdoc(["One item or several: documents may write a list of one item without its brackets."])}export type OneOrMore<Item> = Item | readonly Item[];\n`,
    `${jsdoc(["A value of a condition key."])}export type ConditionValue = string | number | boolean;\n`,
    `${jsdoc(["The values of a condition key: one of them must match."])}export type ConditionValues = ConditionValue | readonly ConditionValue[];\n`,
    `${jsdoc(["An action with its service, with `*` for any text and `?` for any character; or `*`."])}${action}\n`,
    `${jsdoc(["Condition key → the values to compare with. All keys must match."])}${block(
      "export interface ConditionTests",
      [...keys, "readonly [key: string]: ConditionValues | undefined;\n"].join(""),
    )}\n`,
    `${jsdoc(["Operator → condition key → the values to compare with. All operators must match."])}${block(
      "export interface PolicyCondition",
      [...tests, "readonly [operator: string]: ConditionTests | undefined;\n"].join(""),
    )}\n`,
  ]);
};
