import type { PolicyId } from "./compile.js";

/** The sets of policies that a decision looks at. */
export type PolicySet = "identity" | "boundary" | "session" | "resource";

/** A statement that had a say. */
export interface StatementRef {
  readonly set: PolicySet;
  readonly policy: PolicyId;
  /** Its place in the document, from 0. */
  readonly statement: number;
  readonly sid: string | undefined;
  /** Something in it could not be read and counted as matching. */
  readonly isUnreadable: boolean;
}

/** What said nothing, though it would have had to allow. */
export type Silent = PolicySet | "trust" | "acl";

/** Why something was decided. */
export type Because =
  | { readonly rule: "explicit-deny"; readonly by: StatementRef; readonly isTrust: boolean }
  /** Nothing said enough; what AWS's sentence names comes first. */
  | { readonly rule: "implicit-deny"; readonly silent: readonly [Silent, ...Silent[]] }
  /** The account itself may do everything with what it owns. */
  | { readonly rule: "root" }
  /** Policies of the identity allow it, within the boundary and the session policies if there are any. */
  | { readonly rule: "identity"; readonly by: StatementRef; readonly within: readonly StatementRef[] }
  /** The policy of the resource allows it, to a role within boundary and session policies. */
  | { readonly rule: "resource"; readonly by: StatementRef; readonly within: readonly StatementRef[] }
  /** Both sides had to allow it, and did; the side of the identity has no statement where it is the account itself. */
  | {
      readonly rule: "both";
      readonly by: StatementRef | undefined;
      readonly resource: StatementRef | "acl";
      readonly within: readonly StatementRef[];
    }
  | { readonly rule: "acl" };

/** Whether a request is allowed, and why. */
export interface Decision {
  readonly allowed: boolean;
  readonly because: Because;
}
