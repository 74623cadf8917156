import type { PolicyId } from "./compile.js";

/** The sets of policies of a decision. */
export type PolicySet = "identity" | "boundary" | "session" | "resource";

/** A statement in the reason of a decision. */
export interface StatementRef {
  readonly set: PolicySet;
  readonly policy: PolicyId;
  /** Its index in the document. */
  readonly statement: number;
  readonly sid: string | undefined;
  /** Whether a part of it could not be parsed and counted as matching. */
  readonly isUnreadable: boolean;
}

/** A grant of an access control list in the reason of a decision. */
export interface AclGrantRef {
  readonly set: "acl";
  /** Whose list it is. */
  readonly on: "bucket" | "object";
  /** A canonical id, or the URI of a group. */
  readonly grantee: string;
  /** `OWNER`: nothing grants it, but the owner may always read and write the list. */
  readonly permission: string;
}

/** A set that had to allow a request, but did not. */
export type Silent = PolicySet | "trust" | "acl";

/** The reason of a decision. */
export type Because =
  | { readonly rule: "explicit-deny"; readonly by: StatementRef; readonly isTrust: boolean }
  /** No statement denies, but these sets do not allow. AWS's message names the first. */
  | { readonly rule: "implicit-deny"; readonly silent: readonly [Silent, ...Silent[]] }
  /** The account itself is allowed everything in its own account. */
  | { readonly rule: "root" }
  /** Identity policies allow the request, and so do the boundary and the session policies. */
  | { readonly rule: "identity"; readonly by: StatementRef; readonly within: readonly StatementRef[] }
  /** The resource's policy allows the request; for a role, so do the boundary and the session policies. */
  | { readonly rule: "resource"; readonly by: StatementRef; readonly within: readonly StatementRef[] }
  /** Both sides had to allow the request, and did. `by` is undefined if the caller is the account itself. */
  | {
      readonly rule: "both";
      readonly by: StatementRef | undefined;
      readonly resource: StatementRef | AclGrantRef;
      readonly within: readonly StatementRef[];
    }
  | { readonly rule: "acl"; readonly by: AclGrantRef };

/** Whether a request is allowed, and why. */
export interface Decision {
  readonly allowed: boolean;
  readonly because: Because;
}
