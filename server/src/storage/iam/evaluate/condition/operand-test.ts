import type { RequestValues } from "../request-values.js";
import type { Scope } from "../scope.js";

/** Whether one value of a request is like any of the values that a policy lists. */
export type OperandTest = (values: RequestValues, index: number, scope: Scope) => boolean;

/** The values that a policy lists for a key, as text. */
export interface Operands {
  readonly texts: readonly string[];
  /** The condition key in lower case. */
  readonly key: string;
  /** Policy variables are replaced in documents of version 2012-10-17. */
  readonly hasVariables: boolean;
}

/**
 * Reads all values of a policy.
 *
 * @returns undefined where one of them cannot be read
 */
export const readAll = <Value>(
  texts: readonly string[],
  read: (text: string) => Value | undefined,
): readonly Value[] | undefined => {
  const values: Value[] = [];
  for (const text of texts) {
    const value = read(text);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values;
};
