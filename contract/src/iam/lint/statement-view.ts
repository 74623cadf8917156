import type { DocumentPath } from "../document-path.js";
import { type Action, actions, findAction } from "../language/actions/index.js";
import { isLike } from "../language/glob.js";
import type { TrustStatement } from "../policy-document-model.js";

/** Takes one warning about a document. */
export type Warn = (path: DocumentPath, reason: string) => void;

/** A statement with what the checks need to know. */
export interface StatementView {
  readonly path: DocumentPath;
  readonly statement: TrustStatement;
  /** The actions of `Action`; undefined for `NotAction`. */
  readonly actions: readonly Action[] | undefined;
  /** Whether the version of the document has policy variables. */
  readonly hasVariables: boolean;
}

export const listOf = <Item>(value: Item | readonly Item[] | undefined): readonly Item[] => {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly Item[]) : [value as Item];
};

/** The texts of a member that holds one or several, with their paths. */
export const textsAt = (
  value: string | readonly string[] | undefined,
  path: DocumentPath,
): readonly (readonly [text: string, path: DocumentPath])[] =>
  typeof value === "string" ? [[value, path]] : listOf(value).map((text, index) => [text, [...path, index]]);

export const hasWildcard = (text: string): boolean => text.includes("*") || text.includes("?");

/** The actions that a text matches. */
export const actionsLike = (text: string): readonly Action[] => {
  if (!hasWildcard(text)) {
    const action = findAction(text);
    return action ? [action] : [];
  }
  return actions.filter(({ name }) => isLike(name, text));
};
