import type { Principal } from "../context.js";
import type { StatementText } from "./documents.js";
import type { ContextValues } from "./requests.js";

/** Pages of AWS's documentation that cases are from. */
export type Page =
  | "IAM: Condition operators"
  | "IAM: Condition"
  | "IAM: Conditions with multiple keys or values"
  | "IAM: Multivalued context keys"
  | "IAM: Variables and tags"
  | "IAM: Global condition keys"
  | "IAM: Action"
  | "IAM: NotAction"
  | "IAM: Resource"
  | "IAM: NotResource"
  | "IAM: ARNs"
  | "IAM: Principal"
  | "IAM: NotPrincipal"
  | "IAM: Evaluation logic"
  | "IAM: Cross-account evaluation logic"
  | "IAM: Permissions boundaries"
  | "IAM: Grammar"
  | "IAM: Access denied messages"
  | "S3: Condition keys"
  | "S3: How requests are authorized"
  | "W3C: Date and time formats"
  /** What this house decided, as `facts/s3.md` says. */
  | "Concordat";

/** A sentence of the documentation, and cases that follow from it. */
export interface Rule<Case> {
  readonly from: Page;
  readonly says: string;
  readonly cases: readonly Case[];
}

/** A condition that holds for a request with some values, or does not. */
export type ConditionCase = readonly [
  what: string,
  condition: unknown,
  values: ContextValues,
  holds: boolean,
  /** Another version of the language than the present one. */
  version?: string,
];

/** A statement that applies to a request, or does not. Members that it leaves out cover everything. */
export interface StatementCase {
  readonly what: string;
  readonly statement: StatementText;
  readonly action?: string;
  readonly resource?: string;
  readonly who?: Principal;
  readonly values?: ContextValues;
  readonly version?: string;
  readonly applies: boolean;
}

/** A request under several policies, and the rule that decides it. */
export interface DecisionCase {
  readonly what: string;
  readonly who: Principal;
  readonly action?: string;
  readonly resource?: string;
  readonly values?: ContextValues;
  readonly identity?: readonly StatementText[];
  readonly boundary?: readonly StatementText[];
  readonly session?: readonly StatementText[];
  readonly bucket?: readonly StatementText[];
  readonly trust?: readonly StatementText[];
  readonly acl?: boolean;
  /** The rule, and behind it the set that denied or said nothing: `explicit-deny boundary`. */
  readonly decides: string;
}
