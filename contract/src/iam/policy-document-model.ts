/** One text or several: documents may write a list of one without its brackets. */
export type OneOrMore<Item> = Item | readonly Item[];

/** What the values of condition keys may be. */
export type ConditionValue = string | number | boolean;

/** Operator → condition key → the values that it is compared with. All operators must hold. */
export type PolicyCondition = Readonly<Record<string, Readonly<Record<string, OneOrMore<ConditionValue>>>>>;

/** Who a trust document speaks of: everyone, or names by the kind of principal. */
export type PolicyPrincipal =
  | "*"
  | {
      readonly AWS?: OneOrMore<string>;
      readonly Federated?: OneOrMore<string>;
      readonly Service?: OneOrMore<string>;
      readonly CanonicalUser?: OneOrMore<string>;
    };

/** Allows or denies what is named by exactly one of `Action` and `NotAction`. */
interface StatementBase {
  /** Name of the statement, letters and digits, unique in its document. */
  readonly Sid?: string;
  readonly Effect: "Allow" | "Deny";
  /** Actions as `service:action`, where `*` and `?` stand for any text and any character; or `*` alone. */
  readonly Action?: OneOrMore<string>;
  /** Every action but these. */
  readonly NotAction?: OneOrMore<string>;
  readonly Condition?: PolicyCondition;
}

/** A statement of a permission document: exactly one of `Resource` and `NotResource`. */
export interface PolicyStatement extends StatementBase {
  /** ARNs of what the actions may touch, with wildcards; or `*`. */
  readonly Resource?: OneOrMore<string>;
  /** Everything but these. */
  readonly NotResource?: OneOrMore<string>;
}

/** A statement of a trust document: exactly one of `Principal` and `NotPrincipal`. */
export interface TrustStatement extends PolicyStatement {
  readonly Principal?: PolicyPrincipal;
  readonly NotPrincipal?: PolicyPrincipal;
}

/** An IAM document. Its language is that of `Version` 2012-10-17; the older one knows no policy variables. */
interface DocumentOf<Statement> {
  readonly Version: "2012-10-17" | "2008-10-17";
  readonly Id?: string;
  readonly Statement: OneOrMore<Statement>;
}

/** What its owner may do: the document of a managed or inline policy. */
export interface PolicyDocument extends DocumentOf<PolicyStatement> {}

/** Who may take a role on. */
export interface TrustDocument extends DocumentOf<TrustStatement> {}
