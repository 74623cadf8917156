import { spelledAsAws } from "./arn.js";
import type { Asker, Question } from "./question.js";

// The table "Principal key values" of IAM: Variables, and the entries of IAM: Global condition keys.

const userIdOf = (asker: Asker): string | undefined => {
  switch (asker.kind) {
    // "Anonymous requests do not include this key."
    case "anonymous":
      return undefined;
    case "root":
      return asker.namespace;
    case "user":
      return asker.id;
    case "session":
      return `${asker.roleId}:${asker.name}`;
    case "federated":
      return `${asker.namespace}:${asker.name}`;
  }
};

// "For IAM roles, the request context returns the ARN of the role, not the ARN of the user that assumed the role."
const arnOf = (asker: Asker): string | undefined => {
  switch (asker.kind) {
    case "anonymous":
      return undefined;
    case "root":
      return `urn:ecs:iam::${asker.namespace}:root`;
    case "user":
      return `urn:ecs:iam::${asker.namespace}:user/${asker.name}`;
    case "session":
      return `urn:ecs:iam::${asker.namespace}:role/${asker.role}`;
    case "federated":
      return `urn:ecs:sts::${asker.namespace}:federated-user/${asker.name}`;
  }
};

const types: Readonly<Record<Asker["kind"], string>> = {
  anonymous: "Anonymous",
  root: "Account",
  user: "User",
  session: "AssumedRole",
  federated: "FederatedUser",
};

const tagPrefix = "aws:principaltag/";

const tagOf = (asker: Asker, key: string): string | undefined =>
  "tags" in asker ? [...(asker.tags ?? [])].find(([name]) => name.toLowerCase() === key)?.[1] : undefined;

const ownValueOf = (key: string, asker: Asker): string | undefined => {
  if (key.startsWith(tagPrefix)) return tagOf(asker, key.slice(tagPrefix.length));
  switch (key) {
    case "aws:username":
      return asker.kind === "user" ? asker.name : undefined;
    case "aws:userid":
      return userIdOf(asker);
    case "aws:principaltype":
      return types[asker.kind];
    case "aws:principalarn":
      return arnOf(asker);
    case "aws:principalaccount":
      return asker.kind === "anonymous" ? undefined : asker.namespace;
  }
  return undefined;
};

const arnKeys = ["aws:principalarn", "aws:sourcearn", "iam:permissionsboundary", "iam:policyarn"];

/** facts: ARNs are accepted as AWS and as the vendor spells them; so conditions find an ARN in either spelling. */
export const spellingsOf = (key: string, value: string): readonly string[] => {
  if (!arnKeys.includes(key.toLowerCase())) return [value];
  const asAws = spelledAsAws(value);
  return asAws.startsWith("arn:aws:") ? [asAws, `urn:ecs:${asAws.slice("arn:aws:".length)}`] : [value];
};

/** The values that a request has for a key; "key names are case-insensitive". */
export const valuesOf = (name: string, { asker, wish }: Question): readonly string[] | undefined => {
  const key = name.toLowerCase();
  const own = ownValueOf(key, asker);
  return own === undefined ? wish.context.get(key) : [own];
};
