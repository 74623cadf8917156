import type { DecisionCase, Rule } from "../case.js";
import { allow, deny, here } from "../documents.js";
import { anonymous, root, sessionOf, userOf } from "../requests.js";

const ada = userOf("ada");
const any = allow("s3:*");
const none = allow("s3:ListAllMyBuckets");
const to = (who: string) => ({ Principal: { AWS: who } });
const everyone = { Principal: "*" };
const anyTo = (who: string) => allow("s3:*", "*", to(who));
const own = `arn:aws:iam::${here}:user/ada`;

const carlos = userOf("carlossalazar");
const carlosPolicy = [
  allow(
    ["s3:GetBucketLocation", "s3:GetAccountPublicAccessBlock", "s3:ListAccessPoints", "s3:ListAllMyBuckets"],
    "arn:aws:s3:::*",
    {
      Sid: "AllowS3ListRead",
    },
  ),
  allow("s3:*", ["arn:aws:s3:::carlossalazar/*", "arn:aws:s3:::carlossalazar"], { Sid: "AllowS3Self" }),
  deny("s3:*", "arn:aws:s3:::*log*", { Sid: "DenyS3Logs" }),
];
const carlosBucket = [
  allow(
    "s3:*",
    ["arn:aws:s3:::carlossalazar/*", "arn:aws:s3:::carlossalazar"],
    to(`arn:aws:iam::${here}:user/carlossalazar`),
  ),
];

