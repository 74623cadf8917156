import type { PolicyDocument, PolicyStatement } from "./policy-document-model.js";

/**
 * Encodes a text as `application/x-www-form-urlencoded`, byte for byte like Java's URLEncoder: letters, digits and `.-*_` stay, a
 * space becomes `+`, everything else `%XX` in upper case. Responses contain managed documents in this form.
 */
export const formEncode = (text: string): string => new URLSearchParams([["", text]]).toString().slice(1);

/** Decodes a percent- or form-encoded text. @returns undefined if it is malformed */
export const formDecode = (encoded: string): string | undefined => {
  try {
    return decodeURIComponent(encoded.replaceAll("+", " "));
  } catch {
    return undefined;
  }
};

/** A document as JSON text, however it was sent: a text that starts with a brace is JSON already. */
export const decodeDocument = (sent: string): string | undefined =>
  sent.trimStart().startsWith("{") ? sent : formDecode(sent);

const withActionList = (statement: PolicyStatement): PolicyStatement =>
  typeof statement.Action === "string" ? { ...statement, Action: [statement.Action] } : statement;

const isList = (statements: PolicyDocument["Statement"]): statements is readonly PolicyStatement[] =>
  Array.isArray(statements);

/** The stored text of a managed document: without whitespace, members in their order, actions always as a list. */
export const normalizedDocument = (document: PolicyDocument): string => {
  const { Statement } = document;
  return JSON.stringify({
    ...document,
    Statement: isList(Statement) ? Statement.map(withActionList) : withActionList(Statement),
  });
};
