import type { ConditionCase, Rule } from "../case.js";

const operators = "IAM: Condition operators";
const tags = "aws:TagKeys";

/** IfExists, Null, and keys whose names are written otherwise. */
export const presenceRules: readonly Rule<ConditionCase>[] = [
  {
    from: operators,
    says: "If the condition key is present in the context of the request, process the key as specified in the policy. If the key is not present, evaluate the condition element as true.",
    cases: [
      [
        "like",
        { StringLikeIfExists: { "ec2:InstanceType": ["t1.*", "t2.*", "m3.*"] } },
        { "ec2:InstanceType": "t1.micro" },
        true,
      ],
      [
        "unlike",
        { StringLikeIfExists: { "ec2:InstanceType": ["t1.*", "t2.*", "m3.*"] } },
        { "ec2:InstanceType": "m2.micro" },
        false,
      ],
      ["missing", { StringLikeIfExists: { "ec2:InstanceType": ["t1.*", "t2.*", "m3.*"] } }, {}, true],
      ["missing, negated", { StringNotEqualsIfExists: { "s3:prefix": "a" } }, {}, true],
      ["there, negated", { StringNotEqualsIfExists: { "s3:prefix": "a" } }, { "s3:prefix": "a" }, false],
      ["a missing truth value", { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } }, {}, true],
      ["a missing address", { IpAddressIfExists: { "aws:SourceIp": "10.0.0.0/8" } }, {}, true],
      ["a missing number", { NumericLessThanIfExists: { "s3:max-keys": "1" } }, {}, true],
      ["a missing date", { DateLessThanIfExists: { "aws:TokenIssueTime": "2020" } }, {}, true],
      ["a missing ARN", { ArnLikeIfExists: { "aws:SourceArn": "arn:aws:s3:::b" } }, {}, true],
      ["missing bytes", { BinaryEqualsIfExists: { "x:key": "QQ==" } }, {}, true],
      ["missing, of any value", { "ForAnyValue:StringEqualsIfExists": { [tags]: "a" } }, {}, true],
      ["there, of any value", { "ForAnyValue:StringEqualsIfExists": { [tags]: "a" } }, { [tags]: ["b"] }, false],
      [
        "missing, beside a condition that does not hold",
        { StringEqualsIfExists: { "s3:prefix": "a" }, StringEquals: { "s3:delimiter": "/" } },
        {},
        false,
      ],
    ],
  },
  {
    from: operators,
    says: "Null: use either true (the key doesn't exist — it is null) or false (the key exists and its value is not null).",
    cases: [
      ["absent, as it must be", { Null: { "aws:TokenIssueTime": "true" } }, {}, true],
      [
        "there, but must be absent",
        { Null: { "aws:TokenIssueTime": "true" } },
        { "aws:TokenIssueTime": "2020-01-01T00:00:00Z" },
        false,
      ],
      [
        "there, as it must be",
        { Null: { "aws:TokenIssueTime": "false" } },
        { "aws:TokenIssueTime": "2020-01-01T00:00:00Z" },
        true,
      ],
      ["absent, but must be there", { Null: { "aws:TokenIssueTime": "false" } }, {}, false],
      ["without quotation marks", { Null: { "aws:TokenIssueTime": true } }, {}, true],
      ["an empty value, which is null", { Null: { "aws:RequestTag/a": "true" } }, { "aws:RequestTag/a": "" }, true],
      ["no values", { Null: { [tags]: "false" } }, { [tags]: [] }, false],
      ["either", { Null: { "s3:prefix": ["true", "false"] } }, {}, true],
    ],
  },
  {
    from: "IAM: Condition",
    says: "Condition key names are not case-sensitive. For example, including the aws:SourceIP condition key is equivalent to testing for AWS:SourceIp.",
    cases: [
      ["capitals in the policy", { IpAddress: { "AWS:SourceIP": "10.0.0.0/8" } }, { "aws:SourceIp": "10.0.0.1" }, true],
      ["small letters in the policy", { StringEquals: { "s3:versionid": "v" } }, { "s3:VersionId": "v" }, true],
      ["the name of a user", { StringEquals: { "AWS:UserName": "ada" } }, { "aws:username": "ada" }, true],
      ["Null", { Null: { "AWS:tokenissuetime": "false" } }, { "aws:TokenIssueTime": "2020-01-01T00:00:00Z" }, true],
    ],
  },
  {
    from: "IAM: Condition",
    says: 'Key names are not case-sensitive. This means that if you specify "ec2:ResourceTag/TagKey1": "Value1" in the condition element of your policy, then the condition matches a resource tag key named either TagKey1 or tagkey1.',
    cases: [
      [
        "another case of the key of a tag",
        { StringEquals: { "aws:RequestTag/TagKey1": "Value1" } },
        { "aws:RequestTag/tagkey1": "Value1" },
        true,
      ],
      [
        "another case of the value",
        { StringEquals: { "aws:RequestTag/TagKey1": "Value1" } },
        { "aws:RequestTag/TagKey1": "value1" },
        false,
      ],
      [
        "a tag of who asks",
        { StringEquals: { "aws:principaltag/TEAM": "blue" } },
        { "aws:PrincipalTag/team": "blue" },
        true,
      ],
      [
        "a tag with blanks in its key",
        { StringEquals: { "aws:PrincipalTag/cost centre": "1" } },
        { "aws:PrincipalTag/cost centre": "1" },
        true,
      ],
      [
        "a tag of an object",
        { StringEquals: { "s3:ExistingObjectTag/a/b": "1" } },
        { "s3:ExistingObjectTag/a/b": "1" },
        true,
      ],
    ],
  },
];
