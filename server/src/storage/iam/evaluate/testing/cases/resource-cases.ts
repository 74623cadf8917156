// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policy variables are written so
import type { Rule, StatementCase } from "../case.js";
import { here } from "../documents.js";

const object = "arn:aws:s3:::my_corporate_bucket/a/b.txt";

/** What of a statement names resources. */
export const resourceRules: readonly Rule<StatementCase>[] = [
  {
    from: "IAM: Resource",
    says: "You can use wildcard characters (* and ?) within any ARN segment. An asterisk (*) represents any combination of characters and a question mark (?) represents any single character.",
    cases: [
      {
        what: "all items within a bucket",
        statement: { Resource: "arn:aws:s3:::my_corporate_bucket/*" },
        resource: object,
        applies: true,
      },
      {
        what: "items of another bucket",
        statement: { Resource: "arn:aws:s3:::my_corporate_bucket/*" },
        resource: "arn:aws:s3:::my_corporate_bucket2/a",
        applies: false,
      },
      {
        what: "the bucket itself",
        statement: { Resource: "arn:aws:s3:::my_corporate_bucket/*" },
        resource: "arn:aws:s3:::my_corporate_bucket",
        applies: false,
      },
      {
        what: "an item, where the bucket is named",
        statement: { Resource: "arn:aws:s3:::my_corporate_bucket" },
        resource: object,
        applies: false,
      },
      {
        what: "buckets and items, with one pattern",
        statement: { Resource: "arn:aws:s3:::my_*" },
        resource: object,
        applies: true,
      },
      { what: "everything", statement: { Resource: "*" }, resource: object, applies: true },
      {
        what: "one character",
        statement: { Resource: "arn:aws:s3:::my_corporate_bucke?/a/b.txt" },
        resource: object,
        applies: true,
      },
      {
        what: "four characters",
        statement: { Resource: "arn:aws:s3:::b/????-test" },
        resource: "arn:aws:s3:::b/2024-test",
        applies: true,
      },
      {
        what: "five characters",
        statement: { Resource: "arn:aws:s3:::b/????-test" },
        resource: "arn:aws:s3:::b/12024-test",
        applies: false,
      },
      {
        what: "users, in whatever account",
        statement: { Resource: "arn:aws:iam::*:user/*" },
        action: "iam:GetUser",
        resource: `urn:ecs:iam::${here}:user/ada`,
        applies: true,
      },
      {
        what: "users, where groups are named",
        statement: { Resource: "arn:aws:iam::*:group/*" },
        action: "iam:GetUser",
        resource: `urn:ecs:iam::${here}:user/ada`,
        applies: false,
      },
      {
        what: "another account",
        statement: { Resource: "arn:aws:iam::123456789012:user/*" },
        action: "iam:GetUser",
        resource: `urn:ecs:iam::${here}:user/ada`,
        applies: false,
      },
    ],
  },
  {
    from: "IAM: Resource",
    says: "If the wildcard (*) is the last character of a resource ARN segment, it can expand to match beyond the colon boundaries.",
    cases: [
      {
        what: "a wildcard at the end of a segment",
        statement: { Resource: "arn:aws:iam:*:user/ada" },
        action: "iam:GetUser",
        resource: `urn:ecs:iam::${here}:user/ada`,
        applies: true,
      },
      {
        what: "a wildcard elsewhere in a segment",
        statement: { Resource: "arn:aws:*/ada" },
        action: "iam:GetUser",
        resource: `urn:ecs:iam::${here}:user/ada`,
        applies: false,
      },
    ],
  },
  {
    from: "IAM: Resource",
    says: "You can specify multiple resources.",
    cases: [
      { what: "the first", statement: { Resource: [object, "arn:aws:s3:::other/*"] }, resource: object, applies: true },
      { what: "the last", statement: { Resource: ["arn:aws:s3:::other/*", object] }, resource: object, applies: true },
      {
        what: "none",
        statement: { Resource: ["arn:aws:s3:::other/*", "arn:aws:s3:::third"] },
        resource: object,
        applies: false,
      },
      {
        what: "one of four that must be searched",
        statement: { Resource: ["a/*x?y*", "b/*x?y*", "my*/*/?.txt", "c/*x?y*"] },
        resource: object,
        applies: true,
      },
      {
        what: "none of four that must be searched",
        statement: { Resource: ["a/*x?y*", "b/*x?y*", "my*/*/??.txt", "c/*x?y*"] },
        resource: object,
        applies: false,
      },
    ],
  },
  {
    from: "IAM: ARNs",
    says: "When you specify an incomplete ARN (one with fewer than the standard six fields), AWS automatically completes the ARN by adding wildcard characters (*) to all missing fields.",
    cases: [
      { what: "a service", statement: { Resource: "arn:aws:s3" }, resource: object, applies: true },
      { what: "another service", statement: { Resource: "arn:aws:iam" }, resource: object, applies: false },
      { what: "a service and a region", statement: { Resource: "arn:aws:s3:" }, resource: object, applies: true },
      { what: "another region", statement: { Resource: "arn:aws:s3:eu" }, resource: object, applies: false },
    ],
  },
  {
    from: "IAM: NotResource",
    says: "NotResource is an advanced policy element that explicitly matches all resources except for the resources listed in the statement.",
    cases: [
      {
        what: "a listed resource",
        statement: { NotResource: ["arn:aws:s3:::HRBucket/Payroll", "arn:aws:s3:::HRBucket/Payroll/*"] },
        resource: "arn:aws:s3:::HRBucket/Payroll/may",
        applies: false,
      },
      {
        what: "another resource",
        statement: { NotResource: ["arn:aws:s3:::HRBucket/Payroll", "arn:aws:s3:::HRBucket/Payroll/*"] },
        resource: "arn:aws:s3:::HRBucket/Hiring",
        applies: true,
      },
      {
        what: "another case",
        statement: { NotResource: "arn:aws:s3:::HRBucket/*" },
        resource: "arn:aws:s3:::hrbucket/a",
        applies: true,
      },
      { what: "everything", statement: { NotResource: "*" }, resource: object, applies: false },
    ],
  },
];
