import type { DocumentPath } from "../document-path.js";
import { type Action, actions, findAction } from "../language/actions/index.js";
import { isLike } from "../language/glob.js";
import type { TrustStatement } from "../policy-document-model.js";

/** Takes something doubtful about a document. */
export type Warn = (path: DocumentPath, reason: string) => void;

/** A statement, as those see it who look for what is doubtful in it. */
export interface StatementView {
  readonly path: DocumentPath;
  readonly statement: TrustStatement;
  /** The actions that it names; undefined where it names all but some. */
  readonly actions: readonly Action[] | undefined;
  /** Whether the document is of a version that has policy variables. */
  readonly hasVariables: boolean;
}

export const listOf = <Item>(value: Item | readonly Item[] | undefined): readonly Item[] => {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly Item[]) : [value as Item];
};

/** Each text of a member that holds one or several, with where it is. */
export const textsAt = (
  value: string | readonly string[] | undefined,
  path: DocumentPath,
): readonly (readonly [text: string, path: DocumentPath])[] =>
  typeof value === "string" ? [[value, path]] : listOf(value).map((text, index) => [text, [...path, index]]);

export const hasWildcard = (text: string): boolean => text.includes("*") || text.includes("?");

/** The actions that a text in a statement stands for. */
export const actionsLike = (text: string): readonly Action[] => {
  if (!hasWildcard(text)) {
    const action = findAction(text);
    return action ? [action] : [];
  }
  return actions.filter(({ name }) => isLike(name, text));
};
