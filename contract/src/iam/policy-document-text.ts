import type { PolicyDocument, PolicyStatement } from "./policy-document-model.js";

/**
 * Writes a text as `application/x-www-form-urlencoded`, byte for byte what Java's URLEncoder makes of it: letters,
 * digits and `.-*_` stay, a blank becomes `+`, all else `%XX` in upper case. Answers carry managed documents so.
 */
export const formEncode = (text: string): string => new URLSearchParams([["", text]]).toString().slice(1);

/** Reads a percent- or form-encoded text; undefined where it is no well-formed one. */
export const formDecode = (encoded: string): string | undefined => {
  try {
    return decodeURIComponent(encoded.replaceAll("+", " "));
  } catch {
    return undefined;
  }
};

/** A document as text, however it was sent: what starts with a brace is JSON already. */
export const decodeDocument = (sent: string): string | undefined =>
  sent.trimStart().startsWith("{") ? sent : formDecode(sent);

const withActionList = (statement: PolicyStatement): PolicyStatement =>
  typeof statement.Action === "string" ? { ...statement, Action: [statement.Action] } : statement;

const isList = (statements: PolicyDocument["Statement"]): statements is readonly PolicyStatement[] =>
  Array.isArray(statements);

/** The text in which a managed document is kept: no blanks, members in their order, actions always in a list. */
export const normalizedDocument = (document: PolicyDocument): string => {
  const { Statement } = document;
  return JSON.stringify({
    ...document,
    Statement: isList(Statement) ? Statement.map(withActionList) : withActionList(Statement),
  });
};
