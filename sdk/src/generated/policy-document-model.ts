// Generated from the contract by scripts/generate-sdk.ts: change the contract, not this file.

/** One item or several: documents may write a list of one item without its brackets. */
export type OneOrMore<Item> = Item | readonly Item[];

/** A value of a condition key. */
export type ConditionValue = string | number | boolean;

/** Operator → condition key → the values to compare with. All operators must match. */
export type PolicyCondition = Readonly<Record<string, Readonly<Record<string, OneOrMore<ConditionValue>>>>>;

/** The principals of a trust document: everyone, or names by the kind of principal. */
export type PolicyPrincipal =
  | "*"
  | {
      readonly AWS?: OneOrMore<string>;
      readonly Federated?: OneOrMore<string>;
      readonly Service?: OneOrMore<string>;
      readonly CanonicalUser?: OneOrMore<string>;
    };

/** Allows or denies actions: exactly one of `Action` and `NotAction` is present. */
interface StatementBase {
  /** Name of the statement, letters and digits, unique in its document. */
  readonly Sid?: string;
  readonly Effect: "Allow" | "Deny";
  /** Actions as `service:action`, with `*` for any text and `?` for any character; or `*`. */
  readonly Action?: OneOrMore<string>;
  /** Every action except these. */
  readonly NotAction?: OneOrMore<string>;
  readonly Condition?: PolicyCondition;
}

/** A statement of a permission document: exactly one of `Resource` and `NotResource`. */
export interface PolicyStatement extends StatementBase {
  /** ARNs of the resources that the statement applies to, with wildcards; or `*`. */
  readonly Resource?: OneOrMore<string>;
  /** Every resource except these. */
  readonly NotResource?: OneOrMore<string>;
}

/** A statement of a trust document: exactly one of `Principal` and `NotPrincipal`. */
export interface TrustStatement extends PolicyStatement {
  readonly Principal?: PolicyPrincipal;
  readonly NotPrincipal?: PolicyPrincipal;
}

/** An IAM document. Policy variables need `Version` 2012-10-17. */
interface DocumentOf<Statement> {
  readonly Version: "2012-10-17" | "2008-10-17";
  readonly Id?: string;
  readonly Statement: OneOrMore<Statement>;
}

/** The document of a managed or inline policy: the permissions of its owner. */
export interface PolicyDocument extends DocumentOf<PolicyStatement> {}

/** A trust document: who may assume a role. */
export interface TrustDocument extends DocumentOf<TrustStatement> {}
