import type { Rule, StatementCase } from "../case.js";
import { elsewhere, here } from "../documents.js";
import { anonymous, federatedOf, root, sessionOf, userOf } from "../requests.js";

const aws = (...AWS: string[]) => ({ Principal: { AWS } });
const notAws = (...AWS: string[]) => ({ Effect: "Deny", NotPrincipal: { AWS } });
const ada = `arn:aws:iam::${here}:user/ada`;
const account = `arn:aws:iam::${here}:root`;
const role = `arn:aws:iam::${here}:role/reader`;
const session = `arn:aws:sts::${here}:assumed-role/reader/s1`;

/** Whom statements of a resource's policy name. Cases with `Deny` apply where the request is denied. */
export const principalRules: readonly Rule<StatementCase>[] = [
  {
    from: "IAM: Principal",
    says: 'For anonymous users, the following elements are equivalent: "Principal": "*" and "Principal" : { "AWS" : "*" }',
    cases: [
      { what: "* and anonymous", statement: { Principal: "*" }, who: anonymous, applies: true },
      { what: "* under AWS and anonymous", statement: { Principal: { AWS: "*" } }, who: anonymous, applies: true },
      { what: "* in a list and anonymous", statement: { Principal: { AWS: ["*"] } }, who: anonymous, applies: true },
      { what: "* and a user", statement: { Principal: "*" }, who: userOf("ada"), applies: true },
      {
        what: "* and a user of another service",
        statement: { Principal: "*" },
        who: userOf("ada", elsewhere),
        applies: true,
      },
      { what: "* and a session", statement: { Principal: "*" }, who: sessionOf("reader", "s1"), applies: true },
      { what: "* among others", statement: aws("eve", "*"), who: anonymous, applies: true },
    ],
  },
  {
    from: "IAM: Principal",
    says: "The account ARN and the shortened account ID behave the same way. Using the account ARN in the Principal element does not limit permissions to only the root user of the account.",
    cases: [
      {
        what: "the ARN, and a user of another account",
        statement: aws(`arn:aws:iam::${elsewhere}:root`),
        who: userOf("ada", elsewhere),
        applies: true,
      },
      {
        what: "the id, and a user of another account",
        statement: aws(elsewhere),
        who: userOf("ada", elsewhere),
        applies: true,
      },
      {
        what: "the vendor's ARN",
        statement: aws(`urn:ecs:iam::${elsewhere}:root`),
        who: sessionOf("reader", "s1", elsewhere),
        applies: true,
      },
      {
        what: "a user of a third account",
        statement: aws(elsewhere),
        who: userOf("ada", "0".repeat(32)),
        applies: false,
      },
      { what: "the account itself", statement: aws(account), who: root(), applies: true },
      { what: "anonymous", statement: aws(here), who: anonymous, applies: false },
      { what: "an id of AWS", statement: aws("123456789012"), who: userOf("123456789012"), applies: false },
    ],
  },
  {
    from: "IAM: Principal",
    says: 'Amazon S3 lets you specify a canonical user ID using the following format: "Principal": { "CanonicalUser": … }',
    cases: [
      {
        what: "of another account",
        statement: { Principal: { CanonicalUser: elsewhere } },
        who: userOf("ada", elsewhere),
        applies: true,
      },
      {
        what: "of a third account",
        statement: { Principal: { CanonicalUser: elsewhere } },
        who: userOf("ada", "0".repeat(32)),
        applies: false,
      },
      {
        what: "beside a user",
        statement: { Principal: { AWS: ada, CanonicalUser: elsewhere } },
        who: userOf("ada"),
        applies: true,
      },
    ],
  },
  {
    from: "IAM: Principal",
    says: "In a Principal element, the user name part of the Amazon Resource Name (ARN) is case sensitive.",
    cases: [
      { what: "the same name", statement: aws(ada), who: userOf("ada"), applies: true },
      { what: "another case", statement: aws(`arn:aws:iam::${here}:user/Ada`), who: userOf("ada"), applies: false },
      { what: "another user", statement: aws(ada), who: userOf("eve"), applies: false },
      { what: "a user of that name elsewhere", statement: aws(ada), who: userOf("ada", elsewhere), applies: false },
      { what: "one of two", statement: aws(`arn:aws:iam::${here}:user/eve`, ada), who: userOf("ada"), applies: true },
      { what: "anonymous", statement: aws(ada), who: anonymous, applies: false },
      { what: "a role of that name", statement: aws(ada), who: sessionOf("ada", "ada"), applies: false },
    ],
  },
  {
    from: "IAM: Principal",
    says: "You cannot use a wildcard to match part of a principal name or ARN.",
    cases: [
      { what: "all users", statement: aws(`arn:aws:iam::${here}:user/*`), who: userOf("ada"), applies: false },
      {
        what: "users with a beginning",
        statement: aws(`arn:aws:iam::${here}:user/a*`),
        who: userOf("ada"),
        applies: false,
      },
      { what: "any account", statement: aws("arn:aws:iam::*:user/ada"), who: userOf("ada"), applies: false },
      {
        what: "all sessions",
        statement: aws(`arn:aws:sts::${here}:assumed-role/reader/*`),
        who: sessionOf("reader", "s1"),
        applies: false,
      },
    ],
  },
  {
    from: "IAM: Principal",
    says: "When a principal or identity assumes a role, they become a role session principal. To specify the role ARN in the Principal element … arn:aws:iam::AWS-account-ID:role/role-name",
    cases: [
      { what: "its role", statement: aws(role), who: sessionOf("reader", "s1"), applies: true },
      { what: "another role", statement: aws(role), who: sessionOf("writer", "s1"), applies: false },
      { what: "the session", statement: aws(session), who: sessionOf("reader", "s1"), applies: true },
      { what: "another session of the role", statement: aws(session), who: sessionOf("reader", "s2"), applies: false },
      {
        what: "the vendor's ARN of the session",
        statement: aws(`urn:ecs:sts::${here}:assumed-role/reader/s1`),
        who: sessionOf("reader", "s1"),
        applies: true,
      },
      { what: "a user of the role's name", statement: aws(role), who: userOf("reader"), applies: false },
    ],
  },
  {
    from: "IAM: Principal",
    says: "To specify the federated user session ARN in the Principal element … arn:aws:sts::AWS-account-ID:federated-user/user-name",
    cases: [
      {
        what: "the session",
        statement: aws(`arn:aws:sts::${here}:federated-user/bob`),
        who: federatedOf("ada", "bob"),
        applies: true,
      },
      {
        what: "another session",
        statement: aws(`arn:aws:sts::${here}:federated-user/bob`),
        who: federatedOf("ada", "eve"),
        applies: false,
      },
    ],
  },
  {
    from: "Concordat",
    says: "Principals: urn:ecs:iam::{ns}:user/x, arn:aws:iam::{ns}:user/x and bare user names.",
    cases: [
      { what: "the vendor's ARN", statement: aws(`urn:ecs:iam::${here}:user/ada`), who: userOf("ada"), applies: true },
      { what: "a bare name", statement: aws("ada"), who: userOf("ada"), applies: true },
      {
        what: "a bare name, of a user elsewhere",
        statement: aws("ada"),
        who: userOf("ada", elsewhere),
        applies: false,
      },
      { what: "a bare name, and a session", statement: aws("reader"), who: sessionOf("reader", "s1"), applies: false },
      {
        what: "an ARN of something else",
        statement: aws(`arn:aws:iam::${here}:group/staff`),
        who: userOf("staff"),
        applies: false,
      },
      {
        what: "a service",
        statement: { Principal: { Service: "s3.amazonaws.com" } },
        who: userOf("ada"),
        applies: false,
      },
      {
        what: "a web identity",
        statement: { Principal: { Federated: "accounts.google.com" } },
        who: userOf("ada"),
        applies: false,
      },
    ],
  },
  {
    from: "IAM: NotPrincipal",
    says: 'The NotPrincipal element uses "Effect":"Deny" to deny access to all principals except the principal specified in the NotPrincipal element.',
    cases: [
      { what: "the user who is named", statement: notAws(ada, account), who: userOf("ada"), applies: false },
      {
        what: "another user of the account that is named",
        statement: notAws(ada, account),
        who: userOf("eve"),
        applies: true,
      },
      {
        what: "a user of another account",
        statement: notAws(ada, account),
        who: userOf("ada", elsewhere),
        applies: true,
      },
      { what: "anonymous", statement: notAws(ada, account), who: anonymous, applies: true },
      {
        what: "the session that is named",
        statement: notAws(session, role, account),
        who: sessionOf("reader", "s1"),
        applies: false,
      },
      {
        what: "another session of the role that is named",
        statement: notAws(session, role, account),
        who: sessionOf("reader", "s2"),
        applies: true,
      },
      { what: "a bare name", statement: notAws("ada"), who: userOf("ada"), applies: false },
      { what: "the account itself", statement: notAws(account), who: root(), applies: false },
    ],
  },
];
