import { spelledAsAws } from "./arn.js";
import type { Asker, Question } from "./question.js";

/**
 * How an element names who asks: as itself or as everybody; by what a session comes from, which is a role or the user who
 * began it; or by its account.
 */
export type Naming = "itself" | "origin" | "account" | undefined;
const closestFirst = ["itself", "origin", "account"] as const;

const isOneOf = (value: string, names: readonly string[]): boolean => names.includes(value);

/** The names of who asks as itself: "the principal making the request is the IAM role session ARN and not the ARN of the role". */
const ownNames = (asker: Asker, home: string): readonly string[] => {
  switch (asker.kind) {
    case "anonymous":
      return [];
    case "root":
      return [`arn:aws:iam::${asker.namespace}:root`, asker.namespace];
    case "user":
      return [
        `arn:aws:iam::${asker.namespace}:user/${asker.name}`,
        // facts: bare user names
        ...(asker.namespace === home ? [asker.name] : []),
      ];
    case "session":
      return [`arn:aws:sts::${asker.namespace}:assumed-role/${asker.role}/${asker.name}`];
    case "federated":
      return [`arn:aws:sts::${asker.namespace}:federated-user/${asker.name}`];
  }
};

const originNames = (asker: Asker, home: string): readonly string[] => {
  if (asker.kind === "session") return [`arn:aws:iam::${asker.namespace}:role/${asker.role}`];
  return asker.kind === "federated" ? ownNames({ ...asker, kind: "user", name: asker.user, id: "" }, home) : [];
};

/** "The account ARN and the shortened account ID behave the same way." */
const accountNames = (asker: Asker): readonly string[] =>
  asker.kind === "anonymous" ? [] : [`arn:aws:iam::${asker.namespace}:root`, asker.namespace];

const namingOf = (kind: string, name: string, { asker, wish }: Question): Naming => {
  const isAccount = asker.kind !== "anonymous" && name === asker.namespace;
  // "Amazon S3 lets you specify a canonical user ID": that of an account is its namespace
  if (kind === "CanonicalUser") {
    if (!isAccount) return undefined;
    return asker.kind === "root" ? "itself" : "account";
  }
  if (kind !== "AWS") return undefined;
  // "For resource-based policies, using a wildcard (*) with an Allow effect grants access to all users, including anonymous
  // users … You cannot use a wildcard to match part of a principal name or ARN."
  if (name === "*") return "itself";
  const known = spelledAsAws(name);
  if (isOneOf(known, ownNames(asker, wish.namespace))) return "itself";
  if (isOneOf(known, originNames(asker, wish.namespace))) return "origin";
  return isOneOf(known, accountNames(asker)) ? "account" : undefined;
};

/** The closest way in which a `Principal` or `NotPrincipal` element names who asks. */
export const namingIn = (element: unknown, question: Question): Naming => {
  if (element === "*") return "itself";
  const namings = Object.entries(element as Record<string, string | readonly string[]>).flatMap(([kind, names]) =>
    [names].flat().map((name) => namingOf(kind, name, question)),
  );
  return closestFirst.find((naming) => namings.includes(naming));
};
