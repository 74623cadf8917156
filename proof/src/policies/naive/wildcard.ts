// "You can use wildcard characters (* and ?) ... to represent any combination of characters with an asterisk (*) and any
// single character with a question mark (?)" (IAM: Resource)

/** One character of a pattern: itself, or a wildcard. */
export type Sign = { readonly literal: string } | "any text" | "any character";

/** A pattern in which `*` and `?` are wildcards. */
export const patternOf = (text: string): Sign[] =>
  [...text].map((sign) => (sign === "*" ? "any text" : sign === "?" ? "any character" : { literal: sign }));

/** A pattern that stands for one text only. */
export const literally = (text: string): Sign[] => [...text].map((literal) => ({ literal }));

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

/** Splits a pattern at its first colons, so that there are at most `most` parts. */
export const splitAtColons = (pattern: readonly Sign[], most: number): Sign[][] => {
  const parts: Sign[][] = [[]];
  for (const sign of pattern) {
    const isColon = typeof sign === "object" && sign.literal === ":";
    if (isColon && parts.length < most) parts.push([]);
    else parts.at(-1)?.push(sign);
  }
  return parts;
};
