import type { ConditionCase, Rule } from "../case.js";

const operators = "IAM: Condition operators";
const sets = "IAM: Multivalued context keys";
const many = "IAM: Conditions with multiple keys or values";
const tags = "aws:TagKeys";

/** Set qualifiers and several values. */
export const setRules: readonly Rule<ConditionCase>[] = [
  {
    from: sets,
    says: "ForAllValues: The condition returns true if every context key value in the request matches a context key value in the policy.",
    cases: [
      [
        "one of the listed",
        { "ForAllValues:StringEquals": { [tags]: ["environment", "costcenter"] } },
        { [tags]: ["environment"] },
        true,
      ],
      [
        "all of the listed",
        { "ForAllValues:StringEquals": { [tags]: ["environment", "costcenter"] } },
        { [tags]: ["costcenter", "environment"] },
        true,
      ],
      [
        "one more than the listed",
        { "ForAllValues:StringEquals": { [tags]: ["environment", "costcenter"] } },
        { [tags]: ["environment", "owner"] },
        false,
      ],
      [
        "another case",
        { "ForAllValues:StringEquals": { [tags]: ["environment"] } },
        { [tags]: ["Environment"] },
        false,
      ],
      [
        "without regard to case",
        { "ForAllValues:StringEqualsIgnoreCase": { [tags]: ["environment"] } },
        { [tags]: ["Environment", "ENVIRONMENT"] },
        true,
      ],
      ["patterns", { "ForAllValues:StringLike": { [tags]: ["cost*"] } }, { [tags]: ["costcenter", "cost"] }, true],
      [
        "patterns, one unlike",
        { "ForAllValues:StringLike": { [tags]: ["cost*"] } },
        { [tags]: ["costcenter", "owner"] },
        false,
      ],
      ["numbers", { "ForAllValues:NumericLessThan": { "x:sizes": "10" } }, { "x:sizes": ["1", "9.5"] }, true],
      [
        "numbers, one too large",
        { "ForAllValues:NumericLessThan": { "x:sizes": "10" } },
        { "x:sizes": ["1", "10"] },
        false,
      ],
    ],
  },
  {
    from: sets,
    says: "It also returns true if there are no context keys in the request, or if the context key value resolves to a null dataset, such as an empty string.",
    cases: [
      ["no key", { "ForAllValues:StringEquals": { [tags]: "a" } }, {}, true],
      ["no values", { "ForAllValues:StringEquals": { [tags]: "a" } }, { [tags]: [] }, true],
      ["an empty text", { "ForAllValues:StringEquals": { [tags]: "a" } }, { [tags]: [""] }, true],
      ["an empty text beside another", { "ForAllValues:StringEquals": { [tags]: "a" } }, { [tags]: ["", "a"] }, false],
      [
        "no key, with a check that it is there",
        { "ForAllValues:StringEquals": { [tags]: "a" }, Null: { [tags]: "false" } },
        {},
        false,
      ],
      [
        "a key, with a check that it is there",
        { "ForAllValues:StringEquals": { [tags]: "a" }, Null: { [tags]: "false" } },
        { [tags]: ["a"] },
        true,
      ],
      ["no key, negated", { "ForAllValues:StringNotEquals": { [tags]: "a" } }, {}, true],
    ],
  },
  {
    from: sets,
    says: "ForAnyValue: The condition returns true if any one of the context key values in the request matches any one of the context key values in the policy. For no matching context key or a null dataset, the condition returns false.",
    cases: [
      [
        "one of two",
        { "ForAnyValue:StringEquals": { [tags]: "environment" } },
        { [tags]: ["environment", "costcenter"] },
        true,
      ],
      [
        "none of two",
        { "ForAnyValue:StringEquals": { [tags]: "environment" } },
        { [tags]: ["owner", "costcenter"] },
        false,
      ],
      ["another case", { "ForAnyValue:StringEquals": { [tags]: "environment" } }, { [tags]: ["Environment"] }, false],
      ["a pattern", { "ForAnyValue:StringLike": { [tags]: "cost*" } }, { [tags]: ["owner", "costcenter"] }, true],
      ["no key", { "ForAnyValue:StringEquals": { [tags]: "environment" } }, {}, false],
      ["no values", { "ForAnyValue:StringLike": { [tags]: "*" } }, { [tags]: [] }, false],
      ["an empty text", { "ForAnyValue:StringLike": { [tags]: "*" } }, { [tags]: [""] }, false],
      ["no key, negated", { "ForAnyValue:StringNotEquals": { [tags]: "environment" } }, {}, false],
    ],
  },
  {
    from: operators,
    says: "ForAllValues:StringNotEquals: None of the values of the context key in the request can match any of the context key values in your policy.",
    cases: [
      ["none", { "ForAllValues:StringNotEquals": { [tags]: ["a", "b"] } }, { [tags]: ["c", "d"] }, true],
      ["one", { "ForAllValues:StringNotEquals": { [tags]: ["a", "b"] } }, { [tags]: ["c", "a"] }, false],
      ["none like the patterns", { "ForAllValues:StringNotLike": { [tags]: ["a*"] } }, { [tags]: ["b", "ca"] }, true],
      ["one like the patterns", { "ForAllValues:StringNotLike": { [tags]: ["a*"] } }, { [tags]: ["b", "ab"] }, false],
    ],
  },
  {
    from: operators,
    says: "ForAnyValue:StringNotEquals: At least one context key value in the request must NOT match any of values in the context key in your policy.",
    cases: [
      ["one of two", { "ForAnyValue:StringNotEquals": { [tags]: ["a", "b"] } }, { [tags]: ["a", "c"] }, true],
      ["none of two", { "ForAnyValue:StringNotEquals": { [tags]: ["a", "b"] } }, { [tags]: ["b", "a"] }, false],
      ["one unlike the patterns", { "ForAnyValue:StringNotLike": { [tags]: ["a*"] } }, { [tags]: ["ab", "b"] }, true],
      [
        "an ARN unlike the patterns",
        { "ForAnyValue:ArnNotLike": { "x:arns": "arn:aws:s3:::a*" } },
        { "x:arns": ["arn:aws:s3:::ab", "arn:aws:s3:::b"] },
        true,
      ],
    ],
  },
  {
    from: many,
    says: "If your policy statement has multiple condition operators, the condition operators are evaluated using a logical AND.",
    cases: [
      [
        "both",
        { StringEquals: { "s3:prefix": "a" }, Bool: { "aws:SecureTransport": "true" } },
        { "s3:prefix": "a", "aws:SecureTransport": "true" },
        true,
      ],
      [
        "the first only",
        { StringEquals: { "s3:prefix": "a" }, Bool: { "aws:SecureTransport": "true" } },
        { "s3:prefix": "a", "aws:SecureTransport": "false" },
        false,
      ],
      [
        "the second only",
        { StringEquals: { "s3:prefix": "a" }, Bool: { "aws:SecureTransport": "true" } },
        { "s3:prefix": "b", "aws:SecureTransport": "true" },
        false,
      ],
      ["no operators", {}, {}, true],
    ],
  },
  {
    from: many,
    says: "If your policy statement has multiple context keys attached to a single condition operator, the context keys are evaluated using a logical AND.",
    cases: [
      [
        "both",
        {
          StringEquals: {
            "aws:PrincipalTag/department": ["finance", "hr", "legal"],
            "aws:PrincipalTag/role": ["audit", "security"],
          },
        },
        { "aws:PrincipalTag/department": "legal", "aws:PrincipalTag/role": "audit" },
        true,
      ],
      [
        "one of them",
        {
          StringEquals: {
            "aws:PrincipalTag/department": ["finance", "hr", "legal"],
            "aws:PrincipalTag/role": ["audit", "security"],
          },
        },
        { "aws:PrincipalTag/department": "hr", "aws:PrincipalTag/role": "payroll" },
        false,
      ],
      [
        "one of them, the other missing",
        {
          StringEquals: {
            "aws:PrincipalTag/department": ["finance", "hr", "legal"],
            "aws:PrincipalTag/role": ["audit", "security"],
          },
        },
        { "aws:PrincipalTag/department": "hr" },
        false,
      ],
    ],
  },
  {
    from: many,
    says: "If a single condition operator includes multiple values for a context key, those values are evaluated using a logical OR.",
    cases: [
      ["the first", { StringEquals: { "s3:prefix": ["a", "b"] } }, { "s3:prefix": "a" }, true],
      ["the last", { StringEquals: { "s3:prefix": ["a", "b"] } }, { "s3:prefix": "b" }, true],
      ["neither", { StringEquals: { "s3:prefix": ["a", "b"] } }, { "s3:prefix": "c" }, false],
      [
        "one range of two",
        { IpAddress: { "aws:SourceIp": ["10.0.0.0/8", "192.168.0.0/16"] } },
        { "aws:SourceIp": "192.168.1.1" },
        true,
      ],
      [
        "four patterns, the last",
        { StringLike: { "s3:prefix": ["*a?b*", "*c?d*", "*e?f*", "*g?h*"] } },
        { "s3:prefix": "xxgxhxx" },
        true,
      ],
      [
        "four patterns, none",
        { StringLike: { "s3:prefix": ["*a?b*", "*c?d*", "*e?f*", "*g?h*"] } },
        { "s3:prefix": "xxgxxhxx" },
        false,
      ],
    ],
  },
  {
    from: many,
    says: "If a single negated matching condition operator includes multiple values for a context key, those values are evaluated using a logical NOR.",
    cases: [
      ["neither", { StringNotEquals: { "s3:prefix": ["a", "b"] } }, { "s3:prefix": "c" }, true],
      ["one of them", { StringNotEquals: { "s3:prefix": ["a", "b"] } }, { "s3:prefix": "b" }, false],
      [
        "outside two ranges",
        { NotIpAddress: { "aws:SourceIp": ["10.0.0.0/8", "192.168.0.0/16"] } },
        { "aws:SourceIp": "11.0.0.1" },
        true,
      ],
      [
        "within one of two ranges",
        { NotIpAddress: { "aws:SourceIp": ["10.0.0.0/8", "192.168.0.0/16"] } },
        { "aws:SourceIp": "10.0.0.1" },
        false,
      ],
    ],
  },
];
