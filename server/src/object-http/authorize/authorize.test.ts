import {
  actionsOfRequest,
  type S3Operation,
  type S3OperationName,
  s3Operation,
  s3Operations,
} from "@concordat/contract/s3";
import { describe, expect, it } from "vitest";
import {
  allow,
  deny,
  elsewhere,
  here,
  policyOf,
  type StatementText,
} from "../../storage/iam/evaluate/testing/documents.js";
import { userOf } from "../../storage/iam/evaluate/testing/requests.js";
import { requestFactsOf, type S3ResourceOwner } from "./access-facts.js";
import { anonymousCaller, authorizeObject, authorizeS3, mayList, type S3Caller } from "./authorize.js";
import { factsOf, type TestFacts } from "./testing/facts.js";

const adaWith = (...statements: StatementText[]): S3Caller => ({
  principal: userOf("ada"),
  policies: { identity: [policyOf("own", statements)] },
});
const foreign = (...statements: StatementText[]): S3Caller => ({
  principal: userOf("eve", elsewhere),
  policies: { identity: [policyOf("own", statements)] },
});
const bucketWith = (...statements: StatementText[]): S3ResourceOwner => ({
  namespace: here,
  policy: statements.length === 0 ? undefined : policyOf("bucket", statements, "bucket"),
});
const granted = { set: "acl", on: "object", grantee: elsewhere, permission: "READ" } as const;
const everyone = { Principal: "*" };
const toEve = { Principal: { AWS: `arn:aws:iam::${elsewhere}:user/eve` } };

/** Requests that need all actions of an operation at once. */
const withEverything: TestFacts = {
  headers: {
    "x-amz-acl": "private",
    "x-amz-tagging": "a=1",
    "x-amz-object-lock-mode": "GOVERNANCE",
    "x-amz-object-lock-legal-hold": "ON",
    "x-amz-bypass-governance-retention": "true",
    "x-amz-bucket-object-lock-enabled": "true",
    "x-amz-object-ownership": "ObjectWriter",
    "x-amz-copy-source": "from/b",
  },
  source: {},
};
const withVersions: TestFacts = { ...withEverything, query: { versionId: "v" }, source: { versionId: "v" } };

const decisionOf = (operation: S3Operation, facts: TestFacts, caller: S3Caller, owner = bucketWith()) =>
  authorizeS3(operation, factsOf(facts), caller, owner).allowed;

const declared = s3Operations.filter(({ actions }) => actions.some(({ on }) => on !== "each-object"));
const undeclared = s3Operations.filter(({ actions }) => actions.length === 0);

describe.each(declared)("$name", (operation) => {
  it.each([
    ["a plain request", { source: {} }],
    ["a request with everything", withEverything],
    ["a request with versions", withVersions],
  ] as const)("needs every action that it declares, and no other: %s", (_, facts) => {
    const needed = actionsOfRequest(operation, requestFactsOf(factsOf(facts))).map(({ action }) => action);
    expect(needed).not.toEqual([]);
    const decide = (caller: S3Caller) => decisionOf(operation, facts, caller);
    expect(decide(anonymousCaller)).toBe(false);
    expect(decide(adaWith())).toBe(false);
    expect(decide(adaWith(allow("s3:*")))).toBe(true);
    expect(decide(adaWith(allow(needed)))).toBe(true);
    for (const action of new Set(needed)) {
      expect({ without: action, allowed: decide(adaWith(allow("s3:*"), deny(action))) }).toEqual({
        without: action,
        allowed: false,
      });
      expect(decide(adaWith({ ...allow("s3:*"), Action: undefined, NotAction: action }))).toBe(false);
    }
    expect(decide(foreign(allow("s3:*")))).toBe(false);
  });
});

