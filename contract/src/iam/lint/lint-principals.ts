import { readPrincipalName } from "../language/principal-name.js";
import type { PolicyPrincipal } from "../policy-document-model.js";
import { hasWildcard, type StatementView, textsAt, type Warn } from "./statement-view.js";

const reasonFor = (kind: string, text: string): string | undefined => {
  if (kind === "Federated" || kind === "Service") return "names nobody who asks here";
  if (kind === "CanonicalUser") return undefined;
  if (text !== "*" && hasWildcard(text)) return "has a wildcard, which stands for itself here";
  return readPrincipalName(text) === undefined ? "names nobody who asks here" : undefined;
};

const lintElement = (element: PolicyPrincipal, path: StatementView["path"], warn: Warn) => {
  if (element === "*") return;
  for (const [kind, names] of Object.entries(element) as [string, string | readonly string[]][])
    for (const [text, at] of textsAt(names, [...path, kind])) {
      const reason = reasonFor(kind, text);
      if (reason !== undefined) warn(at, reason);
    }
};

/** Warns of principals that are nobody, or more than they seem. */
export const lintPrincipals = ({ statement, path }: StatementView, warn: Warn): void => {
  if (statement.Principal !== undefined) lintElement(statement.Principal, [...path, "Principal"], warn);
  if (statement.NotPrincipal === undefined) return;
  lintElement(statement.NotPrincipal, [...path, "NotPrincipal"], warn);
  if (statement.Effect === "Allow")
    warn([...path, "NotPrincipal"], "allows everybody else, also callers without credentials");
};
