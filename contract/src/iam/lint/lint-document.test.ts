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
  return lintDocument(reading.document).map(({ place, reason }) => `${place} ${reason}`);
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
      'Statement[1].Action[1] is no action (did you mean "s3:GetObject"?)',
    ]);
  });

  it("tells no more than a hundred things", () => {
    expect(lint({ ...allowance, Action: Array.from({ length: 300 }, (_, index) => `x:A${index}`) })).toHaveLength(100);
  });
});

describe("actions", () => {
  it.each([
    ["s3:PutObjct", 'Action is no action (did you mean "s3:PutObject"?)'],
    ["s3:ReadEverything", "Action is no action"],
    ["s3:Got*", "Action is like no action"],
    ["ec2:RunInstances", 'Action is of a service that is not here: there are "s3", "iam", "sts"'],
    ["s4:GetObject", 'Action is of a service that is not here: there are "s3", "iam", "sts" (did you mean "s3"?)'],
  ])("%s", (Action, warning) => {
    expect(inStatement({ Action, Resource: "*" })).toEqual([warning]);
  });
});

describe("resources", () => {
  it.each([
    ["arn:aws:s3:::b", "Resource names a bucket, and no action of the statement concerns one"],
    ["b", "Resource names a bucket, and no action of the statement concerns one"],
    ["arn:aws:s3", "Resource lacks parts of an ARN, which are anything then"],
    ["arn:aws-cn:s3:::b/*", 'Resource is no ARN of this server: they begin with "arn:aws:" or "urn:ecs:"'],
    ["arn:aws:sqs:::queue", "Resource is of a service that is not here"],
    [
      "arn:aws:iam::${aws:PrincipalAccount}:user/x",
      "Resource has a variable before the fifth colon, where it stands for itself",
    ],
    ["arn:aws:iam::1:user/x", "Resource names a user, and no action of the statement concerns one"],
    ["arn:aws:iam::1:cat/x", "Resource is no resource of IAM"],
  ])("%s", (Resource, warning) => {
    expect(inStatement({ Resource })).toEqual([warning]);
  });

  it("are looked at where others are listed, too", () => {
    const { Resource: _, ...rest } = allowance;
    expect(lint({ ...rest, NotResource: ["arn:aws:s3:::b/*", "c"] })).toEqual([
      "Statement.NotResource[1] names a bucket, and no action of the statement concerns one",
    ]);
  });
});

describe("conditions", () => {
  it.each([
    [
      { StringEquals: { "aws:UserNme": "a" } },
      'StringEquals.aws:UserNme is no condition key of requests (did you mean "aws:username"?)',
    ],
    [{ StringEquals: { "x:y": "a" } }, "StringEquals.x:y is no condition key of requests"],
    [
      { Bool: { "aws:MultiFactorAuthPresent": "true" } },
      "Bool.aws:MultiFactorAuthPresent is a condition key that requests here never have",
    ],
    [
      { StringEquals: { "s3:prefix": "a" } },
      "StringEquals.s3:prefix is a condition key that no action of the statement has",
    ],
    [
      { Null: { "aws:SourceIpp": "true" } },
      'Null.aws:SourceIpp is no condition key of requests (did you mean "aws:SourceIp"?)',
    ],
    [
      { StringEquals: { "aws:SourceIp": "10.0.0.1" } },
      "StringEquals.aws:SourceIp holds values of another type than StringEquals compares",
    ],
    [
      { IpAddress: { "aws:SourceIp": ["10.0.0.0/8", "10.0.0/8"] } },
      "IpAddress.aws:SourceIp[1] is not an IP address or a range in CIDR form, so that the statement cannot be evaluated",
    ],
    [
      { DateLessThan: { "aws:CurrentTime": "tomorrow" } },
      "DateLessThan.aws:CurrentTime is not a date of ISO 8601 or seconds since 1970, so that the statement cannot be evaluated",
    ],
    [
      { Bool: { "aws:SecureTransport": "yes" } },
      "Bool.aws:SecureTransport is not true or false, so that the statement cannot be evaluated",
    ],
    [
      { ArnEquals: { "aws:PrincipalArn": "ada" } },
      "ArnEquals.aws:PrincipalArn is not an ARN with six parts, so that the statement cannot be evaluated",
    ],
    [
      { StringEquals: { "aws:TagKeys": "a" } },
      'StringEquals.aws:TagKeys may have several values: the operator needs "ForAllValues:" or "ForAnyValue:"',
    ],
    [
      { "ForAnyValue:StringEquals": { "aws:username": "a" } },
      'ForAnyValue:StringEquals.aws:username has one value: the operator needs no "ForAnyValue:"',
    ],
    [
      { "ForAllValues:StringEquals": { "aws:TagKeys": "a" } },
      'ForAllValues:StringEquals.aws:TagKeys may be absent, and the statement allows then: add {"Null": {"aws:TagKeys": "false"}}',
    ],
    [
      { StringEquals: { "aws:username": "a", "aws:UserName": "b" } },
      "StringEquals.aws:UserName stands twice in one operator, in different cases",
    ],
    [
      { StringEquals: { "aws:username": "a*" } },
      "StringEquals.aws:username has wildcards, which this operator compares as they are (did you mean StringLike?)",
    ],
    [
      { DateLessThan: { "aws:CurrentTime": "${aws:TokenIssueTime}" } },
      "DateLessThan.aws:CurrentTime has a variable, which this operator does not replace",
    ],
    [
      { StringEquals: { "aws:username": "${aws:TagKeys}" } },
      'StringEquals.aws:username has a variable of several values, "aws:tagkeys", which has no single one',
    ],
    [
      { StringEquals: { "aws:UserAgent": "${aws:usernam}" } },
      'StringEquals.aws:UserAgent has a variable that no request has, "aws:usernam" (did you mean "aws:username"?)',
    ],
  ])("%j", (condition, warning) => {
    expect(inCondition(condition)).toEqual([warning]);
  });

  it("have no variables in the older version", () => {
    const Condition = { StringEquals: { "aws:UserAgent": "${aws:username}" } };
    expect(lint({ ...allowance, Condition }, "permissions", "2008-10-17")).toEqual([
      "Statement.Condition.StringEquals.aws:UserAgent has a variable, which only documents of version 2012-10-17 replace",
    ]);
  });
});

describe("principals", () => {
  const warningsFor = (more: object) => lint({ ...allowance, ...more }, "bucket");

  it.each([
    [{ AWS: "arn:aws:iam::1:user/*" }, "Statement.Principal.AWS has a wildcard, which stands for itself here"],
    [{ AWS: ["*", "arn:aws:iam::1:group/a"] }, "Statement.Principal.AWS[1] names nobody who asks here"],
    [{ Service: "s3.amazonaws.com" }, "Statement.Principal.Service names nobody who asks here"],
  ])("%j", (Principal, warning) => {
    expect(warningsFor({ Principal })).toEqual([warning]);
  });

  it("are doubtful where all but some are allowed", () => {
    expect(warningsFor({ NotPrincipal: { AWS: "ada" } })).toEqual([
      "Statement.NotPrincipal allows everybody else, also callers without credentials",
    ]);
    expect(warningsFor({ Effect: "Deny", NotPrincipal: { AWS: "ada" } })).toEqual([]);
    expect(warningsFor({ Principal: "*" })).toEqual([]);
  });
});
