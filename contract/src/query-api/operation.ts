/** The APIs of AWS's query protocol that a service of object storage has. */
export type QueryApi = "iam" | "sts";

/**
 * What an action is authorized on: an identity, a policy, or everything that the service has. `trusting-role`: a role of any
 * service, whose trust document must allow it too.
 */
export type QueryResource = "user" | "group" | "role" | "policy" | "account" | "trusting-role" | "federated-user";

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
  /** Whether the caller itself is meant where the parameter is left out. */
  readonly ownByDefault: boolean;
  /** AWS's page about it. */
  readonly source: string;
}
