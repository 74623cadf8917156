import type { Principal } from "./context.js";

/** The ARN of a caller. Anonymous callers have none. */
export const arnOfPrincipal = (principal: Principal): string | undefined => {
  switch (principal.kind) {
    case "anonymous":
      return undefined;
    case "root":
      return `urn:ecs:iam::${principal.namespace}:root`;
    case "user":
      return `urn:ecs:iam::${principal.namespace}:user/${principal.name}`;
    case "session":
      return `urn:ecs:sts::${principal.namespace}:assumed-role/${principal.role}/${principal.name}`;
    case "federated":
      return `urn:ecs:sts::${principal.namespace}:federated-user/${principal.name}`;
  }
};

/** `aws:PrincipalArn`: for a session, the ARN of its role. */
const principalArn = (principal: Principal): string | undefined =>
  principal.kind === "session"
    ? `urn:ecs:iam::${principal.namespace}:role/${principal.role}`
    : arnOfPrincipal(principal);

/** `aws:userid`: the unique id of a caller. */
export const userIdOf = (principal: Principal): string | undefined => {
  switch (principal.kind) {
    case "anonymous":
      return undefined;
    case "root":
      return principal.namespace;
    case "user":
      return principal.id;
    case "session":
      return `${principal.roleId}:${principal.name}`;
    case "federated":
      return `${principal.namespace}:${principal.name}`;
  }
};

const types = {
  anonymous: "Anonymous",
  root: "Account",
  user: "User",
  session: "AssumedRole",
  federated: "FederatedUser",
} as const satisfies Record<Principal["kind"], string>;

const tagPrefix = "aws:principaltag/";

/** The values of all tags whose key matches, ignoring case. */
const tagValues = (principal: Principal, key: string): readonly string[] | undefined => {
  if (!("tags" in principal) || principal.tags === undefined) return undefined;
  const found: string[] = [];
  for (const [tag, value] of principal.tags) if (tag.toLowerCase() === key) found.push(value);
  return found.length === 0 ? undefined : found;
};

const listOf = (value: string | undefined): readonly string[] | undefined =>
  value === undefined ? undefined : [value];

/** The values of condition keys about the caller. */
const keysOfPrincipal: Readonly<Record<string, (principal: Principal) => readonly string[] | undefined>> = {
  "aws:principalarn": (principal) => listOf(principalArn(principal)),
  "aws:principalaccount": (principal) => ("namespace" in principal ? [principal.namespace] : undefined),
  "aws:principaltype": (principal) => [types[principal.kind]],
  "aws:userid": (principal) => listOf(userIdOf(principal)),
  "aws:username": (principal) => (principal.kind === "user" ? [principal.name] : undefined),
};

/** The function for a condition key about the caller, by its name in lower case. @returns undefined for other keys */
export const principalKey = (key: string): ((principal: Principal) => readonly string[] | undefined) | undefined => {
  if (Object.hasOwn(keysOfPrincipal, key)) return keysOfPrincipal[key];
  if (!key.startsWith(tagPrefix)) return undefined;
  return (principal) => tagValues(principal, key.slice(tagPrefix.length));
};
