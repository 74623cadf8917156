// "You can use wildcard characters (* and ?) ... to represent any combination of characters with an asterisk (*) and any
// single character with a question mark (?)" (IAM: Resource)

/** One character of a pattern: itself, or a wildcard. */
export type Sign = Literal | "any text" | "any character";

interface Literal {
  readonly literal: string;
  /** It stands for a variable. */
  readonly isValue?: boolean;
}

/** How wildcards are written. */
export const wildcards = { "any text": "*", "any character": "?" } as const;

/** A pattern in which `*` and `?` are wildcards. */
export const patternOf = (text: string): Sign[] =>
  [...text].map((sign) => {
    if (sign === wildcards["any text"]) return "any text";
    return sign === wildcards["any character"] ? "any character" : { literal: sign };
  });

/** What stands for a variable: a text without wildcards. */
export const valueOfVariable = (text: string): Sign[] => [...text].map((literal) => ({ literal, isValue: true }));

const matchesFrom = (pattern: readonly Sign[], at: number, text: readonly string[], from: number): boolean => {
  const sign = pattern[at];
  if (sign === undefined) return from === text.length;
  if (sign === "any text")
    return matchesFrom(pattern, at + 1, text, from) || (from < text.length && matchesFrom(pattern, at, text, from + 1));
  if (from === text.length) return false;
  return (sign === "any character" || sign.literal === text[from]) && matchesFrom(pattern, at + 1, text, from + 1);
};

/** Whether a pattern matches all of a text. */
export const matches = (pattern: readonly Sign[], text: string): boolean => matchesFrom(pattern, 0, [...text], 0);

/**
 * Splits a pattern at its first colons, so that there are at most `most` parts. Colons that came with the value of a variable
 * separate nothing, unless all of the pattern came from variables: a value moves nothing from one part to another.
 */
export const splitAtColons = (pattern: readonly Sign[], most: number): Sign[][] => {
  const isWritten = (sign: Sign): boolean => typeof sign !== "object" || sign.isValue !== true;
  const isAllValue = !pattern.some(isWritten);
  const parts: Sign[][] = [[]];
  for (const sign of pattern) {
    const isColon = typeof sign === "object" && sign.literal === ":" && (isAllValue || isWritten(sign));
    if (isColon && parts.length < most) parts.push([]);
    else parts.at(-1)?.push(sign);
  }
  return parts;
};
