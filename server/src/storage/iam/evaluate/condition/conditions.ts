import { findConditionKey, textOfValue } from "@concordat/contract/iam";
import { type Clause, compileClause } from "./clause.js";

/** The conditions of a statement, all of which must be true. */
export interface Conditions {
  readonly clauses: readonly Clause[];
  /** Whether a part of them could not be parsed. */
  readonly isUnreadable: boolean;
}

const isMembers = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isScalar = (value: unknown): value is string | number | boolean =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean";

/** The values as texts. @returns undefined if one is not a string, number or boolean */
const textsOf = (value: unknown): readonly string[] | undefined => {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.every(isScalar) ? values.map(textOfValue) : undefined;
};

/** The name in lower case. For AWS's keys it is one string for all documents: look-ups compare it by identity. */
const keyNames = new Map<string, string>();

const keyName = (key: string): string => {
  const lower = key.toLowerCase();
  if (findConditionKey(key) === undefined || lower.includes("/")) return lower;
  const known = keyNames.get(lower);
  if (known === undefined) keyNames.set(lower, lower);
  return known ?? lower;
};

/**
 * Compiles the conditions of a statement.
 *
 * @param condition the parsed member of the statement; undefined if there is none
 * @param hasVariables whether the version of the document has policy variables
 */
export const compileConditions = (condition: unknown, hasVariables: boolean): Conditions => {
  if (condition === undefined) return { clauses: [], isUnreadable: false };
  if (!isMembers(condition)) return { clauses: [], isUnreadable: true };
  const clauses: Clause[] = [];
  let isUnreadable = false;
  for (const [operator, keys] of Object.entries(condition)) {
    if (!isMembers(keys)) isUnreadable = true;
    else
      for (const [key, value] of Object.entries(keys)) {
        const texts = textsOf(value);
        const clause = texts && compileClause(operator, { texts, key: keyName(key), hasVariables });
        if (clause === undefined) isUnreadable = true;
        else clauses.push(clause);
      }
  }
  return { clauses, isUnreadable };
};
