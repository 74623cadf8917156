import type { OneOrMore, PolicyAction, PolicyCondition } from "./policy-language-types.js";

/** The principals of a trust document or bucket policy: everyone, or names by the kind of principal. */
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
  readonly Action?: OneOrMore<PolicyAction>;
  /** Every action except these. */
  readonly NotAction?: OneOrMore<PolicyAction>;
  readonly Condition?: PolicyCondition;
}

/** A statement of a permission document: exactly one of `Resource` and `NotResource`. */
export interface PolicyStatement extends StatementBase {
  /** ARNs of the resources that the statement applies to, with wildcards; or `*`. */
  readonly Resource?: OneOrMore<string>;
  /** Every resource except these. */
  readonly NotResource?: OneOrMore<string>;
}

/** A statement of a trust document or bucket policy: exactly one of `Principal` and `NotPrincipal`. */
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

/** The policy of a bucket: who may do what with it and with the objects in it. */
export interface BucketPolicyDocument extends DocumentOf<TrustStatement> {}
