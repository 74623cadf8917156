import type { DecisionCase, Rule } from "../case.js";
import { allow, deny, here } from "../documents.js";
import { federatedOf, sessionOf, userOf } from "../requests.js";

const ada = userOf("ada");
const reader = sessionOf("reader", "s1");
const any = allow("s3:*");
const none = allow("s3:ListAllMyBuckets");
const to = (who: string) => ({ Principal: { AWS: who } });
const anyTo = (who: string) => allow("s3:*", "*", to(who));
const own = `arn:aws:iam::${here}:user/ada`;
const role = `arn:aws:iam::${here}:role/reader`;
const session = `arn:aws:sts::${here}:assumed-role/reader/s1`;
const everyone = "*";

/** Permissions boundaries and session policies. */
export const limitRules: readonly Rule<DecisionCase>[] = [
  {
    from: "IAM: Permissions boundaries",
    says: "When you set a permissions boundary for an entity, the entity can perform only the actions that are allowed by both its identity-based policies and its permissions boundaries.",
    cases: [
      { what: "both allow", who: ada, identity: [any], boundary: [any], decides: "identity" },
      {
        what: "the boundary says nothing",
        who: ada,
        identity: [any],
        boundary: [none],
        decides: "implicit-deny boundary",
      },
      { what: "the boundary alone allows", who: ada, boundary: [any], decides: "implicit-deny identity" },
      { what: "neither allows", who: ada, identity: [none], boundary: [none], decides: "implicit-deny identity" },
      {
        what: "the boundary denies",
        who: ada,
        identity: [any],
        boundary: [any, deny("s3:GetObject")],
        decides: "explicit-deny boundary",
      },
      {
        what: "the boundary of a role",
        who: reader,
        identity: [any],
        boundary: [none],
        decides: "implicit-deny boundary",
      },
      {
        what: "creating users under a boundary of other services",
        who: ada,
        action: "iam:CreateUser",
        resource: `urn:ecs:iam::${here}:user/x`,
        identity: [allow("iam:CreateUser")],
        boundary: [allow(["s3:*", "cloudwatch:*", "ec2:*"])],
        decides: "implicit-deny boundary",
      },
    ],
  },
  {
    from: "IAM: Evaluation logic",
    says: "IAM user: Within the same account, resource-based policies that grant permissions to an IAM user ARN are not limited by an implicit deny in an identity-based policy or permissions boundary.",
    cases: [
      { what: "a boundary that says nothing", who: ada, boundary: [none], bucket: [anyTo(own)], decides: "resource" },
      {
        what: "a boundary that denies",
        who: ada,
        boundary: [deny("s3:*")],
        bucket: [anyTo(own)],
        decides: "explicit-deny boundary",
      },
      { what: "a bare name", who: ada, boundary: [none], bucket: [anyTo("ada")], decides: "resource" },
      { what: "everyone", who: ada, boundary: [none], bucket: [anyTo(everyone)], decides: "resource" },
      {
        what: "the account",
        who: ada,
        identity: [any],
        boundary: [none],
        bucket: [anyTo(here)],
        decides: "implicit-deny boundary",
      },
    ],
  },
  {
    from: "IAM: Evaluation logic",
    says: "IAM role: Resource-based policies that grant permissions to an IAM role ARN are limited by an implicit deny in a permissions boundary or session policy.",
    cases: [
      { what: "no limits", who: reader, bucket: [anyTo(role)], decides: "resource" },
      { what: "a boundary that allows", who: reader, boundary: [any], bucket: [anyTo(role)], decides: "resource" },
      {
        what: "a boundary that says nothing",
        who: reader,
        boundary: [none],
        bucket: [anyTo(role)],
        decides: "implicit-deny boundary",
      },
      {
        what: "a session policy that says nothing",
        who: reader,
        session: [none],
        bucket: [anyTo(role)],
        decides: "implicit-deny session",
      },
      { what: "both allow", who: reader, boundary: [any], session: [any], bucket: [anyTo(role)], decides: "resource" },
      {
        what: "an identity policy that allows, beside a silent boundary",
        who: reader,
        identity: [any],
        boundary: [none],
        bucket: [anyTo(role)],
        decides: "implicit-deny boundary",
      },
      {
        what: "the role in a condition, with everyone as principal",
        who: reader,
        boundary: [none],
        session: [none],
        bucket: [allow("s3:*", "*", { Principal: "*", Condition: { ArnEquals: { "aws:PrincipalArn": role } } })],
        decides: "resource",
      },
    ],
  },
  {
    from: "IAM: Evaluation logic",
    says: "IAM role session: Permissions granted directly to a session are not limited by an implicit deny in an identity-based policy, a permissions boundary, or session policy.",
    cases: [
      {
        what: "silent limits",
        who: reader,
        boundary: [none],
        session: [none],
        bucket: [anyTo(session)],
        decides: "resource",
      },
      {
        what: "the role and the session",
        who: reader,
        boundary: [none],
        bucket: [anyTo(role), anyTo(session)],
        decides: "resource",
      },
      {
        what: "another session",
        who: sessionOf("reader", "s2"),
        identity: [any],
        session: [none],
        bucket: [anyTo(session)],
        decides: "implicit-deny session",
      },
      {
        what: "a session policy that denies",
        who: reader,
        session: [deny("s3:GetObject")],
        bucket: [anyTo(session)],
        decides: "explicit-deny session",
      },
    ],
  },
  {
    from: "IAM: Evaluation logic",
    says: "The resulting session's permissions are the intersection of the IAM entity's identity-based policy and the session policies.",
    cases: [
      { what: "both allow", who: reader, identity: [any], session: [any], decides: "identity" },
      {
        what: "the session policy says nothing",
        who: reader,
        identity: [any],
        session: [none],
        decides: "implicit-deny session",
      },
      { what: "the session policy alone allows", who: reader, session: [any], decides: "implicit-deny identity" },
      { what: "no session policy", who: reader, identity: [any], decides: "identity" },
      { what: "all three allow", who: reader, identity: [any], boundary: [any], session: [any], decides: "identity" },
      {
        what: "all three, the boundary says nothing",
        who: reader,
        identity: [any],
        boundary: [none],
        session: [any],
        decides: "implicit-deny boundary",
      },
      {
        what: "the session policy denies",
        who: reader,
        identity: [any],
        session: [any, deny("s3:*")],
        decides: "explicit-deny session",
      },
    ],
  },
  {
    from: "IAM: Evaluation logic",
    says: "If a resource-based policy grants permission to the ARN of the IAM user who federated, then requests made by the federated user during the session are limited by an implicit deny in a permission boundary or session policy.",
    cases: [
      { what: "no session policy", who: federatedOf("ada", "f1"), identity: [any], decides: "implicit-deny session" },
      {
        what: "a session policy that allows",
        who: federatedOf("ada", "f1"),
        identity: [any],
        session: [any],
        decides: "identity",
      },
      {
        what: "the user, and a silent session policy",
        who: federatedOf("ada", "f1"),
        session: [none],
        bucket: [anyTo(own)],
        decides: "implicit-deny session",
      },
      {
        what: "the user, and a session policy that allows",
        who: federatedOf("ada", "f1"),
        session: [any],
        bucket: [anyTo(own)],
        decides: "resource",
      },
      {
        what: "the session itself",
        who: federatedOf("ada", "f1"),
        session: [none],
        bucket: [anyTo(`arn:aws:sts::${here}:federated-user/f1`)],
        decides: "resource",
      },
    ],
  },
];
