import { describe, expect, it } from "vitest";
import { explainFault } from "../policy-document.js";
import { readBucketPolicy } from "./read-bucket-policy.js";

const granted = {
  Effect: "Allow",
  Principal: { AWS: "urn:ecs:iam::0123456789abcdef0123456789abcdef:user/ada" },
  Action: "s3:GetObject",
  Resource: "arn:aws:s3:::files/*",
};
const variable = (key: string) => `\${${key}}`;
const documentOf = (statement: object) => JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
const faultsOf = (sent: string) => (readBucketPolicy(sent, "files").faults ?? []).map(explainFault);
const faultsWith = (change: object) => faultsOf(documentOf({ ...granted, ...change }));

describe("the policy of a bucket", () => {
  it.each<[string, object]>([
    ["objects of the bucket", {}],
    ["the vendor's ARN", { Resource: "urn:ecs:s3:::files/*" }],
    ["a bare path", { Resource: "files/a/*" }],
    ["everything", { Resource: "*" }],
    ["an ARN with a pattern that includes the bucket", { Resource: "arn:aws:s3:::f?l*" }],
    ["a variable in the path", { Resource: `arn:aws:s3:::files/home/${variable("aws:username")}/*` }],
    ["the bucket and its objects", { Action: "s3:*", Resource: ["arn:aws:s3:::files", "arn:aws:s3:::files/*"] }],
    ["an action of buckets", { Action: "s3:ListBucket", Resource: "arn:aws:s3:::files" }],
    [
      "the complement of resources",
      { Action: "s3:ListBucket", NotResource: "arn:aws:s3:::other", Resource: undefined },
    ],
    ["the complement of actions", { NotAction: "s3:Delete*", Action: undefined }],
    ["everyone", { Principal: "*" }],
    ["an account", { Principal: { AWS: "0123456789abcdef0123456789abcdef" } }],
    ["a bare user name", { Principal: { AWS: ["ada", "bob"] } }],
    ["a canonical id", { Principal: { CanonicalUser: "0123456789abcdef0123456789abcdef" } }],
  ])("can name %s", (_, change) => {
    expect(faultsWith(change)).toEqual([]);
  });

  it.each<[string, object, ...string[]]>([
    [
      "another bucket",
      { Resource: ["arn:aws:s3:::files/*", "arn:aws:s3:::files2/*"] },
      "Statement.0.Resource.1 must name the bucket files or objects in it",
    ],
    [
      "a pattern without the bucket",
      { Resource: "arn:aws:s3:::g*/*" },
      "Statement.0.Resource must name the bucket files or objects in it",
    ],
    [
      "a resource of another service",
      { Resource: "arn:aws:iam::12:user/ada" },
      "Statement.0.Resource must name the bucket files or objects in it",
    ],
    [
      "no object behind the slash",
      { Resource: "arn:aws:s3:::files/" },
      "Statement.0.Resource must name the bucket files or objects in it",
    ],
    ["an action of another service", { Action: ["iam:*"] }, "Statement.0.Action.0 must be an action of S3"],
    ["an unknown action", { Action: "s3:GetObjects" }, "Statement.0.Action must be an action of S3"],
    [
      "an action of buckets for objects only",
      { Action: ["s3:GetObject", "s3:ListBucket"] },
      "Statement.0.Action.1 does not apply to any resource of the statement",
    ],
    [
      "an action of objects for the bucket only",
      { Resource: "arn:aws:s3:::files" },
      "Statement.0.Action does not apply to any resource of the statement",
    ],
    [
      "a group as principal",
      { Principal: { AWS: "arn:aws:iam::0123456789abcdef0123456789abcdef:group/staff" } },
      'Statement.0.Principal.AWS is not a principal: expected "*", an account, the ARN of a user, role or session, or a user name',
    ],
  ])("cannot have %s", (_, change, ...faults) => {
    expect(faultsWith(change)).toEqual(faults);
  });

  it("is refused with all its faults", () => {
    expect(
      faultsWith({ Action: "iam:GetUser", Resource: "arn:aws:s3:::other", Principal: { AWS: "arn:aws:s3:::x" } }),
    ).toHaveLength(3);
    expect(faultsWith({ Effect: "Permit", Resource: undefined })).toEqual([
      "Statement.0 must have Resource or NotResource",
      'Statement.0.Effect must be "Allow" or "Deny"',
    ]);
  });

  it("is JSON of at most 20 KB", () => {
    expect(faultsOf("")).toEqual(["must be a JSON object"]);
    expect(faultsOf("%7B%7D")).toEqual(["must be a JSON object"]);
    expect(faultsOf("{")).toEqual(["must be a JSON document, raw or percent-encoded"]);
    const long = documentOf({ ...granted, Sid: "x".repeat(20_480) });
    expect(faultsOf(long)).toEqual(["must have at most 20480 characters without whitespace"]);
  });
});

describe("a resource of the policy of the bucket files", () => {
  const everything = (Resource: string) => faultsWith({ Action: "s3:*", Resource }).length === 0;

  it.each([
    "arn:aws:s3",
    "arn:aws:*:*:*:files",
    "arn:aws:s3:::f***s",
    "arn:aws:s3:::?????",
    "arn:aws:s3:::?????/?",
    "arn:aws:s3:::files?x",
    "arn:aws:s3:::*/x",
    "arn:aws:s3:::*s",
    "files",
    `arn:aws:s3:::${variable("aws:username")}/*`,
    `arn:aws:s3:::f${variable("aws:username")}s`,
  ])("can be %s", (resource) => {
    expect(everything(resource)).toBe(true);
  });

  it.each([
    "arn:aws:iam:::files",
    "arn:other:s3:::files",
    "urn:aws:s3:::files",
    "arn:aws:s3:europe-1::files",
    "arn:aws:s3::123456789012:files",
    "arn:aws:s3:::????",
    "arn:aws:s3:::file",
    "arn:aws:s3:::files2",
    "arn:aws:s3:::Files",
    "arn:aws:s3:::",
  ])("cannot be %s", (resource) => {
    expect(everything(resource)).toBe(false);
  });
});