describe("what is denied whoever asks", () => {
  it.each(undeclared)("$name, which declares no action", (operation) => {
    expect(authorizeS3(operation, factsOf(), adaWith(allow("*")), bucketWith())).toMatchObject({
      allowed: false,
      because: { rule: "undeclared" },
      sentence: undefined,
    });
  });

  it("an unknown operation", () => {
    expect(authorizeS3(undefined, factsOf(), adaWith(allow("*")), bucketWith()).allowed).toBe(false);
  });

  it("an operation none of whose actions is meant", () => {
    const odd = {
      ...s3Operation("GetObject"),
      actions: [{ action: "s3:GetObject", on: "object", when: "version" }],
    } as const;
    expect(authorizeS3(odd, factsOf(), adaWith(allow("*")), bucketWith()).allowed).toBe(false);
  });

  it("a copy whose source was not parsed", () => {
    expect(decisionOf(s3Operation("CopyObject"), {}, adaWith(allow("*")))).toBe(false);
  });
});

const objects = "arn:aws:s3:::files/*";
const files = "arn:aws:s3:::files";

describe("a request", () => {
  it.each<
    [what: string, name: S3OperationName, caller: S3Caller, owner: S3ResourceOwner, facts: TestFacts, allowed: boolean]
  >([
    [
      "of anyone, under a public policy",
      "GetObject",
      anonymousCaller,
      bucketWith(allow("s3:GetObject", objects, everyone)),
      { signature: undefined },
      true,
    ],
    [
      "of anyone, for what is not public",
      "PutObject",
      anonymousCaller,
      bucketWith(allow("s3:GetObject", objects, everyone)),
      { signature: undefined },
      false,
    ],
    [
      "of anyone, which the policy denies",
      "GetObject",
      anonymousCaller,
      bucketWith(allow("s3:*", "*", everyone), deny("s3:GetObject", objects, everyone)),
      {},
      false,
    ],
    [
      "of a user whom only the bucket allows",
      "GetObject",
      adaWith(),
      bucketWith(allow("s3:GetObject", objects, { Principal: { AWS: "ada" } })),
      {},
      true,
    ],
    [
      "of a user whom the bucket denies",
      "GetObject",
      adaWith(allow("*")),
      bucketWith(deny("s3:*", objects, everyone)),
      {},
      false,
    ],
    [
      "of another service, allowed by both",
      "GetObject",
      foreign(allow("s3:*")),
      bucketWith(allow("s3:GetObject", objects, toEve)),
      {},
      true,
    ],
    [
      "of another service, allowed by its own policies only",
      "GetObject",
      foreign(allow("s3:*")),
      bucketWith(),
      {},
      false,
    ],
    [
      "of another service, allowed by the bucket only",
      "GetObject",
      foreign(),
      bucketWith(allow("s3:GetObject", objects, toEve)),
      {},
      false,
    ],
    [
      "of another service, with an ACL",
      "GetObject",
      foreign(allow("s3:*")),
      { ...bucketWith(), acl: (action) => (action === "s3:GetObject" ? granted : undefined) },
      {},
      true,
    ],
    [
      "for all buckets, whatever a bucket says",
      "ListBuckets",
      anonymousCaller,
      bucketWith(allow("s3:*", "*", everyone)),
      { bucketName: "", key: "" },
      false,
    ],
    [
      "for a listing under a prefix",
      "ListObjectsV2",
      adaWith(allow("s3:ListBucket", files, { Condition: { StringLike: { "s3:prefix": "home/*" } } })),
      bucketWith(),
      { key: "", query: { prefix: "home/ada" } },
      true,
    ],
    [
      "for a listing of everything",
      "ListObjectsV2",
      adaWith(allow("s3:ListBucket", files, { Condition: { StringLike: { "s3:prefix": "home/*" } } })),
      bucketWith(),
      { key: "" },
      false,
    ],
    [
      "that adds a prefix to what is no listing",
      "GetObject",
      adaWith(allow("s3:GetObject", objects, { Condition: { StringLike: { "s3:prefix": "home/*" } } })),
      bucketWith(),
      { query: { prefix: "home/ada" } },
      false,
    ],
    [
      "that adds an ACL to what sets none",
      "GetObject",
      adaWith(allow("s3:GetObject", objects, { Condition: { StringEquals: { "s3:x-amz-acl": "private" } } })),
      bucketWith(),
      { headers: { "x-amz-acl": "private" } },
      false,
    ],
    [
      "over TLS",
      "GetObject",
      adaWith(allow("s3:*", "*", { Condition: { Bool: { "aws:SecureTransport": "true" } } })),
      bucketWith(),
      { secure: true },
      true,
    ],
    [
      "without TLS",
      "GetObject",
      adaWith(allow("s3:*"), deny("s3:*", "*", { Condition: { Bool: { "aws:SecureTransport": "false" } } })),
      bucketWith(),
      {},
      false,
    ],
    [
      "from an address",
      "GetObject",
      adaWith(allow("s3:*", "*", { Condition: { IpAddress: { "aws:SourceIp": "192.0.2.0/24" } } })),
      bucketWith(),
      {},
      true,
    ],
    [
      "from an IPv4 address inside IPv6",
      "GetObject",
      adaWith(allow("s3:*", "*", { Condition: { IpAddress: { "aws:SourceIp": "192.0.2.0/24" } } })),
      bucketWith(),
      { sourceIp: "::ffff:192.0.2.7" },
      true,
    ],
    [
      "for a version, with the right to versions",
      "GetObject",
      adaWith(allow("s3:GetObjectVersion")),
      bucketWith(),
      { query: { versionId: "v" } },
      true,
    ],
    [
      "for a version, with the right to the object",
      "GetObject",
      adaWith(allow("s3:GetObject")),
      bucketWith(),
      { query: { versionId: "v" } },
      false,
    ],
    [
      "to copy, whose source another policy covers",
      "CopyObject",
      adaWith(allow("s3:PutObject", objects), allow("s3:GetObject", "arn:aws:s3:::from/b")),
      bucketWith(),
      { source: {} },
      true,
    ],
    [
      "to copy from what cannot be read",
      "CopyObject",
      adaWith(allow("s3:PutObject", objects), allow("s3:GetObject", "arn:aws:s3:::from/c")),
      bucketWith(),
      { source: {} },
      false,
    ],
    [
      "to copy from a public bucket",
      "CopyObject",
      adaWith(allow("s3:PutObject", objects)),
      bucketWith(),
      { source: { policy: policyOf("source", [allow("s3:GetObject", "*", everyone)], "bucket") } },
      true,
    ],
    [
      "to copy from a key that looks like a version",
      "CopyObject",
      adaWith(allow("s3:PutObject"), allow("s3:GetObjectVersion")),
      bucketWith(),
      { source: { key: "b?versionId=1" } },
      false,
    ],
    [
      "to copy a version",
      "CopyObject",
      adaWith(allow("s3:PutObject"), allow("s3:GetObject")),
      bucketWith(),
      { source: { versionId: "1" } },
      false,
    ],
    [
      "for a key with the name of another bucket",
      "GetObject",
      adaWith(allow("s3:GetObject", "arn:aws:s3:::other/*")),
      bucketWith(),
      { key: "../other/a" },
      false,
    ],
  ])("%s", (_, name, caller, owner, facts, allowed) => {
    expect(authorizeS3(s3Operation(name), factsOf(facts), caller, owner).allowed).toBe(allowed);
  });
});

