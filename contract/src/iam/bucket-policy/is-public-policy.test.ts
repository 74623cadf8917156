import { expect, it } from "vitest";
import { isPublicPolicy } from "./is-public-policy.js";
import { readBucketPolicy } from "./read-bucket-policy.js";

const isPublic = (change: object) => {
  const statement = { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "*", ...change };
  const { document } = { document: undefined, ...readBucketPolicy(JSON.stringify({ Statement: statement }), "files") };
  return document === undefined ? "not a policy" : isPublicPolicy(document);
};
const ada = "arn:aws:iam::0123456789abcdef0123456789abcdef:user/ada";

it.each<[what: string, change: object, expected: boolean]>([
  ["everyone", {}, true],
  ["everyone in a list", { Principal: { AWS: [ada, "*"] } }, true],
  ["everyone but one", { Principal: undefined, NotPrincipal: { AWS: ada } }, true],
  ["one user", { Principal: { AWS: ada } }, false],
  ["a service", { Principal: { Service: "cloudfront.amazonaws.com" } }, false],
  ["a denial for everyone", { Effect: "Deny" }, false],
  ["callers from a range", { Condition: { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } } }, false],
  ["callers from a range as broad as can be", { Condition: { IpAddress: { "aws:SourceIp": "8.0.0.0/8" } } }, false],
  ["callers from a broad range", { Condition: { IpAddress: { "aws:SourceIp": "0.0.0.0/1" } } }, true],
  [
    "callers from a narrow and a broad range",
    { Condition: { IpAddress: { "aws:SourceIp": ["203.0.113.0/24", "0.0.0.0/0"] } } },
    true,
  ],
  ["callers from a range of IPv6", { Condition: { IpAddress: { "aws:SourceIp": "2001:db8::/32" } } }, false],
  ["callers from a broad range of IPv6", { Condition: { IpAddress: { "aws:SourceIp": "2001::/16" } } }, true],
  ["callers from a private range", { Condition: { IpAddress: { "aws:SourceIp": "172.16.0.0/12" } } }, false],
  ["callers not from a range", { Condition: { NotIpAddress: { "aws:SourceIp": "203.0.113.0/24" } } }, true],
  ["a fixed network", { Condition: { StringEquals: { "aws:SourceVpc": "vpc-91237329" } } }, false],
  ["a fixed network, written as a pattern", { Condition: { StringLike: { "aws:SourceVpc": "vpc-91237329" } } }, false],
  ["any network", { Condition: { StringLike: { "aws:SourceVpc": "vpc-*" } } }, true],
  ["a network if there is one", { Condition: { StringEqualsIfExists: { "aws:SourceVpc": "vpc-91237329" } } }, true],
  [
    "only networks of a set, or none",
    { Condition: { "ForAllValues:StringEquals": { "aws:SourceVpc": "vpc-1" } } },
    true,
  ],
  ["another network", { Condition: { StringNotEquals: { "aws:SourceVpc": "vpc-91237329" } } }, true],
  ["a key of another kind", { Condition: { StringEquals: { "aws:Referer": "https://example.com" } } }, true],
  ["a fixed caller", { Condition: { ArnEquals: { "aws:PrincipalArn": ada } } }, false],
  ["a variable", { Condition: { StringEquals: { "aws:userid": `\${${"aws:username"}}` } } }, true],
  ["sessions of a role", { Condition: { StringLike: { "aws:userid": "AROA0123456789ABCDEF:*" } } }, true],
  [
    "access points of an account",
    { Condition: { StringLike: { "s3:DataAccessPointArn": "arn:aws:s3:us-west-2:123456789012:accesspoint/*" } } },
    false,
  ],
  ["a key that is a member of every object", { Condition: { StringEquals: { "aws:constructor": "x" } } }, true],
])("%s", (_, change, expected) => {
  expect(isPublic(change)).toBe(expected);
});

it.each([
  "aws:userid",
  "aws:username",
  "aws:PrincipalArn",
  "aws:PrincipalAccount",
  "aws:PrincipalOrgID",
  "aws:SourceArn",
  "aws:SourceVpc",
  "aws:SourceVpce",
  "aws:SourceOwner",
  "aws:SourceAccount",
  "s3:DataAccessPointAccount",
])("is limited by fixed values of %s, and not by patterns or nothing", (key) => {
  const withValue = (value: string) => isPublic({ Condition: { StringLike: { [key]: value } } });
  expect(["fixed", "fix*", "fix?d", ""].map(withValue)).toEqual([false, true, true, true]);
});

it.each([
  ["StringEqualsIgnoreCase", "aws:SourceVpc", "vpc-1", false],
  ["ArnLike", "aws:SourceArn", "arn:aws:s3:::files", false],
  ["IpAddress", "aws:SourceIp", "everywhere", true],
  ["Null", "aws:SourceVpc", "false", true],
  ["NumericLessThan", "aws:SourceAccount", "123456789012", true],
  ["StringLike", "s3:DataAccessPointArn", "arn:aws:s3:*:123456789012:accesspoint/a", true],
])("%s of %s %s", (operator, key, value, expected) => {
  expect(isPublic({ Condition: { [operator]: { [key]: value } } })).toBe(expected);
});
