import type { DecisionCase, Rule } from "../case.js";
import { allow, deny, elsewhere, here } from "../documents.js";
import { anonymous, root, sessionOf, userOf } from "../requests.js";

const ada = userOf("ada");
const bob = userOf("bob", elsewhere);
const reader = sessionOf("reader", "s1");
const any = allow("s3:*");
const none = allow("s3:ListAllMyBuckets");
const to = (who: string) => ({ Principal: { AWS: who } });
const anyTo = (who: string) => allow("s3:*", "*", to(who));
const own = `arn:aws:iam::${here}:user/ada`;
const role = `arn:aws:iam::${here}:role/reader`;
const everyone = "*";

/** Requests between accounts, trust documents, and everybody but some. */
export const accountRules: readonly Rule<DecisionCase>[] = [
  {
    from: "IAM: Cross-account evaluation logic",
    says: "The request is allowed only if both evaluations return a decision of Allow.",
    cases: [
      {
        what: "both",
        who: bob,
        identity: [any],
        bucket: [anyTo(`arn:aws:iam::${elsewhere}:user/bob`)],
        decides: "both",
      },
      { what: "the account is named", who: bob, identity: [any], bucket: [anyTo(elsewhere)], decides: "both" },
      { what: "everyone is named", who: bob, identity: [any], bucket: [anyTo(everyone)], decides: "both" },
      {
        what: "the bucket policy alone",
        who: bob,
        bucket: [anyTo(`arn:aws:iam::${elsewhere}:user/bob`)],
        decides: "implicit-deny identity",
      },
      {
        what: "everyone is named, and no identity policy",
        who: bob,
        bucket: [anyTo(everyone)],
        decides: "implicit-deny identity",
      },
      { what: "the identity policy alone", who: bob, identity: [any], decides: "implicit-deny resource" },
      { what: "an ACL in place of a bucket policy", who: bob, identity: [any], acl: true, decides: "both" },
      { what: "an ACL alone", who: bob, acl: true, decides: "implicit-deny identity" },
      {
        what: "the identity policy denies",
        who: bob,
        identity: [any, deny("s3:*", "arn:aws:s3:::*log*")],
        resource: "arn:aws:s3:::Production-logs/a",
        bucket: [anyTo(elsewhere)],
        decides: "explicit-deny identity",
      },
      {
        what: "the bucket policy denies",
        who: bob,
        identity: [any],
        bucket: [anyTo(elsewhere), deny("s3:GetObject", "*", to(elsewhere))],
        decides: "explicit-deny resource",
      },
      {
        what: "a boundary that says nothing",
        who: bob,
        identity: [any],
        boundary: [none],
        bucket: [anyTo(`arn:aws:iam::${elsewhere}:user/bob`)],
        decides: "implicit-deny boundary",
      },
      {
        what: "a session policy that says nothing",
        who: sessionOf("reader", "s1", elsewhere),
        identity: [any],
        session: [none],
        bucket: [anyTo(`arn:aws:sts::${elsewhere}:assumed-role/reader/s1`)],
        decides: "implicit-deny session",
      },
      {
        what: "a user of the same name here is named",
        who: bob,
        identity: [any],
        bucket: [anyTo("bob")],
        decides: "implicit-deny resource",
      },
      { what: "the other account itself", who: root(elsewhere), bucket: [anyTo(elsewhere)], decides: "both" },
      { what: "the other account itself, not named", who: root(elsewhere), decides: "implicit-deny resource" },
    ],
  },
  {
    from: "IAM: Evaluation logic",
    says: "IAM role trust policies are exceptions to this logic, because they must explicitly allow access for principals.",
    cases: [
      {
        what: "a user who is named",
        who: ada,
        trust: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { AWS: own } }],
        decides: "resource",
      },
      {
        what: "a user who is not named, but allowed by an identity policy",
        who: ada,
        identity: [allow("sts:*")],
        trust: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { AWS: "eve" } }],
        decides: "implicit-deny trust",
      },
      {
        what: "the account is named, and the user allowed",
        who: ada,
        identity: [allow("sts:*")],
        trust: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { AWS: here } }],
        decides: "both",
      },
      {
        what: "the account is named, and the user not allowed",
        who: ada,
        trust: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { AWS: here } }],
        decides: "implicit-deny identity",
      },
      {
        what: "the trust document denies",
        who: ada,
        identity: [allow("sts:*")],
        trust: [{ Effect: "Deny", Action: "sts:AssumeRole", Principal: { AWS: own } }],
        decides: "explicit-deny trust",
      },
      {
        what: "a user elsewhere, both allow",
        who: bob,
        identity: [allow("sts:AssumeRole", role)],
        trust: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { AWS: elsewhere } }],
        decides: "both",
      },
      {
        what: "a user elsewhere, whom only the trust document allows",
        who: bob,
        trust: [
          { Effect: "Allow", Action: "sts:AssumeRole", Principal: { AWS: `arn:aws:iam::${elsewhere}:user/bob` } },
        ],
        decides: "implicit-deny identity",
      },
      {
        what: "an external id that is right",
        who: bob,
        identity: [allow("sts:*")],
        values: { "sts:ExternalId": "42" },
        trust: [
          {
            Effect: "Allow",
            Action: "sts:AssumeRole",
            Principal: { AWS: elsewhere },
            Condition: { StringEquals: { "sts:ExternalId": "42" } },
          },
        ],
        decides: "both",
      },
      {
        what: "an external id that is missing",
        who: bob,
        identity: [allow("sts:*")],
        trust: [
          {
            Effect: "Allow",
            Action: "sts:AssumeRole",
            Principal: { AWS: elsewhere },
            Condition: { StringEquals: { "sts:ExternalId": "42" } },
          },
        ],
        decides: "implicit-deny trust",
      },
      {
        what: "a session of a role that is named",
        who: reader,
        trust: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { AWS: role } }],
        decides: "resource",
      },
      {
        what: "anonymous, where everyone is named",
        who: anonymous,
        trust: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: "*" }],
        decides: "resource",
      },
    ],
  },
  {
    from: "IAM: NotPrincipal",
    says: "The NotPrincipal element with a Deny effect will always deny any IAM principal that has a permissions boundary policy attached, regardless of the values specified in the NotPrincipal element.",
    cases: [
      {
        what: "no boundary",
        who: ada,
        identity: [any],
        bucket: [{ Effect: "Deny", NotPrincipal: { AWS: own }, Action: "s3:*", Resource: "*" }],
        decides: "identity",
      },
      {
        what: "a boundary",
        who: ada,
        identity: [any],
        boundary: [any],
        bucket: [{ Effect: "Deny", NotPrincipal: { AWS: own }, Action: "s3:*", Resource: "*" }],
        decides: "explicit-deny resource",
      },
    ],
  },
  {
    from: "Concordat",
    says: "NotPrincipal with Allow means everybody whom no entry covers.",
    cases: [
      {
        what: "the user who is named",
        who: ada,
        bucket: [{ Effect: "Allow", NotPrincipal: { AWS: own }, Action: "s3:*", Resource: "*" }],
        decides: "implicit-deny identity",
      },
      {
        what: "another user",
        who: userOf("eve"),
        bucket: [{ Effect: "Allow", NotPrincipal: { AWS: own }, Action: "s3:*", Resource: "*" }],
        decides: "resource",
      },
      {
        what: "a user of the account that is named",
        who: ada,
        bucket: [{ Effect: "Allow", NotPrincipal: { AWS: here }, Action: "s3:*", Resource: "*" }],
        decides: "implicit-deny identity",
      },
      {
        what: "anonymous",
        who: anonymous,
        bucket: [{ Effect: "Allow", NotPrincipal: { AWS: own }, Action: "s3:*", Resource: "*" }],
        decides: "resource",
      },
    ],
  },
];
