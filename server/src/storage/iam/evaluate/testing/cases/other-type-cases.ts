// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policy variables look like this
import type { ConditionCase, Rule } from "../case.js";

const from = "IAM: Condition operators";
const ip = "aws:SourceIp";
const secure = "aws:SecureTransport";
const arn = "aws:SourceArn";

/** Operators of truth values, bytes, addresses and ARNs. */
export const otherTypeRules: readonly Rule<ConditionCase>[] = [
  {
    from,
    says: "Boolean conditions let you construct Condition elements that restrict access based on comparing a key to true or false.",
    cases: [
      ["false and false", { Bool: { [secure]: "false" } }, { [secure]: "false" }, true],
      ["false and true", { Bool: { [secure]: "false" } }, { [secure]: "true" }, false],
      ["true without quotation marks", { Bool: { [secure]: true } }, { [secure]: "true" }, true],
      ["either of both", { Bool: { [secure]: ["true", "false"] } }, { [secure]: "false" }, true],
      ["a capital", { Bool: { [secure]: "True" } }, { [secure]: "true" }, true],
      ["neither of both in the request", { Bool: { [secure]: "false" } }, { [secure]: "no" }, false],
    ],
  },
  {
    from,
    says: "BinaryEquals compares the value of the specified key byte for byte against a base-64 encoded representation of the binary value in the policy.",
    cases: [
      [
        "the same bytes",
        { BinaryEquals: { "x:key": "QmluYXJ5VmFsdWVJbkJhc2U2NA==" } },
        { "x:key": "QmluYXJ5VmFsdWVJbkJhc2U2NA==" },
        true,
      ],
      [
        "something else",
        { BinaryEquals: { "x:key": "QmluYXJ5VmFsdWVJbkJhc2U2NA==" } },
        { "x:key": "ASIAIOSFODNN7EXAMPLE" },
        false,
      ],
      ["another case", { BinaryEquals: { "x:key": "QQ==" } }, { "x:key": "qq==" }, false],
      ["one of two", { BinaryEquals: { "x:key": ["QQ==", "Qg=="] } }, { "x:key": "Qg==" }, true],
    ],
  },
  {
    from,
    says: "The value must be in the standard CIDR format (for example, 203.0.113.0/24 or 2001:DB8:1234:5678::/64).",
    cases: [
      ["an address within", { IpAddress: { [ip]: "203.0.113.0/24" } }, { [ip]: "203.0.113.1" }, true],
      ["the last address within", { IpAddress: { [ip]: "203.0.113.0/24" } }, { [ip]: "203.0.113.255" }, true],
      ["an address outside", { IpAddress: { [ip]: "203.0.113.0/24" } }, { [ip]: "198.51.100.1" }, false],
      ["the next address", { IpAddress: { [ip]: "203.0.113.0/24" } }, { [ip]: "203.0.114.0" }, false],
      ["a prefix within a byte", { IpAddress: { [ip]: "10.0.0.128/25" } }, { [ip]: "10.0.0.127" }, false],
      ["every address", { IpAddress: { [ip]: "0.0.0.0/0" } }, { [ip]: "255.255.255.255" }, true],
      [
        "a range that does not begin at its first address",
        { IpAddress: { [ip]: "203.0.113.77/24" } },
        { [ip]: "203.0.113.1" },
        true,
      ],
      ["IPv6 within", { IpAddress: { [ip]: "2001:DB8:1234:5678::/64" } }, { [ip]: "2001:db8:1234:5678:9::1" }, true],
      ["IPv6 outside", { IpAddress: { [ip]: "2001:DB8:1234:5678::/64" } }, { [ip]: "2001:db8:1234:5679::1" }, false],
      [
        "IPv6 with a prefix within a group",
        { IpAddress: { [ip]: "2001:db8::/33" } },
        { [ip]: "2001:db8:8000::1" },
        false,
      ],
      ["IPv4 written as IPv6", { IpAddress: { [ip]: "203.0.113.0/24" } }, { [ip]: "::ffff:203.0.113.9" }, true],
      [
        "a range of IPv4 written as IPv6",
        { IpAddress: { [ip]: "::ffff:203.0.113.0/120" } },
        { [ip]: "203.0.113.9" },
        true,
      ],
      ["IPv6 and a range of IPv4", { IpAddress: { [ip]: "0.0.0.0/0" } }, { [ip]: "2001:db8::1" }, false],
      ["IPv4 and a range of IPv6", { IpAddress: { [ip]: "::/0" } }, { [ip]: "203.0.113.9" }, false],
      [
        "both kinds in the policy",
        { IpAddress: { [ip]: ["203.0.113.0/24", "2001:DB8:1234:5678::/64"] } },
        { [ip]: "2001:db8:1234:5678::1" },
        true,
      ],
      [
        "an address with the name of an interface",
        { IpAddress: { [ip]: "fe80::/10" } },
        { [ip]: "fe80::1%eth0" },
        true,
      ],
      ["no address", { IpAddress: { [ip]: "0.0.0.0/0" } }, { [ip]: "localhost" }, false],
    ],
  },
  {
    from,
    says: "If you specify an IP address without the associated routing prefix, IAM uses the default prefix value of /32.",
    cases: [
      ["the address", { IpAddress: { [ip]: "203.0.113.5" } }, { [ip]: "203.0.113.5" }, true],
      ["its neighbour", { IpAddress: { [ip]: "203.0.113.5" } }, { [ip]: "203.0.113.6" }, false],
      ["one of IPv6", { IpAddress: { [ip]: "2001:db8::1" } }, { [ip]: "2001:db8:0:0:0:0:0:1" }, true],
      ["its neighbour of IPv6", { IpAddress: { [ip]: "2001:db8::1" } }, { [ip]: "2001:db8::2" }, false],
    ],
  },
  {
    from,
    says: "NotIpAddress: All IP addresses except the specified IP address or range",
    cases: [
      ["within", { NotIpAddress: { [ip]: "192.0.2.188/32" } }, { [ip]: "192.0.2.188" }, false],
      ["outside", { NotIpAddress: { [ip]: "192.0.2.188/32" } }, { [ip]: "192.0.2.187" }, true],
      [
        "a range without one address",
        { IpAddress: { [ip]: "192.0.2.0/24" }, NotIpAddress: { [ip]: "192.0.2.188/32" } },
        { [ip]: "192.0.2.188" },
        false,
      ],
      [
        "a range without another address",
        { IpAddress: { [ip]: "192.0.2.0/24" }, NotIpAddress: { [ip]: "192.0.2.188/32" } },
        { [ip]: "192.0.2.1" },
        true,
      ],
    ],
  },
  {
    from,
    says: "Each of the six colon-delimited components of the ARN is checked separately and each can include multi-character match wildcards (*) or single-character match wildcards (?). The ArnEquals and ArnLike condition operators behave identically.",
    cases: [
      [
        "the same ARN",
        { ArnEquals: { [arn]: "arn:aws:sns:us-west-2:123456789012:TOPIC-ID" } },
        { [arn]: "arn:aws:sns:us-west-2:123456789012:TOPIC-ID" },
        true,
      ],
      [
        "another account",
        { ArnEquals: { [arn]: "arn:aws:sns:us-west-2:123456789012:TOPIC-ID" } },
        { [arn]: "arn:aws:sns:us-west-2:777788889999:TOPIC-ID" },
        false,
      ],
      ["another case", { ArnEquals: { [arn]: "arn:aws:s3:::Bucket" } }, { [arn]: "arn:aws:s3:::bucket" }, false],
      [
        "a wildcard with ArnEquals",
        { ArnEquals: { [arn]: "arn:aws:s3:::b*" } },
        { [arn]: "arn:aws:s3:::bucket" },
        true,
      ],
      ["a wildcard with ArnLike", { ArnLike: { [arn]: "arn:aws:s3:::b*" } }, { [arn]: "arn:aws:s3:::bucket" }, true],
      ["one character", { ArnLike: { [arn]: "arn:aws:s3:::bucke?" } }, { [arn]: "arn:aws:s3:::bucket" }, true],
      [
        "a wildcard that would have to pass a colon",
        { ArnLike: { [arn]: "arn:aws:someservice:*:111122223333:finance/*" } },
        { [arn]: "arn:aws:someservice:us-east-2:999999999999:store/abc:111122223333:finance/document.txt" },
        false,
      ],
      [
        "the same pattern as text",
        { StringLike: { [arn]: "arn:aws:someservice:*:111122223333:finance/*" } },
        { [arn]: "arn:aws:someservice:us-east-2:999999999999:store/abc:111122223333:finance/document.txt" },
        true,
      ],
      [
        "a wildcard that passes colons of the resource",
        { ArnLike: { [arn]: "arn:aws:s3:::b/*" } },
        { [arn]: "arn:aws:s3:::b/a:b:c" },
        true,
      ],
      [
        "too few components in the policy",
        { ArnLike: { [arn]: "arn:aws:s3" } },
        { [arn]: "arn:aws:s3:::bucket" },
        false,
      ],
      ["* alone", { ArnLike: { [arn]: "*" } }, { [arn]: "arn:aws:s3:::bucket" }, true],
      ["a request without an ARN", { ArnLike: { [arn]: "*" } }, { [arn]: "bucket" }, false],
    ],
  },
  {
    from,
    says: "ArnNotEquals, ArnNotLike: Negated matching for ARN.",
    cases: [
      ["the same ARN", { ArnNotEquals: { [arn]: "arn:aws:s3:::bucket" } }, { [arn]: "arn:aws:s3:::bucket" }, false],
      ["another one", { ArnNotEquals: { [arn]: "arn:aws:s3:::bucket" } }, { [arn]: "arn:aws:s3:::other" }, true],
      ["one that is like it", { ArnNotLike: { [arn]: "arn:aws:s3:::b*" } }, { [arn]: "arn:aws:s3:::bucket" }, false],
      ["one that is not", { ArnNotLike: { [arn]: "arn:aws:s3:::b*" } }, { [arn]: "arn:aws:s3:::other" }, true],
    ],
  },
  {
    from: "Concordat",
    says: "ARNs: arn:aws:… and the vendor's urn:ecs:… name the same.",
    cases: [
      [
        "the vendor's head in the request",
        { ArnEquals: { [arn]: "arn:aws:iam::1:user/a" } },
        { [arn]: "urn:ecs:iam::1:user/a" },
        true,
      ],
      [
        "the vendor's head in the policy",
        { ArnLike: { [arn]: "urn:ecs:iam::*:user/a" } },
        { [arn]: "arn:aws:iam::1:user/a" },
        true,
      ],
      [
        "a key of ARNs, compared as text",
        { StringEquals: { "iam:PolicyARN": "arn:aws:iam::1:policy/p" } },
        { "iam:PolicyARN": "urn:ecs:iam::1:policy/p" },
        true,
      ],
      [
        "a key of ARNs, compared with itself",
        { StringEquals: { "iam:PolicyARN": "${iam:PolicyARN}" } },
        { "iam:PolicyARN": "urn:ecs:iam::1:policy/p" },
        true,
      ],
      [
        "a key of ARNs, ignoring case",
        { StringEqualsIgnoreCase: { "iam:PolicyARN": "ARN:AWS:iam::1:policy/P" } },
        { "iam:PolicyARN": "urn:ecs:iam::1:policy/p" },
        true,
      ],
      [
        "a variable that is a whole ARN",
        { ArnNotEquals: { "iam:PolicyARN": "${iam:PolicyARN}" } },
        { "iam:PolicyARN": "urn:ecs:iam::1:policy/p" },
        false,
      ],
      ["a key of texts", { StringEquals: { "s3:prefix": "arn:aws:x" } }, { "s3:prefix": "urn:ecs:x" }, false],
    ],
  },
];