it("says which statement decided", () => {
  const caller = adaWith(allow("s3:PutObject"), deny("s3:GetObject"));
  expect(authorizeS3(s3Operation("GetObject"), factsOf(), caller, bucketWith())).toMatchObject({
    action: "s3:GetObject",
    because: { rule: "explicit-deny", by: { policy: { name: "own" }, statement: 1 } },
  });
  expect(authorizeS3(s3Operation("PutObject"), factsOf(), caller, bucketWith())).toMatchObject({
    action: "s3:PutObject",
    because: { rule: "identity", by: { statement: 0 } },
  });
});

describe("objects that the body of an operation lists", () => {
  const operation = s3Operation("DeleteObjects");
  const facts = factsOf({ key: "", query: { delete: "", versionId: "v" } });
  const decide = (caller: S3Caller, key: string, versionId?: string) =>
    authorizeObject(operation, facts, caller, bucketWith(), { key, versionId });

  it("are decided one by one", () => {
    const caller = adaWith(allow("s3:DeleteObject", "arn:aws:s3:::files/tmp/*"));
    expect(authorizeS3(operation, facts, anonymousCaller, bucketWith())).toMatchObject({
      allowed: true,
      because: { rule: "each-object" },
    });
    expect(decide(caller, "tmp/a").allowed).toBe(true);
    expect(decide(caller, "tmp/a", "v1")).toMatchObject({ allowed: false, action: "s3:DeleteObjectVersion" });
    expect(decide(caller, "home/a")).toMatchObject({ allowed: false, action: "s3:DeleteObject" });
    expect(decide(anonymousCaller, "tmp/a").allowed).toBe(false);
  });

  it("are none of operations that list none", () => {
    const caller = adaWith(allow("*"));
    expect(authorizeObject(s3Operation("GetObject"), facts, caller, bucketWith(), { key: "a" }).allowed).toBe(false);
  });
});

