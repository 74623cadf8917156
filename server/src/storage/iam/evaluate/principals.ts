import { type PrincipalName, readPrincipalName } from "@concordat/contract/iam";
import type { Principal } from "./context.js";
import { countSteps } from "./pattern/steps.js";
import type { Scope } from "./scope.js";
import { textsOf } from "./texts.js";

/**
 * How a statement of a resource's policy names the caller. A `direct` grant is not limited by other policies. A grant to a role, or
 * to the user of a federated session, is limited by boundary and session policies. A grant to an account needs an identity policy.
 */
export type Grant = "none" | "account" | "role" | "direct";

const rank = { none: 0, account: 1, role: 2, direct: 3 } as const satisfies Record<Grant, number>;

/** Whether one grant names the caller more directly than another. */
export const isMoreDirect = (a: Grant, b: Grant = "none"): boolean => rank[a] > rank[b];

type Named<Kind extends Principal["kind"]> = Extract<Principal, { readonly kind: Kind }>;

const grantToUser = (name: PrincipalName, user: Named<"user">): Grant =>
  name.kind === "user" && name.name === user.name ? "direct" : "none";

const grantToSession = (name: PrincipalName, session: Named<"session">): Grant => {
  if (name.kind === "role" && name.name === session.role) return "role";
  return name.kind === "session" && name.role === session.role && name.name === session.name ? "direct" : "none";
};

const grantToFederated = (name: PrincipalName, session: Named<"federated">): Grant => {
  if (name.kind === "user" && name.name === session.user) return "role";
  return name.kind === "federated" && name.name === session.name ? "direct" : "none";
};

/**
 * @param documentNamespace the account of the document, which bare names belong to
 */
const grantOf = (name: PrincipalName, principal: Principal, documentNamespace: string): Grant => {
  if (name.kind === "everyone") return "direct";
  if (principal.kind === "anonymous" || (name.namespace ?? documentNamespace) !== principal.namespace) return "none";
  if (name.kind === "account") return principal.kind === "root" ? "direct" : "account";
  switch (principal.kind) {
    case "root":
      return "none";
    case "user":
      return grantToUser(name, principal);
    case "session":
      return grantToSession(name, principal);
    case "federated":
      return grantToFederated(name, principal);
  }
};

const isMembers = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The canonical id of an account is its namespace. */
const canonicalAccount = (namespace: string): PrincipalName => ({ kind: "account", namespace });

/** Kinds of principals that no caller of this server has. */
const foreignKinds = new Set(["Federated", "Service"]);

/** Parses a principal element. @returns undefined if it is malformed */
const namesIn = (element: unknown): readonly PrincipalName[] | undefined => {
  if (element === "*") return [{ kind: "everyone" }];
  if (!isMembers(element)) return undefined;
  const names: PrincipalName[] = [];
  for (const [kind, value] of Object.entries(element)) {
    const texts = textsOf(value);
    if (texts === undefined) return undefined;
    if (kind === "AWS") names.push(...texts.map(readPrincipalName).filter((name) => name !== undefined));
    else if (kind === "CanonicalUser") names.push(...texts.map(canonicalAccount));
    else if (!foreignKinds.has(kind)) return undefined;
  }
  return names;
};

/** How a statement names the caller. */
export type PrincipalTest = (scope: Scope) => Grant;

const bestOf = (names: readonly PrincipalName[], { principal, request }: Scope): Grant => {
  let best: Grant = "none";
  for (const name of names) {
    countSteps(1);
    const grant = grantOf(name, principal, request.namespace);
    if (isMoreDirect(grant, best)) best = grant;
  }
  return best;
};

/** The name of a user, role or federated session in a text of `Principal`, or in a caller; each is compared exactly. */
const ownName = (name: PrincipalName): string => {
  switch (name.kind) {
    case "everyone":
    case "account":
      return name.kind;
    case "session":
      return `role ${name.role}`;
    case "user":
    case "role":
    case "federated":
      return `${name.kind} ${name.name}`;
  }
};

/** What `ownName` is for each text that can name a caller. */
const namesOfCaller = (principal: Principal): readonly string[] => {
  switch (principal.kind) {
    case "anonymous":
    case "root":
      return [];
    case "user":
      return [`user ${principal.name}`];
    case "session":
      return [`role ${principal.role}`];
    case "federated":
      return [`user ${principal.user}`, `federated ${principal.name}`];
  }
};

const key = (name: PrincipalName): string =>
  JSON.stringify(name, ["kind", "namespace", "role", "name"] satisfies string[]);

/** Many names are grouped, so that a decision looks only at those that can be the caller's. */
const namedInGroups = (names: readonly PrincipalName[]): PrincipalTest => {
  const groups = new Map<string, PrincipalName[]>();
  for (const name of new Map(names.map((each) => [key(each), each])).values()) {
    const group = groups.get(ownName(name));
    if (group === undefined) groups.set(ownName(name), [name]);
    else group.push(name);
  }
  return (scope) => {
    let best: Grant = "none";
    for (const group of ["everyone", "account", ...namesOfCaller(scope.principal)]) {
      const grant = bestOf(groups.get(group) ?? [], scope);
      if (isMoreDirect(grant, best)) best = grant;
    }
    return best;
  };
};

/** Up to this many names are compared one by one. */
const fewNames = 8;

const named = (names: readonly PrincipalName[]): PrincipalTest =>
  names.length > fewNames ? namedInGroups(names) : (scope) => bestOf(names, scope);

/** Matches everyone whom none of the names covers. */
const allowedUnlessNamed = (names: readonly PrincipalName[]): PrincipalTest => {
  const test = named(names);
  return (scope) => (test(scope) === "none" ? "direct" : "none");
};

/**
 * Matches everyone except callers whose own ARN is listed: an account does not include its users, nor a role its sessions. AWS
 * documents that a caller with a permissions boundary is always denied.
 */
const deniedUnlessNamed = (names: readonly PrincipalName[]): PrincipalTest => {
  const test = named(names);
  return (scope) => (!scope.hasBoundary && test(scope) === "direct" ? "none" : "direct");
};

/**
 * Compiles `Principal` or `NotPrincipal`.
 *
 * @returns undefined where it cannot be read
 */
export const compilePrincipal = (element: unknown, isNot: boolean, effect: string): PrincipalTest | undefined => {
  const names = namesIn(element);
  if (names === undefined) return undefined;
  if (!isNot) return named(names);
  return effect === "Deny" ? deniedUnlessNamed(names) : allowedUnlessNamed(names);
};
