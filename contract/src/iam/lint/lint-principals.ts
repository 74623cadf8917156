import { readPrincipalName } from "../language/principal-name.js";
import type { PolicyPrincipal } from "../policy-document-model.js";
import { hasWildcard, type StatementView, textsAt, type Warn } from "./statement-view.js";

const reasonFor = (kind: string, text: string): string | undefined => {
  if (kind === "Federated" || kind === "Service") return "matches no caller of this server";
  if (kind === "CanonicalUser") return undefined;
  if (text !== "*" && hasWildcard(text)) return "contains a wildcard, which is literal in a principal";
  return readPrincipalName(text) === undefined ? "matches no caller of this server" : undefined;
};

const lintElement = (element: PolicyPrincipal, path: StatementView["path"], warn: Warn) => {
  if (element === "*") return;
  for (const [kind, names] of Object.entries(element) as [string, string | readonly string[]][])
    for (const [text, at] of textsAt(names, [...path, kind])) {
      const reason = reasonFor(kind, text);
      if (reason !== undefined) warn(at, reason);
    }
};

/** Warns of principals that match no caller, or more callers than they seem to. */
export const lintPrincipals = ({ statement, path }: StatementView, warn: Warn): void => {
  if (statement.Principal !== undefined) lintElement(statement.Principal, [...path, "Principal"], warn);
  if (statement.NotPrincipal === undefined) return;
  lintElement(statement.NotPrincipal, [...path, "NotPrincipal"], warn);
  if (statement.Effect === "Allow")
    warn([...path, "NotPrincipal"], "allows everyone else, including anonymous callers");
};
