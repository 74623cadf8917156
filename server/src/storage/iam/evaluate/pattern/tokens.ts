import { anyText, oneCharacter, type TemplatePart } from "@concordat/contract/iam";

/** A part of a pattern without variables. */
export type Token = string | typeof anyText | typeof oneCharacter;

/** The value of a policy variable. @returns undefined if the request has none */
export type Variables = (key: string) => string | undefined;

/** Whether a pattern has no variables. */
export const isStatic = (parts: readonly TemplatePart[]): parts is readonly Token[] =>
  parts.every((part) => typeof part !== "object");

/**
 * Replaces variables by their values, which are literal text.
 *
 * @returns undefined if a variable has neither a value nor a default: the pattern matches nothing then
 */
export const resolve = (parts: readonly TemplatePart[], variables: Variables): readonly Token[] | undefined => {
  const tokens: Token[] = [];
  for (const part of parts) {
    const token = typeof part === "object" ? (variables(part.key) ?? part.fallback) : part;
    if (token === undefined) return undefined;
    const last = tokens.at(-1);
    if (typeof token === "string" && typeof last === "string") tokens[tokens.length - 1] = last + token;
    else if (token !== "") tokens.push(token);
  }
  return tokens;
};

export { anyText, oneCharacter };
