// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policy variables are written so
import type { Rule, StatementCase } from "../case.js";
import { here } from "../documents.js";
import { sessionOf, userOf } from "../requests.js";

const object = "arn:aws:s3:::my_corporate_bucket/a/b.txt";

/** Variables and other spellings in resources. */
export const resourceVariableRules: readonly Rule<StatementCase>[] = [
  {
    from: "IAM: Variables and tags",
    says: "You can use a policy variable in the Resource element, but only in the resource portion of the ARN. This portion of the ARN appears after the fifth colon (:).",
    cases: [
      {
        what: "the name of the user",
        statement: { Resource: "arn:aws:s3:::mybucket/${aws:username}/*" },
        resource: "arn:aws:s3:::mybucket/ada/a",
        who: userOf("ada"),
        applies: true,
      },
      {
        what: "the name of another user",
        statement: { Resource: "arn:aws:s3:::mybucket/${aws:username}/*" },
        resource: "arn:aws:s3:::mybucket/eve/a",
        who: userOf("ada"),
        applies: false,
      },
      {
        what: "a user who is named like the beginning",
        statement: { Resource: "arn:aws:s3:::mybucket/${aws:username}*" },
        resource: "arn:aws:s3:::mybucket/adam",
        who: userOf("ada"),
        applies: true,
      },
      {
        what: "one's own user",
        statement: { Resource: "arn:aws:iam::*:user/${aws:username}" },
        action: "iam:GetUser",
        resource: `urn:ecs:iam::${here}:user/ada`,
        who: userOf("ada"),
        applies: true,
      },
      {
        what: "a tag, with its default",
        statement: { Resource: "arn:aws:s3:::b-${aws:PrincipalTag/team, 'company-wide'}" },
        resource: "arn:aws:s3:::b-company-wide",
        applies: true,
      },
      {
        what: "a tag, with its value",
        statement: { Resource: "arn:aws:s3:::b-${aws:PrincipalTag/team, 'company-wide'}" },
        resource: "arn:aws:s3:::b-yellow",
        who: userOf("ada", here, { team: "yellow" }),
        applies: true,
      },
      {
        what: "in place of the account",
        statement: { Resource: "arn:aws:iam::${aws:PrincipalAccount}:user/*" },
        action: "iam:GetUser",
        resource: `urn:ecs:iam::${here}:user/ada`,
        who: userOf("ada"),
        applies: false,
      },
      {
        what: "the older version",
        statement: { Resource: "arn:aws:s3:::mybucket/${aws:username}/*" },
        resource: "arn:aws:s3:::mybucket/ada/a",
        who: userOf("ada"),
        version: "2008-10-17",
        applies: false,
      },
      {
        what: "the id of a session",
        statement: { Resource: "arn:aws:s3:::b/${aws:userid}/*" },
        resource: "arn:aws:s3:::b/AROAREADER:s1/a",
        who: sessionOf("reader", "s1"),
        applies: true,
      },
    ],
  },
  {
    from: "IAM: Variables and tags",
    says: "The resource that includes a policy variable with no value will not match any resource.",
    cases: [
      {
        what: "Resource",
        statement: { Resource: "arn:aws:s3:::b/${aws:username}*" },
        resource: "arn:aws:s3:::b/a",
        who: sessionOf("reader", "s1"),
        applies: false,
      },
      {
        what: "NotResource",
        statement: { NotResource: "arn:aws:s3:::b/${aws:username}*" },
        resource: "arn:aws:s3:::b/a",
        who: sessionOf("reader", "s1"),
        applies: true,
      },
    ],
  },
  {
    from: "Concordat",
    says: "ARNs: arn:aws:s3:::bucket/key, the vendor's urn:ecs:…, and bare bucket/* are accepted as resources.",
    cases: [
      { what: "a bare path", statement: { Resource: "my_corporate_bucket/*" }, resource: object, applies: true },
      {
        what: "a bare bucket",
        statement: { Resource: "my_corporate_bucket" },
        resource: "arn:aws:s3:::my_corporate_bucket",
        applies: true,
      },
      {
        what: "a bare path with a colon",
        statement: { Resource: "b/a:b" },
        resource: "arn:aws:s3:::b/a:b",
        applies: true,
      },
      {
        what: "a bare path with a variable",
        statement: { Resource: "b/${aws:username}/*" },
        resource: "arn:aws:s3:::b/ada/x",
        who: userOf("ada"),
        applies: true,
      },
      {
        what: "a bare path and a user",
        statement: { Resource: "*user*" },
        action: "iam:GetUser",
        resource: `urn:ecs:iam::${here}:user/ada`,
        applies: false,
      },
      {
        what: "the vendor's ARN",
        statement: { Resource: "urn:ecs:s3:::my_corporate_bucket/*" },
        resource: object,
        applies: true,
      },
      {
        what: "the vendor's ARN in the request",
        statement: { Resource: "arn:aws:s3:::my_corporate_bucket/*" },
        resource: "urn:ecs:s3:::my_corporate_bucket/a",
        applies: true,
      },
      {
        what: "the vendor's ARN of a user",
        statement: { Resource: `urn:ecs:iam::${here}:user/ada` },
        action: "iam:GetUser",
        resource: `arn:aws:iam::${here}:user/ada`,
        applies: true,
      },
      {
        what: "another partition",
        statement: { Resource: "arn:aws-cn:s3:::my_corporate_bucket/*" },
        resource: object,
        applies: false,
      },
      {
        what: "a key with colons",
        statement: { Resource: "arn:aws:s3:::b/*" },
        resource: "arn:aws:s3:::b/a:b::c",
        applies: true,
      },
      {
        what: "a key with a line break",
        statement: { Resource: "arn:aws:s3:::b/*c" },
        resource: "arn:aws:s3:::b/a\nc",
        applies: true,
      },
      {
        what: "no resource, under *",
        statement: { Resource: "*" },
        action: "s3:ListAllMyBuckets",
        resource: "*",
        applies: true,
      },
      {
        what: "no resource, under all buckets",
        statement: { Resource: "arn:aws:s3:::*" },
        action: "s3:ListAllMyBuckets",
        resource: "*",
        applies: true,
      },
      {
        what: "no resource, under one bucket",
        statement: { Resource: "arn:aws:s3:::b" },
        action: "s3:ListAllMyBuckets",
        resource: "*",
        applies: false,
      },
    ],
  },
];
