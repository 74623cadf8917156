/** The APIs of AWS's query protocol that a service of object storage has. */
export type QueryApi = "iam" | "sts";

/**
 * What an action is authorized on: an identity, a policy, or everything that the service has. `identity`: a user, group or role by
 * its ARN. `access-key`: the user who has the key. `trusting-role`: a role of any service, whose trust document must allow it too.
 */
export type QueryResource =
  | "user"
  | "group"
  | "role"
  | "policy"
  | "account"
  | "identity"
  | "access-key"
  | "trusting-role"
  | "federated-user";

/** What an operation does: `credentials` hands some out and changes nothing that is stored. */
export type QueryAccess = "read" | "write" | "credentials";

/** The answer of an operation about things that no service of object storage has. */
export type Absence =
  /** An empty list, under the name of its element. */
  | { readonly answer: "empty"; readonly list: string }
  /** `NoSuchEntity`, or the error that AWS has for it instead. */
  | { readonly answer: "not-found"; readonly thing: string; readonly code?: "ReportNotPresent" }
  /** `NotImplemented`: nothing of the kind can be made. */
  | { readonly answer: "refused"; readonly thing: string };

/** An operation of IAM or STS, as data. */
export interface QueryOperationOf<Name extends string> {
  /** AWS's name, which the parameter `Action` gives. */
  readonly name: Name;
  readonly api: QueryApi;
  /** The action that the caller must be allowed to take; undefined where everybody who signs may. */
  readonly action: `iam:${string}` | `sts:${string}` | undefined;
  readonly on: QueryResource;
  /** The parameter that names the resource; undefined for the account. */
  readonly named: string | undefined;
  /** The parameter that names another resource of the kind, where there is one: the action must be allowed on both. */
  readonly alsoNamed?: string;
  /** Whether the caller itself is meant where the parameter is left out. */
  readonly ownByDefault: boolean;
  readonly access: QueryAccess;
  /** AWS: whoever calls it has no key yet. */
  readonly isUnsigned?: boolean;
  /** Given where there is nothing that the operation could be about. */
  readonly absence?: Absence;
  /** AWS's page about it. */
  readonly source: string;
}

const documentation = { iam: "IAM", sts: "STS" } as const satisfies Record<QueryApi, string>;

/** AWS's page about an operation. */
export const pageOf = (api: QueryApi, name: string): string =>
  `https://docs.aws.amazon.com/${documentation[api]}/latest/APIReference/API_${name}.html`;

/** What an operation does, by the verb that its name begins with. */
export const accessOf = (name: string): QueryAccess => (/^(?:Get|List|Simulate|Decode)/.test(name) ? "read" : "write");
