import { looksLikeArn, splitArn, withAwsHead } from "./arn-parts.js";

/** The principal that a text in `Principal` names. */
export type PrincipalName =
  | { readonly kind: "everyone" }
  /** An account, which is a service here. */
  | { readonly kind: "account"; readonly namespace: string }
  /** A user. Without a namespace, it belongs to the account of the document. */
  | { readonly kind: "user"; readonly namespace: string | undefined; readonly name: string }
  | { readonly kind: "role"; readonly namespace: string; readonly name: string }
  /** A session of a role. */
  | { readonly kind: "session"; readonly namespace: string; readonly role: string; readonly name: string }
  /** A session of GetFederationToken. */
  | { readonly kind: "federated"; readonly namespace: string; readonly name: string };

/** Account ids: namespaces of services, and those of AWS, which no service has. */
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
 * Parses a text under `AWS` in a principal: `*`, an account id, an ARN, or the bare name of a user. Wildcards within names are
 * literal.
 *
 * @returns undefined if no caller of this server can be meant
 */
export const readPrincipalName = (text: string): PrincipalName | undefined => {
  if (text === "*") return { kind: "everyone" };
  if (accountId.test(text)) return { kind: "account", namespace: text };
  if (looksLikeArn(text)) return ofArn(text);
  return text === "" ? undefined : { kind: "user", namespace: undefined, name: text };
};
