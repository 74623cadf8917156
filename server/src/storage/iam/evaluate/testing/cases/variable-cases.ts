// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policy variables are written so
import type { ConditionCase, Rule } from "../case.js";

const from = "IAM: Variables and tags";
const prefix = "s3:prefix";
const name = "aws:username";
const team = "aws:PrincipalTag/team";
const older = "2008-10-17";

/** Policy variables in conditions. */
export const variableRules: readonly Rule<ConditionCase>[] = [
  {
    from,
    says: "When the policy is evaluated, the policy variables are replaced with values that come from the conditional context keys passed in the request.",
    cases: [
      [
        "the name of the user",
        { StringLike: { [prefix]: ["home/", "home/${aws:username}/"] } },
        { [name]: "martha", [prefix]: "home/martha/" },
        true,
      ],
      [
        "the name of another user",
        { StringLike: { [prefix]: ["home/${aws:username}/"] } },
        { [name]: "martha", [prefix]: "home/nikki/" },
        false,
      ],
      [
        "with a wildcard behind it",
        { StringLike: { [prefix]: "${aws:username}/*" } },
        { [name]: "martha", [prefix]: "martha/a" },
        true,
      ],
      [
        "with a wildcard before it",
        { StringLike: { [prefix]: "*/${aws:username}" } },
        { [name]: "martha", [prefix]: "a/martha" },
        true,
      ],
      [
        "two of them",
        { StringEquals: { [prefix]: "${aws:PrincipalTag/team}/${aws:username}" } },
        { [name]: "martha", [team]: "blue", [prefix]: "blue/martha" },
        true,
      ],
      [
        "two of them, swapped",
        { StringEquals: { [prefix]: "${aws:PrincipalTag/team}/${aws:username}" } },
        { [name]: "martha", [team]: "blue", [prefix]: "martha/blue" },
        false,
      ],
      [
        "a tag of who asks",
        { StringEquals: { "s3:ExistingObjectTag/owner": "${aws:PrincipalTag/owner}" } },
        { "s3:ExistingObjectTag/owner": "a", "aws:PrincipalTag/owner": "a" },
        true,
      ],
      [
        "a key of the service",
        { StringEquals: { "s3:delimiter": "${s3:prefix}" } },
        { "s3:delimiter": "/", [prefix]: "/" },
        true,
      ],
      [
        "without regard to case",
        { StringEqualsIgnoreCase: { [prefix]: "HOME/${aws:username}" } },
        { [name]: "Martha", [prefix]: "home/mARTHA" },
        true,
      ],
      [
        "in an ARN",
        { ArnEquals: { "aws:SourceArn": "arn:aws:iam::1:user/${aws:username}" } },
        { [name]: "martha", "aws:SourceArn": "arn:aws:iam::1:user/martha" },
        true,
      ],
      [
        "in a truth value",
        { Bool: { "aws:SecureTransport": "${x:wanted}" } },
        { "x:wanted": "true", "aws:SecureTransport": "true" },
        true,
      ],
    ],
  },
  {
    from,
    says: "Key names are case-insensitive. For example, aws:CurrentTime is equivalent to AWS:currenttime.",
    cases: [
      [
        "another case",
        { StringEquals: { [prefix]: "${AWS:UserName}" } },
        { [name]: "martha", [prefix]: "martha" },
        true,
      ],
      [
        "another case of the key of a tag",
        { StringEquals: { [prefix]: "${aws:principaltag/Team}" } },
        { [team]: "blue", [prefix]: "blue" },
        true,
      ],
    ],
  },
  {
    from,
    says: "You can use any single-valued condition key as a variable. You can't use a multivalued condition key as a variable.",
    cases: [
      [
        "a key for several values",
        { StringEquals: { [prefix]: "${aws:TagKeys}" } },
        { "aws:TagKeys": ["a"], [prefix]: "a" },
        false,
      ],
      [
        "a key with several values",
        { StringEquals: { [prefix]: "${x:some}" } },
        { "x:some": ["a", "b"], [prefix]: "a" },
        false,
      ],
    ],
  },
  {
    from,
    says: "If you don't include the Version element and set it to an appropriate version date, variables like ${aws:username} are treated as literal strings in the policy.",
    cases: [
      [
        "the older version",
        { StringEquals: { [prefix]: "${aws:username}" } },
        { [name]: "martha", [prefix]: "martha" },
        false,
        older,
      ],
      [
        "the literal text in the older version",
        { StringEquals: { [prefix]: "${aws:username}" } },
        { [name]: "martha", [prefix]: "${aws:username}" },
        true,
        older,
      ],
      [
        "the literal text in the present version",
        { StringEquals: { [prefix]: "${aws:username}" } },
        { [name]: "martha", [prefix]: "${aws:username}" },
        false,
      ],
      ["a wildcard in the older version", { StringLike: { [prefix]: "home/*" } }, { [prefix]: "home/a" }, true, older],
    ],
  },
  {
    from,
    says: "When policy variables reference a condition context key that has no value or is not present in an authorization context for a request, the value is effectively null. There is no equal or like value.",
    cases: [
      ["no such key", { StringEquals: { [prefix]: "${x:none}" } }, { [prefix]: "" }, false],
      ["no such key, in a pattern", { StringLike: { [prefix]: "${x:none}*" } }, { [prefix]: "a" }, false],
      ["no user", { StringLike: { [prefix]: "home/${aws:username}/*" } }, { [prefix]: "home//a" }, false],
      ["no tag", { StringEquals: { [prefix]: "${aws:PrincipalTag/team}" } }, { [name]: "martha", [prefix]: "" }, false],
      ["an empty tag", { StringLike: { [prefix]: "${aws:PrincipalTag/team}*" } }, { [team]: "", [prefix]: "a" }, false],
      ["beside a value that is like it", { StringEquals: { [prefix]: ["${x:none}", "a"] } }, { [prefix]: "a" }, true],
      [
        "in an ARN",
        { ArnLike: { "aws:SourceArn": "arn:aws:s3:::${x:none}*" } },
        { "aws:SourceArn": "arn:aws:s3:::b" },
        false,
      ],
    ],
  },
  {
    from,
    says: "Inverted condition operators like StringNotEquals or StringNotLike do match against a null value.",
    cases: [
      [
        "no tag of who asks",
        { StringNotEquals: { "s3:ExistingObjectTag/Team": "${aws:PrincipalTag/Team}" } },
        { "s3:ExistingObjectTag/Team": "blue" },
        true,
      ],
      ["neither tag", { StringNotEquals: { "s3:ExistingObjectTag/Team": "${aws:PrincipalTag/Team}" } }, {}, true],
      [
        "both tags, equal",
        { StringNotEquals: { "s3:ExistingObjectTag/Team": "${aws:PrincipalTag/Team}" } },
        { "s3:ExistingObjectTag/Team": "blue", "aws:PrincipalTag/Team": "blue" },
        false,
      ],
      ["StringNotLike", { StringNotLike: { [prefix]: "${x:none}*" } }, { [prefix]: "a" }, true],
    ],
  },
  {
    from,
    says: "To add a default value to a variable, surround the default value with single quotes (' '), and separate the variable text and the default value with a comma and space.",
    cases: [
      [
        "a value",
        { StringEquals: { [prefix]: "${aws:PrincipalTag/team, 'company-wide'}" } },
        { [team]: "yellow", [prefix]: "yellow" },
        true,
      ],
      [
        "no value",
        { StringEquals: { [prefix]: "${aws:PrincipalTag/team, 'company-wide'}" } },
        { [prefix]: "company-wide" },
        true,
      ],
      [
        "the default beside a value",
        { StringEquals: { [prefix]: "${aws:PrincipalTag/team, 'company-wide'}" } },
        { [team]: "yellow", [prefix]: "company-wide" },
        false,
      ],
      [
        "an empty value",
        { StringEquals: { [prefix]: "${aws:PrincipalTag/team, 'company-wide'}" } },
        { [team]: "", [prefix]: "company-wide" },
        true,
      ],
      ["an empty default", { StringEquals: { [prefix]: "a${x:none, ''}b" } }, { [prefix]: "ab" }, true],
      [
        "a default with a wildcard, which is literal",
        { StringLike: { [prefix]: "${x:none, '*'}" } },
        { [prefix]: "abc" },
        false,
      ],
      ["a default with a brace", { StringEquals: { [prefix]: "${x:none, '}'}" } }, { [prefix]: "}" }, true],
      [
        "a default without quotes, which is none",
        { StringEquals: { [prefix]: "${x:none, a}" } },
        { [prefix]: "a" },
        false,
      ],
      [
        "several values for a key, with a default",
        { StringEquals: { [prefix]: "${aws:TagKeys, 'x'}" } },
        { "aws:TagKeys": ["a"], [prefix]: "x" },
        true,
      ],
    ],
  },
  {
    from,
    says: "${*} - use where you need an * (asterisk) character; ${?} - use where you need a ? (question mark) character; ${$} - use where you need a $ (dollar sign) character.",
    cases: [
      ["an asterisk", { StringLike: { [prefix]: "a${*}" } }, { [prefix]: "a*" }, true],
      ["an asterisk for other text", { StringLike: { [prefix]: "a${*}" } }, { [prefix]: "abc" }, false],
      ["a question mark", { StringLike: { [prefix]: "a${?}" } }, { [prefix]: "a?" }, true],
      ["a question mark for another character", { StringLike: { [prefix]: "a${?}" } }, { [prefix]: "ab" }, false],
      [
        "a dollar sign",
        { StringEquals: { [prefix]: "${$}{aws:username}" } },
        { [name]: "martha", [prefix]: "${aws:username}" },
        true,
      ],
      ["an asterisk in an exact comparison", { StringEquals: { [prefix]: "a${*}" } }, { [prefix]: "a*" }, true],
      [
        "the older version, where it is a wildcard in braces",
        { StringLike: { [prefix]: "a${*}" } },
        { [prefix]: "a${b}" },
        true,
        older,
      ],
    ],
  },
  {
    from: "Concordat",
    says: "A value that stands for a variable is literal, and what only looks like a variable is text.",
    cases: [
      [
        "an asterisk in a value",
        { StringLike: { [prefix]: "${s3:delimiter}" } },
        { "s3:delimiter": "*", [prefix]: "abc" },
        false,
      ],
      [
        "an asterisk in a value, and in the text",
        { StringLike: { [prefix]: "${s3:delimiter}b" } },
        { "s3:delimiter": "*", [prefix]: "*b" },
        true,
      ],
      [
        "a variable in a value",
        { StringEquals: { [prefix]: "${s3:delimiter}" } },
        { [name]: "martha", "s3:delimiter": "${aws:username}", [prefix]: "martha" },
        false,
      ],
      [
        "no closing brace",
        { StringEquals: { [prefix]: "${aws:username" } },
        { [name]: "martha", [prefix]: "${aws:username" },
        true,
      ],
      ["no name", { StringEquals: { [prefix]: "${}" } }, { [prefix]: "${}" }, true],
      ["a dollar sign alone", { StringEquals: { [prefix]: "a$b" } }, { [prefix]: "a$b" }, true],
      [
        "braces alone",
        { StringEquals: { [prefix]: "{aws:username}" } },
        { [name]: "martha", [prefix]: "martha" },
        false,
      ],
    ],
  },
];
