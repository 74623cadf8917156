/** Where something stands in a text, counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A part of a text: its first character, and the place behind its last one. */
export interface Span {
  readonly start: Position;
  readonly end: Position;
}

// a text that never ends is one up to the end: no position is looked at twice
const tokens = /"[^"\\]*(?:\\[\s\S][^"\\]*)*(?:"|\\?$)|[{}[\]:,]/g;

interface Token {
  readonly text: string;
  readonly index: number;
  /** How many objects and lists it is in; of a bracket, those around the pair. */
  readonly depth: number;
}

const readTokens = (json: string): readonly Token[] => {
  let depth = 0;
  return [...json.matchAll(tokens)].map(({ 0: text, index }) => {
    if (text === "}" || text === "]") depth -= 1;
    const token = { text, index, depth };
    if (text === "{" || text === "[") depth += 1;
    return token;
  });
};

/** The offsets at which statements begin and end. */
const offsetsOf = (json: string): readonly (readonly [start: number, end: number])[] => {
  const all = readTokens(json);
  const member = all.findIndex(
    ({ text, depth }, at) => depth === 1 && all[at + 1]?.text === ":" && JSON.parse(text) === "Statement",
  );
  const value = member + 2;
  // a statement by itself, or a list of them
  const depth = all[value]?.text === "[" ? 2 : 1;
  const end = all.findIndex((token, at) => at > value && token.depth === 1 && /^[}\]]$/.test(token.text));
  const brackets = all.slice(value, end + 1).filter((token) => token.depth === depth && /^[{}]$/.test(token.text));
  return brackets.flatMap(({ text, index }, at) =>
    text === "{" ? [[index, (brackets[at + 1]?.index ?? index) + 1] as const] : [],
  );
};

const positionAt = (text: string, offset: number): Position => {
  const before = text.slice(0, offset);
  return { line: before.split("\n").length, column: offset - before.lastIndexOf("\n") };
};

/** Where the statements of a document stand, in their order. @param json a document that is known to be JSON */
export const statementPositions = (json: string): readonly Span[] =>
  offsetsOf(json).map(([start, end]) => ({ start: positionAt(json, start), end: positionAt(json, end) }));