/** Decisions within one account. */
export const decisionRules: readonly Rule<DecisionCase>[] = [
  {
    from: "IAM: Evaluation logic",
    says: "By default, all requests are implicitly denied with the exception of the AWS account root user, which has full access.",
    cases: [
      { what: "a user without policies", who: ada, decides: "implicit-deny identity" },
      {
        what: "a user whose policies are about something else",
        who: ada,
        identity: [none],
        decides: "implicit-deny identity",
      },
      { what: "a session without policies", who: sessionOf("reader", "s1"), decides: "implicit-deny identity" },
      { what: "anonymous", who: anonymous, decides: "implicit-deny resource" },
      { what: "the account itself", who: root(), decides: "root" },
      {
        what: "the account itself, denied by a bucket policy",
        who: root(),
        bucket: [deny("s3:*", "*", everyone)],
        decides: "explicit-deny resource",
      },
    ],
  },
  {
    from: "IAM: Evaluation logic",
    says: "If an action is allowed by an identity-based policy, a resource-based policy, or both, then AWS allows the action.",
    cases: [
      { what: "by an identity policy", who: ada, identity: [any], decides: "identity" },
      { what: "by a bucket policy", who: ada, bucket: [anyTo(own)], decides: "resource" },
      { what: "by both", who: ada, identity: [any], bucket: [anyTo(own)], decides: "resource" },
      {
        what: "by a bucket policy that names another user",
        who: ada,
        bucket: [anyTo("eve")],
        decides: "implicit-deny identity",
      },
      {
        what: "by an identity policy, beside a bucket policy that names another user",
        who: ada,
        identity: [any],
        bucket: [anyTo("eve")],
        decides: "identity",
      },
      { what: "by one statement of several", who: ada, identity: [none, any], decides: "identity" },
    ],
  },
  {
    from: "IAM: Evaluation logic",
    says: "An explicit deny in either of these policies overrides the allow.",
    cases: [
      {
        what: "in the identity policy",
        who: ada,
        identity: [any, deny("s3:GetObject")],
        decides: "explicit-deny identity",
      },
      {
        what: "in the identity policy, before the allow",
        who: ada,
        identity: [deny("s3:GetObject"), any],
        decides: "explicit-deny identity",
      },
      {
        what: "in the identity policy, where the bucket policy allows",
        who: ada,
        identity: [deny("s3:GetObject")],
        bucket: [anyTo(own)],
        decides: "explicit-deny identity",
      },
      {
        what: "in the bucket policy",
        who: ada,
        identity: [any],
        bucket: [deny("s3:*", "*", everyone)],
        decides: "explicit-deny resource",
      },
      {
        what: "in the bucket policy, for another user",
        who: ada,
        identity: [any],
        bucket: [deny("s3:*", "*", to("eve"))],
        decides: "identity",
      },
      { what: "of another action", who: ada, identity: [any, deny("s3:PutObject")], decides: "identity" },
      {
        what: "under a condition that holds",
        who: ada,
        identity: [any, deny("s3:*", "*", { Condition: { Bool: { "aws:SecureTransport": "false" } } })],
        values: { "aws:SecureTransport": "false" },
        decides: "explicit-deny identity",
      },
      {
        what: "under a condition that does not hold",
        who: ada,
        identity: [any, deny("s3:*", "*", { Condition: { Bool: { "aws:SecureTransport": "false" } } })],
        values: { "aws:SecureTransport": "true" },
        decides: "identity",
      },
      {
        what: "for anonymous",
        who: anonymous,
        bucket: [allow("s3:*", "*", everyone), deny("s3:GetObject", "*", everyone)],
        decides: "explicit-deny resource",
      },
    ],
  },
  {
    from: "IAM: Evaluation logic",
    says: "Carlos is denied access to any S3 bucket with log in its name; a request to save a file to the carlossalazar bucket is allowed.",
    cases: [
      {
        what: "his logs",
        who: carlos,
        action: "s3:PutObject",
        resource: "arn:aws:s3:::carlossalazar-logs/a",
        identity: carlosPolicy,
        decides: "explicit-deny identity",
      },
      {
        what: "his bucket",
        who: carlos,
        action: "s3:PutObject",
        resource: "arn:aws:s3:::carlossalazar/a",
        identity: carlosPolicy,
        bucket: carlosBucket,
        decides: "resource",
      },
      {
        what: "his bucket, without its policy",
        who: carlos,
        action: "s3:PutObject",
        resource: "arn:aws:s3:::carlossalazar/a",
        identity: carlosPolicy,
        decides: "identity",
      },
      {
        what: "his bucket, without his policy",
        who: carlos,
        action: "s3:PutObject",
        resource: "arn:aws:s3:::carlossalazar/a",
        bucket: carlosBucket,
        decides: "resource",
      },
      {
        what: "the list of buckets",
        who: carlos,
        action: "s3:ListAllMyBuckets",
        resource: "*",
        identity: carlosPolicy,
        decides: "identity",
      },
      {
        what: "another bucket",
        who: carlos,
        action: "s3:PutObject",
        resource: "arn:aws:s3:::other/a",
        identity: carlosPolicy,
        decides: "implicit-deny identity",
      },
    ],
  },
  {
    from: "IAM: Evaluation logic",
    says: "The AllowGetList statement allows read-only access to IAM actions that begin with Get and List. The DenyReports statement explicitly denies access to actions that include the Report suffix.",
    cases: ["iam:GetUser", "iam:CreatePolicy", "iam:GetOrganizationsAccessReport", "iam:GenerateCredentialReport"].map(
      (action, index) => ({
        what: action,
        who: ada,
        action,
        resource: "*",
        identity: [allow(["iam:Get*", "iam:List*"]), deny("iam:*Report")],
        decides:
          ["identity", "implicit-deny identity", "explicit-deny identity", "explicit-deny identity"][index] ?? "",
      }),
    ),
  },
  {
    from: "IAM: Principal",
    says: "For resource-based policies, using a wildcard (*) with an Allow effect grants access to all users, including anonymous users (public access). For IAM users and role principals within your account, no other permissions are required.",
    cases: [
      { what: "anonymous", who: anonymous, bucket: [allow("s3:GetObject", "*", everyone)], decides: "resource" },
      {
        what: "anonymous, another action",
        who: anonymous,
        action: "s3:PutObject",
        bucket: [allow("s3:GetObject", "*", everyone)],
        decides: "implicit-deny resource",
      },
      {
        what: "anonymous, where a user is named",
        who: anonymous,
        bucket: [anyTo(own)],
        decides: "implicit-deny resource",
      },
      { what: "a user", who: ada, bucket: [allow("s3:GetObject", "*", everyone)], decides: "resource" },
      {
        what: "a session",
        who: sessionOf("reader", "s1"),
        bucket: [allow("s3:GetObject", "*", everyone)],
        decides: "resource",
      },
      {
        what: "under a condition on who asks",
        who: ada,
        bucket: [allow("s3:GetObject", "*", { ...everyone, Condition: { ArnEquals: { "aws:PrincipalArn": own } } })],
        decides: "resource",
      },
      {
        what: "under a condition on who asks, for another user",
        who: userOf("eve"),
        bucket: [allow("s3:GetObject", "*", { ...everyone, Condition: { ArnEquals: { "aws:PrincipalArn": own } } })],
        decides: "implicit-deny identity",
      },
    ],
  },
  {
    from: "IAM: Principal",
    says: "You can specify AWS account identifiers in the Principal element of a resource-based policy. This delegates authority to the account.",
    cases: [
      {
        what: "the account of the user, who has no policies",
        who: ada,
        bucket: [anyTo(here)],
        decides: "implicit-deny identity",
      },
      {
        what: "the account of the user, who has a policy",
        who: ada,
        identity: [any],
        bucket: [anyTo(here)],
        decides: "identity",
      },
      { what: "the account itself", who: root(), bucket: [anyTo(here)], decides: "root" },
      {
        what: "the account, denied",
        who: ada,
        identity: [any],
        bucket: [deny("s3:*", "*", to(here))],
        decides: "explicit-deny resource",
      },
    ],
  },
  {
    from: "S3: How requests are authorized",
    says: "If the parent AWS account owns the resource (bucket or object), it can grant resource permissions to its IAM principal by using either the user policy or the resource policy.",
    cases: [
      { what: "an ACL for anonymous", who: anonymous, acl: true, decides: "acl" },
      {
        what: "an ACL for anonymous, beside a bucket policy that denies",
        who: anonymous,
        acl: true,
        bucket: [deny("s3:*", "*", everyone)],
        decides: "explicit-deny resource",
      },
      { what: "an ACL and a user without policies", who: ada, acl: true, decides: "implicit-deny identity" },
      {
        what: "an ACL that grants nothing, and a user with a policy",
        who: ada,
        acl: false,
        identity: [any],
        decides: "identity",
      },
    ],
  },
];
