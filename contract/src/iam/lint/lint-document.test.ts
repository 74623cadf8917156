// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policy variables are written so
import { describe, expect, it } from "vitest";
import { readDocument } from "../policy-document.js";
import type { DocumentKind } from "../policy-document-faults.js";
import { systemPolicies } from "../system-policies.js";
import { lintDocument } from "./lint-document.js";

const allowance = { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::b/*" };

const lint = (statements: unknown, kind: DocumentKind = "permissions", Version = "2012-10-17"): readonly string[] => {
  const reading = readDocument(JSON.stringify({ Version, Statement: statements }), kind);
  if (reading.faults) throw new Error(JSON.stringify(reading.faults));
  return lintDocument(reading.document).map(({ bracketPath, reason }) => `${bracketPath} ${reason}`);
};

const inStatement = (more: object): readonly string[] =>
  lint({ ...allowance, ...more }).map((warning) => warning.replace("Statement.", ""));
const inCondition = (condition: object, more: object = {}): readonly string[] =>
  inStatement({ Condition: condition, ...more }).map((warning) => warning.replace("Condition.", ""));

describe("lintDocument", () => {
  it.each(systemPolicies)("has nothing to say about $name", ({ document }) => {
    const { Statement } = JSON.parse(document) as { Statement: unknown };
    expect(lint(Statement)).toEqual([]);
  });

  it.each([
    [{}],
    [{ Action: ["s3:Get*", "IAM:listusers"], Resource: "*" }],
    [{ Action: "s3:ListBucket", Resource: "b", Condition: { StringLike: { "s3:prefix": ["${aws:username}/*", ""] } } }],
    [{ Action: "s3:*", Resource: ["arn:aws:s3:::b", "arn:aws:s3:::b/*", "urn:ecs:s3:::b*"] }],
    [{ Action: "iam:*AccessKey*", Resource: "arn:aws:iam::*:user/${aws:username}" }],
    [{ Action: "s3:ListAllMyBuckets", Resource: "arn:aws:s3:::*" }],
    [{ Condition: { IpAddress: { "aws:SourceIp": ["10.0.0.0/8"] }, Bool: { "aws:SecureTransport": true } } }],
    [
      {
        Condition: {
          StringEquals: { "aws:PrincipalArn": "arn:aws:iam::1:user/a" },
          NumericLessThan: { "aws:EpochTime": 1 },
        },
      },
    ],
    [{ Effect: "Deny", Condition: { "ForAllValues:StringEquals": { "aws:TagKeys": "a" } } }],
    [{ Condition: { "ForAllValues:StringEquals": { "aws:TagKeys": "a" }, Null: { "aws:tagkeys": "false" } } }],
  ])("has nothing to say about %j", (more) => {
    expect(inStatement(more)).toEqual([]);
  });

  it("tells where it is in a list of statements", () => {
    expect(lint([allowance, { ...allowance, Action: ["s3:GetObject", "s3:GetObjekt"] }])).toEqual([
      'Statement[1].Action[1] is not an action (did you mean "s3:GetObject"?)',
    ]);
  });

  it("tells no more than a hundred things", () => {
    expect(lint({ ...allowance, Action: Array.from({ length: 300 }, (_, index) => `x:A${index}`) })).toHaveLength(100);
  });
});

describe("actions", () => {
  it.each([
    ["s3:PutObjct", 'Action is not an action (did you mean "s3:PutObject"?)'],
    ["s3:ReadEverything", "Action is not an action"],
    ["s3:Got*", "Action matches no action"],
    ["ec2:RunInstances", 'Action names an unknown service; the services are "s3", "iam", "sts"'],
    ["s4:GetObject", 'Action names an unknown service; the services are "s3", "iam", "sts" (did you mean "s3"?)'],
  ])("%s", (Action, warning) => {
    expect(inStatement({ Action, Resource: "*" })).toEqual([warning]);
  });
});

describe("resources", () => {
  it.each([
    ["arn:aws:s3:::b", "Resource names a bucket, but no action of the statement applies to one"],
    ["b", "Resource names a bucket, but no action of the statement applies to one"],
    ["arn:aws:s3", "Resource is an incomplete ARN; missing parts match anything"],
    ["arn:aws-cn:s3:::b/*", 'Resource is not an ARN of this server; these begin with "arn:aws:" or "urn:ecs:"'],
    ["arn:aws:sqs:::queue", "Resource names an unknown service"],
    [
      "arn:aws:iam::${aws:PrincipalAccount}:user/x",
      "Resource contains a variable before the fifth colon, where it is literal text",
    ],
    ["arn:aws:iam::1:user/x", "Resource names a user, but no action of the statement applies to one"],
    ["arn:aws:iam::1:cat/x", "Resource is not a resource of IAM"],
  ])("%s", (Resource, warning) => {
    expect(inStatement({ Resource })).toEqual([warning]);
  });

  it("are looked at where others are listed, too", () => {
    const { Resource: _, ...rest } = allowance;
    expect(lint({ ...rest, NotResource: ["arn:aws:s3:::b/*", "c"] })).toEqual([
      "Statement.NotResource[1] names a bucket, but no action of the statement applies to one",
    ]);
  });
});

describe("conditions", () => {
  it.each([
    [
      { StringEquals: { "aws:UserNme": "a" } },
      'StringEquals.aws:UserNme is not a known condition key (did you mean "aws:username"?)',
    ],
    [{ StringEquals: { "x:y": "a" } }, "StringEquals.x:y is not a known condition key"],
    [
      { Bool: { "aws:MultiFactorAuthPresent": "true" } },
      "Bool.aws:MultiFactorAuthPresent is a condition key that this server never sets",
    ],
    [
      { StringEquals: { "s3:prefix": "a" } },
      "StringEquals.s3:prefix is not a condition key of any action of the statement",
    ],
    [
      { Null: { "aws:SourceIpp": "true" } },
      'Null.aws:SourceIpp is not a known condition key (did you mean "aws:SourceIp"?)',
    ],
    [
      { StringEquals: { "aws:SourceIp": "10.0.0.1" } },
      "StringEquals.aws:SourceIp has another type than StringEquals compares",
    ],
    [
      { IpAddress: { "aws:SourceIp": ["10.0.0.0/8", "10.0.0/8"] } },
      "IpAddress.aws:SourceIp[1] is not an IP address or a CIDR range; the statement cannot be evaluated",
    ],
    [
      { DateLessThan: { "aws:CurrentTime": "tomorrow" } },
      "DateLessThan.aws:CurrentTime is not a date of ISO 8601 or seconds since 1970; the statement cannot be evaluated",
    ],
    [
      { Bool: { "aws:SecureTransport": "yes" } },
      "Bool.aws:SecureTransport is not true or false; the statement cannot be evaluated",
    ],
    [
      { ArnEquals: { "aws:PrincipalArn": "ada" } },
      "ArnEquals.aws:PrincipalArn is not an ARN with six parts; the statement cannot be evaluated",
    ],
    [
      { StringEquals: { "aws:TagKeys": "a" } },
      'StringEquals.aws:TagKeys can have several values; use "ForAllValues:" or "ForAnyValue:"',
    ],
    [
      { "ForAnyValue:StringEquals": { "aws:username": "a" } },
      'ForAnyValue:StringEquals.aws:username has a single value; omit "ForAnyValue:"',
    ],
    [
      { "ForAllValues:StringEquals": { "aws:TagKeys": "a" } },
      'ForAllValues:StringEquals.aws:TagKeys can be absent, and the condition is true then; add {"Null": {"aws:TagKeys": "false"}}',
    ],
    [
      { StringEquals: { "aws:username": "a", "aws:UserName": "b" } },
      "StringEquals.aws:UserName occurs twice in one operator, in different case",
    ],
    [
      { StringEquals: { "aws:username": "a*" } },
      'StringEquals.aws:username contains wildcards, which this operator compares literally (did you mean "StringLike"?)',
    ],
    [
      { DateLessThan: { "aws:CurrentTime": "${aws:TokenIssueTime}" } },
      "DateLessThan.aws:CurrentTime contains a variable, which this operator does not support",
    ],
    [
      { StringEquals: { "aws:username": "${aws:TagKeys}" } },
      'StringEquals.aws:username contains the variable "aws:tagkeys", which has several values',
    ],
    [
      { StringEquals: { "aws:UserAgent": "${aws:usernam}" } },
      'StringEquals.aws:UserAgent contains the unknown variable "aws:usernam" (did you mean "aws:username"?)',
    ],
  ])("%j", (condition, warning) => {
    expect(inCondition(condition)).toEqual([warning]);
  });

  it("have no variables in the older version", () => {
    const Condition = { StringEquals: { "aws:UserAgent": "${aws:username}" } };
    expect(lint({ ...allowance, Condition }, "permissions", "2008-10-17")).toEqual([
      "Statement.Condition.StringEquals.aws:UserAgent contains a variable, which only documents of version 2012-10-17 support",
    ]);
  });
});

describe("principals", () => {
  const warningsFor = (more: object) => lint({ ...allowance, ...more }, "bucket");

  it.each([
    [{ AWS: "arn:aws:iam::1:user/*" }, "Statement.Principal.AWS contains a wildcard, which is literal in a principal"],
    [{ AWS: ["*", "arn:aws:iam::1:group/a"] }, "Statement.Principal.AWS[1] matches no caller of this server"],
    [{ Service: "s3.amazonaws.com" }, "Statement.Principal.Service matches no caller of this server"],
  ])("%j", (Principal, warning) => {
    expect(warningsFor({ Principal })).toEqual([warning]);
  });

  it("are doubtful where all but some are allowed", () => {
    expect(warningsFor({ NotPrincipal: { AWS: "ada" } })).toEqual([
      "Statement.NotPrincipal allows everyone else, including anonymous callers",
    ]);
    expect(warningsFor({ Effect: "Deny", NotPrincipal: { AWS: "ada" } })).toEqual([]);
    expect(warningsFor({ Principal: "*" })).toEqual([]);
  });
});
