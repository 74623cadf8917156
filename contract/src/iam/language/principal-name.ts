import { looksLikeArn, splitArn, withAwsHead } from "./arn-parts.js";

/** Whom a text in `Principal` names. */
export type PrincipalName =
  | { readonly kind: "everyone" }
  /** An account as a whole, which is a service here. */
  | { readonly kind: "account"; readonly namespace: string }
  /** A user; without a namespace, of the account that the document belongs to. */
  | { readonly kind: "user"; readonly namespace: string | undefined; readonly name: string }
  | { readonly kind: "role"; readonly namespace: string; readonly name: string }
  /** A session of a role. */
  | { readonly kind: "session"; readonly namespace: string; readonly role: string; readonly name: string }
  /** A session that a user took with GetFederationToken. */
  | { readonly kind: "federated"; readonly namespace: string; readonly name: string };

/** Ids of accounts: namespaces of services, and AWS's, which no service has. */
const accountId = /^(?:[0-9a-f]{32}|\d{12})$/;

const ofIam = (namespace: string, resource: string): PrincipalName | undefined => {
  if (resource === "root") return { kind: "account", namespace };
  const [kind, name, more] = resource.split("/", 3);
  if ((kind !== "user" && kind !== "role") || !name || more !== undefined) return undefined;
  return { kind, namespace, name };
};

const ofSts = (namespace: string, resource: string): PrincipalName | undefined => {
  const [kind, name, session, more] = resource.split("/", 4);
  if (kind === "federated-user" && name && session === undefined) return { kind: "federated", namespace, name };
  if (kind !== "assumed-role" || !name || !session || more !== undefined) return undefined;
  return { kind: "session", namespace, role: name, name: session };
};

const ofArn = (text: string): PrincipalName | undefined => {
  const [prefix, partition, service, region, namespace = "", resource = ""] = splitArn(withAwsHead(text)) ?? [];
  if (prefix !== "arn" || partition !== "aws" || region !== "" || namespace === "") return undefined;
  if (service === "iam") return ofIam(namespace, resource);
  return service === "sts" ? ofSts(namespace, resource) : undefined;
};

/**
 * Reads a text that stands under `AWS` in a principal: `*`, the id of an account, an ARN with either head, or the bare name
 * of a user. Wildcards within names are not special.
 *
 * @returns undefined where the text names nobody who could ask here
 */
export const readPrincipalName = (text: string): PrincipalName | undefined => {
  if (text === "*") return { kind: "everyone" };
  if (accountId.test(text)) return { kind: "account", namespace: text };
  if (looksLikeArn(text)) return ofArn(text);
  return text === "" ? undefined : { kind: "user", namespace: undefined, name: text };
};
