import type { DocumentPath } from "./document-path.js";
import { operators } from "./language/operators.js";
import { anyText, readTemplate, type TemplateTraits } from "./language/template.js";
import { iamLimits } from "./limits.js";
import { readConditionOperator } from "./policy-condition.js";
import type { TrustDocument, TrustStatement } from "./policy-document-model.js";

const limits = iamLimits.trust;

/** The texts of one member of a statement. */
interface Texts {
  readonly path: DocumentPath;
  readonly texts: readonly unknown[];
  readonly traits: TemplateTraits;
  /** Whether each pattern is compared alone, part by part. */
  readonly areArns: boolean;
}

const listOf = <Item>(value: Item | readonly Item[]): readonly Item[] =>
  Array.isArray(value) ? (value as readonly Item[]) : [value as Item];

/** The texts that one condition operator compares with a key. @returns undefined if they can be no patterns */
const operandsOf = (name: string, hasVariables: boolean): Pick<Texts, "traits" | "areArns"> | undefined => {
  const read = readConditionOperator(name);
  if (read?.kind !== "comparison") return undefined;
  const operator = operators[read.comparison];
  const areArns = operator.operands === "arn";
  return {
    traits: { variables: hasVariables && operator.hasVariables, wildcards: operator.hasWildcards },
    areArns,
  };
};

function* conditionsOf(
  statement: TrustStatement,
  path: DocumentPath,
): Generator<readonly [string, Omit<Texts, "traits" | "areArns">]> {
  for (const [operator, keys] of Object.entries(statement.Condition ?? {}))
    for (const [key, values] of Object.entries(keys))
      yield [operator, { path: [...path, "Condition", operator, key], texts: listOf(values) }];
}

/** The lists of a statement that can have patterns, apart from its conditions. */
const listsOf = (statement: TrustStatement, path: DocumentPath, variables: boolean): readonly Texts[] =>
  (["Action", "NotAction", "Resource", "NotResource"] as const).flatMap((name) => {
    const value = statement[name];
    if (value === undefined) return [];
    const areArns = name.endsWith("Resource");
    const traits = { variables: variables && areArns, wildcards: true };
    return [{ path: [...path, name], texts: listOf<string>(value), traits, areArns }];
  });

/** Whether a text has a variable, and a wildcard other than a final `*`: the value of the variable, which can be long, is searched for. */
const isVariableSearch = (text: unknown, traits: TemplateTraits): boolean => {
  if (typeof text !== "string") return false;
  const parts = readTemplate(text, traits);
  const wildcards = parts.filter((part) => typeof part === "symbol");
  return wildcards.length > (parts.at(-1) === anyText ? 1 : 0) && parts.some((part) => typeof part === "object");
};

/** What one text counts; 0 if it is no pattern. */
const charactersOf = (text: string, traits: TemplateTraits, areArns: boolean): number => {
  const parts = readTemplate(text, traits);
  const wildcards = parts.filter((part) => typeof part === "symbol");
  const hasVariable = parts.some((part) => typeof part === "object");
  if (wildcards.length === 0 && !hasVariable) return 0;
  const characters = Array.from(text).length;
  if (isVariableSearch(text, traits)) return Math.max(characters, limits.leastSearchCharacters);
  return areArns ? Math.max(characters, limits.leastPatternCharacters) : characters;
};

/** What the patterns of a list count. */
const patternCharacters = ({ texts, traits, areArns }: Omit<Texts, "path">): number => {
  let characters = 0;
  for (const text of texts) {
    // one asterisk alone costs no comparison
    if (typeof text === "string" && text !== "*") characters += charactersOf(text, traits, areArns);
  }
  return characters === 0 ? 0 : Math.max(characters, limits.leastPatternCharacters);
};

/**
 * Reports the member with which a trust document exceeds what it may ask to compare (`iamLimits.trust`).
 *
 * @param document a document without other faults
 * @param report takes the path of the member, and what was expected, to be appended to the path
 */
export const checkTrustWork = (document: TrustDocument, report: (path: DocumentPath, reason: string) => void): void => {
  const variables = document.Version === "2012-10-17";
  let [characters, conditions] = [0, 0];
  /** @returns whether the patterns of the document are within their limit */
  const count = (list: Texts): boolean => {
    characters += patternCharacters(list);
    if (characters <= limits.patternCharacters) return true;
    report(
      list.path,
      `must not take the patterns of the trust document beyond ${limits.patternCharacters} characters: its texts with *, ? or variables are too many or too long`,
    );
    return false;
  };
  const isList = Array.isArray(document.Statement);
  for (const [index, statement] of listOf<TrustStatement>(document.Statement).entries()) {
    const path = isList ? ["Statement", index] : ["Statement"];
    for (const list of listsOf(statement, path, variables)) if (!count(list)) return;
    for (const [operator, list] of conditionsOf(statement, path)) {
      conditions += 1;
      if (conditions > limits.conditions) {
        report(list.path, `must not take the condition keys of the trust document beyond ${limits.conditions}`);
        return;
      }
      const operands = operandsOf(operator, variables);
      if (operands && !count({ ...list, ...operands })) return;
    }
  }
};

/**
 * Reports the member with which another document exceeds what it may ask to compare: `iamLimits.variableSearches`, and for the policy
 * of a bucket `iamLimits.bucketConditions`.
 *
 * @param document a document without other faults
 * @param report takes the path of the member, and what was expected, to be appended to the path
 */
export const checkVariableSearches = (
  document: TrustDocument,
  kind: "permissions" | "bucket",
  report: (path: DocumentPath, reason: string) => void,
): void => {
  const variables = document.Version === "2012-10-17";
  let [searches, conditions] = [0, 0];
  const isList = Array.isArray(document.Statement);
  for (const [index, statement] of listOf<TrustStatement>(document.Statement).entries()) {
    const path = isList ? ["Statement", index] : ["Statement"];
    const compared = [...conditionsOf(statement, path)];
    conditions += compared.length;
    const operands = compared.flatMap(([operator, list]) => {
      const found = operandsOf(operator, variables);
      return found ? [{ ...list, ...found }] : [];
    });
    for (const { path: at, texts, traits } of [...listsOf(statement, path, variables), ...operands]) {
      searches += texts.filter((text) => isVariableSearch(text, traits)).length;
      if (searches <= iamLimits.variableSearches) continue;
      report(
        at,
        `must not take the texts of the document with a variable and a wildcard other than a final * beyond ${iamLimits.variableSearches}`,
      );
      return;
    }
    if (kind === "bucket" && conditions > iamLimits.bucketConditions) {
      report(
        [...path, "Condition"],
        `must not take the condition keys of the document beyond ${iamLimits.bucketConditions}`,
      );
      return;
    }
  }
};