describe("the absence of an object", () => {
  const reader = allow("s3:GetObject");

  it.each<[what: string, caller: S3Caller, query: Readonly<Record<string, string>>, told: boolean]>([
    ["who may list the bucket", adaWith(reader, allow("s3:ListBucket", files)), {}, true],
    ["who may read only", adaWith(reader), {}, false],
    ["who may list objects only, which are no buckets", adaWith(reader, allow("s3:ListBucket", objects)), {}, false],
    [
      "who may list a prefix, and writes it into the query",
      adaWith(reader, allow("s3:ListBucket", files, { Condition: { StringEquals: { "s3:prefix": "home/" } } })),
      { prefix: "home/" },
      false,
    ],
    ["who is anonymous", anonymousCaller, {}, false],
  ])("is told to those %s: %#", (_, caller, query, told) => {
    expect(mayList(factsOf({ query }), caller, bucketWith()).allowed).toBe(told);
  });
});

describe("a denial is explained as AWS does", () => {
  const sentence = (caller: S3Caller, owner = bucketWith(), name: S3OperationName = "GetObject") =>
    authorizeS3(s3Operation(name), factsOf(), caller, owner).sentence;
  const who = `User: urn:ecs:iam::${here}:user/ada is not authorized to perform:`;

  it("to users of the bucket's service", () => {
    expect(sentence(adaWith())).toBe(
      `${who} s3:GetObject on resource: "arn:aws:s3:::files/a" because no identity-based policy allows the s3:GetObject action`,
    );
    expect(sentence(adaWith(deny("*")))).toBe(
      `${who} s3:GetObject on resource: "arn:aws:s3:::files/a" with an explicit deny in an identity-based policy`,
    );
    expect(sentence(adaWith(allow("*")), bucketWith(deny("s3:*", "*", everyone)))).toBe(
      `${who} s3:GetObject on resource: "arn:aws:s3:::files/a" with an explicit deny in a resource-based policy`,
    );
    expect(sentence(adaWith(), bucketWith(), "ListObjects")).toContain(
      's3:ListBucket on resource: "arn:aws:s3:::files" ',
    );
    expect(sentence(adaWith(), bucketWith(), "ListBuckets")).toBe(
      `${who} s3:ListAllMyBuckets because no identity-based policy allows the s3:ListAllMyBuckets action`,
    );
  });

  it("to nobody else, and not for what is allowed", () => {
    expect(sentence(anonymousCaller)).toBeUndefined();
    expect(sentence(foreign())).toBeUndefined();
    expect(sentence(adaWith(allow("*")))).toBeUndefined();
  });
});
