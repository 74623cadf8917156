import type { ConditionCase, Rule } from "../case.js";

const from = "IAM: Condition operators";
const name = "aws:username";
const prefix = "s3:prefix";

/** String operators. */
export const stringRules: readonly Rule<ConditionCase>[] = [
  {
    from,
    says: "StringEquals: Exact matching, case sensitive",
    cases: [
      ["the same text", { StringEquals: { [name]: "johndoe" } }, { [name]: "johndoe" }, true],
      ["another case", { StringEquals: { [name]: "johndoe" } }, { [name]: "JohnDoe" }, false],
      ["a text that goes on", { StringEquals: { [name]: "john" } }, { [name]: "johndoe" }, false],
      ["a text with a blank behind", { StringEquals: { [prefix]: "home" } }, { [prefix]: "home " }, false],
      [
        "an asterisk, which is no wildcard here",
        { StringEquals: { [prefix]: "home/*" } },
        { [prefix]: "home/a" },
        false,
      ],
      ["an asterisk on both sides", { StringEquals: { [prefix]: "home/*" } }, { [prefix]: "home/*" }, true],
      [
        "a question mark, which is no wildcard here",
        { StringEquals: { [prefix]: "hom?" } },
        { [prefix]: "home" },
        false,
      ],
      ["empty texts", { StringEquals: { [prefix]: "" } }, { [prefix]: "" }, true],
      ["a number in the policy", { StringEquals: { [prefix]: 2024 } }, { [prefix]: "2024" }, true],
      ["a truth value in the policy", { StringEquals: { [prefix]: true } }, { [prefix]: "true" }, true],
      ["texts that only look alike", { StringEquals: { [prefix]: "\u00e9" } }, { [prefix]: "e\u0301" }, false],
    ],
  },
  {
    from,
    says: "StringNotEquals: Negated matching",
    cases: [
      ["the same text", { StringNotEquals: { [name]: "johndoe" } }, { [name]: "johndoe" }, false],
      ["another text", { StringNotEquals: { [name]: "johndoe" } }, { [name]: "ada" }, true],
      ["another case", { StringNotEquals: { [name]: "johndoe" } }, { [name]: "JohnDoe" }, true],
    ],
  },
  {
    from,
    says: "StringEqualsIgnoreCase: Exact matching, ignoring case",
    cases: [
      ["another case", { StringEqualsIgnoreCase: { [name]: "johndoe" } }, { [name]: "JohnDoe" }, true],
      ["capitals in the policy", { StringEqualsIgnoreCase: { [name]: "JOHNDOE" } }, { [name]: "johndoe" }, true],
      ["another text", { StringEqualsIgnoreCase: { [name]: "johndoe" } }, { [name]: "johndo" }, false],
      [
        "an asterisk, which is no wildcard here",
        { StringEqualsIgnoreCase: { [name]: "john*" } },
        { [name]: "JohnDoe" },
        false,
      ],
      [
        "letters of another script",
        { StringEqualsIgnoreCase: { [prefix]: "\u0416\u0411" } },
        { [prefix]: "\u0436\u0431" },
        true,
      ],
    ],
  },
  {
    from,
    says: "StringNotEqualsIgnoreCase: Negated matching, ignoring case",
    cases: [
      ["another case", { StringNotEqualsIgnoreCase: { [name]: "johndoe" } }, { [name]: "JohnDoe" }, false],
      ["another text", { StringNotEqualsIgnoreCase: { [name]: "johndoe" } }, { [name]: "ada" }, true],
    ],
  },
  {
    from,
    says: "StringLike: The values can include multi-character match wildcards (*) and single-character match wildcards (?) anywhere in the string.",
    cases: [
      ["* for any text", { StringLike: { [prefix]: "home/*" } }, { [prefix]: "home/a/b" }, true],
      ["* for no text", { StringLike: { [prefix]: "home/*" } }, { [prefix]: "home/" }, true],
      ["* at the beginning", { StringLike: { [prefix]: "*/logs" } }, { [prefix]: "a/b/logs" }, true],
      ["* in the middle", { StringLike: { [prefix]: "home/*/logs" } }, { [prefix]: "home/ada/logs" }, true],
      ["* on both sides", { StringLike: { [prefix]: "*log*" } }, { [prefix]: "my-logs" }, true],
      ["* twice, out of order", { StringLike: { [prefix]: "*a*b*" } }, { [prefix]: "ba" }, false],
      ["* that must give something back", { StringLike: { [prefix]: "*aab" } }, { [prefix]: "aaab" }, true],
      [
        "* between parts that would share a character",
        { StringLike: { [prefix]: "ab*ba" } },
        { [prefix]: "aba" },
        false,
      ],
      ["? for one character", { StringLike: { [prefix]: "hom?" } }, { [prefix]: "home" }, true],
      ["? for no character", { StringLike: { [prefix]: "home?" } }, { [prefix]: "home" }, false],
      ["? for two characters", { StringLike: { [prefix]: "hom?" } }, { [prefix]: "homes" }, false],
      ["? for a character of two units", { StringLike: { [prefix]: "a?b" } }, { [prefix]: "a\u{1f600}b" }, true],
      ["?? for a character of two units", { StringLike: { [prefix]: "a??b" } }, { [prefix]: "a\u{1f600}b" }, false],
      ["? and * together", { StringLike: { [prefix]: "?*" } }, { [prefix]: "" }, false],
      ["* and ? together", { StringLike: { [prefix]: "*?" } }, { [prefix]: "a" }, true],
      ["? between texts, behind *", { StringLike: { [prefix]: "*a?c*" } }, { [prefix]: "aabbaxcz" }, true],
      ["a line break under *", { StringLike: { [prefix]: "a*b" } }, { [prefix]: "a\n\nb" }, true],
      [
        "characters that are special elsewhere",
        { StringLike: { [prefix]: "a.b+(c)[d]" } },
        { [prefix]: "a.b+(c)[d]" },
        true,
      ],
      ["a dot, which is no wildcard", { StringLike: { [prefix]: "a.b" } }, { [prefix]: "axb" }, false],
    ],
  },
  {
    from,
    says: "StringLike: Case-sensitive matching. You must specify wildcards to achieve partial string matches.",
    cases: [
      ["another case", { StringLike: { [prefix]: "Home/*" } }, { [prefix]: "home/a" }, false],
      ["a part of the text", { StringLike: { [prefix]: "home" } }, { [prefix]: "home/a" }, false],
      ["the whole text", { StringLike: { [prefix]: "home" } }, { [prefix]: "home" }, true],
      ["an empty pattern and an empty text", { StringLike: { [prefix]: "" } }, { [prefix]: "" }, true],
      ["an empty pattern", { StringLike: { [prefix]: "" } }, { [prefix]: "a" }, false],
    ],
  },
  {
    from,
    says: "StringNotLike: Negated case-sensitive matching.",
    cases: [
      ["a text that is like it", { StringNotLike: { [prefix]: "home/*" } }, { [prefix]: "home/a" }, false],
      ["a text that is not", { StringNotLike: { [prefix]: "home/*" } }, { [prefix]: "work/a" }, true],
      ["another case", { StringNotLike: { [prefix]: "home/*" } }, { [prefix]: "Home/a" }, true],
    ],
  },
  {
    from,
    says: "If the key that you specify in a policy condition is not present in the request context, the values do not match and the condition is false. If the policy condition requires that the key is not matched, such as StringNotLike or ArnNotLike, and the right key is not present, the condition is true.",
    cases: [
      ["StringEquals", { StringEquals: { [prefix]: "a" } }, {}, false],
      ["StringEquals with an empty text", { StringEquals: { [prefix]: "" } }, {}, false],
      ["StringNotEquals", { StringNotEquals: { [prefix]: "a" } }, {}, true],
      ["StringEqualsIgnoreCase", { StringEqualsIgnoreCase: { [prefix]: "a" } }, {}, false],
      ["StringNotEqualsIgnoreCase", { StringNotEqualsIgnoreCase: { [prefix]: "a" } }, {}, true],
      ["StringLike with *", { StringLike: { [prefix]: "*" } }, {}, false],
      ["StringNotLike with *", { StringNotLike: { [prefix]: "*" } }, {}, true],
      ["NumericEquals", { NumericEquals: { "s3:max-keys": "1" } }, {}, false],
      ["NumericNotEquals", { NumericNotEquals: { "s3:max-keys": "1" } }, {}, true],
      ["NumericGreaterThan", { NumericGreaterThan: { "s3:max-keys": "0" } }, {}, false],
      ["DateLessThan", { DateLessThan: { "aws:TokenIssueTime": "2030-01-01" } }, {}, false],
      ["DateNotEquals", { DateNotEquals: { "aws:TokenIssueTime": "2030-01-01" } }, {}, true],
      ["Bool", { Bool: { "aws:SecureTransport": "false" } }, {}, false],
      ["BinaryEquals", { BinaryEquals: { "x:key": "QQ==" } }, {}, false],
      ["IpAddress", { IpAddress: { "aws:SourceIp": "0.0.0.0/0" } }, {}, false],
      ["NotIpAddress", { NotIpAddress: { "aws:SourceIp": "0.0.0.0/0" } }, {}, true],
      ["ArnLike", { ArnLike: { "aws:SourceArn": "*" } }, {}, false],
      ["ArnNotLike", { ArnNotLike: { "aws:SourceArn": "*" } }, {}, true],
      ["ArnNotEquals", { ArnNotEquals: { "aws:SourceArn": "arn:aws:s3:::b" } }, {}, true],
      ["a key that no service has", { StringEquals: { "made:up": "a" } }, {}, false],
    ],
  },
];
