/** One part of a pattern. */
export type TemplatePart =
  /** Literal text. */
  | string
  /** `*`: any text, also none. */
  | typeof anyText
  /** `?`: one character. */
  | typeof oneCharacter
  | Variable;

export const anyText = Symbol("*");
export const oneCharacter = Symbol("?");

/** `${key}`: the value of a condition key in the request. */
export interface Variable {
  /** The condition key in lower case. */
  readonly key: string;
  /** The default if the request has no value. */
  readonly fallback: string | undefined;
}

/** What a text can contain in addition to literal characters. */
export interface TemplateTraits {
  /** Whether `${…}` are policy variables; only documents of version 2012-10-17 have them. */
  readonly variables: boolean;
  /** Whether `*` and `?` are wildcards. */
  readonly wildcards: boolean;
}

/** The characters that `${*}`, `${?}` and `${$}` represent. */
const escapes = new Set(["*", "?", "$"]);

interface Found {
  readonly part: string | Variable;
  /** The index after the part. */
  readonly end: number;
}

const skipBlanks = (text: string, from: number): number => {
  let index = from;
  while (text[index] === " ") index += 1;
  return index;
};

/** Parses `, 'default'}` after the key of a variable. */
const readFallback = (text: string, key: string, comma: number): Found | undefined => {
  const open = skipBlanks(text, comma + 1);
  if (text[open] !== "'") return undefined;
  const close = text.indexOf("'", open + 1);
  if (close < 0) return undefined;
  const end = skipBlanks(text, close + 1);
  return text[end] === "}" ? { part: { key, fallback: text.slice(open + 1, close) }, end: end + 1 } : undefined;
};

/** The end of the key of a variable: its brace, or the comma before its default. */
const endOfKey = (text: string, from: number): number => {
  for (let index = from; index < text.length; index += 1) {
    const character = text[index];
    if (character === "}" || character === ",") return index;
    if (character === "{" || character === "$") return -1;
  }
  return -1;
};

/** Parses a variable whose `${` is at an index. @returns undefined if there is none */
const readVariable = (text: string, at: number): Found | undefined => {
  const start = at + 2;
  const first = text[start];
  if (first !== undefined && escapes.has(first) && text[start + 1] === "}") return { part: first, end: start + 2 };
  const end = endOfKey(text, start);
  if (end <= start) return undefined;
  const key = text.slice(start, end).toLowerCase();
  return text[end] === "}" ? { part: { key, fallback: undefined }, end: end + 1 } : readFallback(text, key, end);
};

/** Parses a wildcard or variable at an index. @returns undefined for literal text */
const specialAt = (
  text: string,
  index: number,
  traits: TemplateTraits,
): { part: TemplatePart; end: number } | undefined => {
  const character = text[index];
  if (traits.wildcards && character === "*") return { part: anyText, end: index + 1 };
  if (traits.wildcards && character === "?") return { part: oneCharacter, end: index + 1 };
  return traits.variables && character === "$" && text[index + 1] === "{" ? readVariable(text, index) : undefined;
};

/**
 * Parses a text of a document. A malformed variable is literal text.
 *
 * @returns the parts in order; adjacent literal characters are one part
 */
export const readTemplate = (text: string, traits: TemplateTraits): readonly TemplatePart[] => {
  const parts: TemplatePart[] = [];
  const add = (part: TemplatePart) => {
    const last = parts.at(-1);
    if (typeof part === "string" && typeof last === "string") parts[parts.length - 1] = last + part;
    else if (part !== "") parts.push(part);
  };
  let literal = 0;
  let index = 0;
  while (index < text.length) {
    const special = specialAt(text, index, traits);
    if (special) {
      add(text.slice(literal, index));
      add(special.part);
      literal = special.end;
    }
    index = special?.end ?? index + 1;
  }
  add(text.slice(literal));
  return parts;
};
