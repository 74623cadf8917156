import { describe, expect, it } from "vitest";
import { compilePolicy } from "./compile.js";
import { decide, type Policies } from "./decide.js";
import { denialSentence } from "./denial-sentence.js";
import { allow, deny, documentOf, elsewhere, here, policyOf } from "./testing/documents.js";
import { anonymous, federatedOf, requestOf, root, sessionOf, userOf } from "./testing/requests.js";

const ada = userOf("ada");
const request = requestOf("s3:GetObject", "arn:aws:s3:::b/a");
const any = policyOf("any", [allow("s3:*")]);
const none = policyOf("none", [allow("iam:*")]);

describe("because", () => {
  it("names policy, version, statement and Sid of what decided", () => {
    const text = documentOf([allow("s3:PutObject"), allow("s3:GetObject", "*", { Sid: "Readers" })]);
    const policy = compilePolicy({ name: "reading", version: "v3" }, text, "permissions");
    expect(decide(request, ada, { identity: [none, policy] })).toEqual({
      allowed: true,
      because: {
        rule: "identity",
        by: {
          set: "identity",
          policy: { name: "reading", version: "v3" },
          statement: 1,
          sid: "Readers",
          isUnreadable: false,
        },
        within: [],
      },
    });
  });

  it("names what denied, and says if that could not be read", () => {
    const owner = `urn:ecs:iam::${here}:user/ada`;
    const text = documentOf([allow("s3:*"), { ...deny("s3:*"), Oops: 1 }]);
    const policy = compilePolicy({ name: "inline", owner }, text, "permissions");
    expect(decide(request, ada, { identity: [any, policy] }).because).toEqual({
      rule: "explicit-deny",
      by: { set: "identity", policy: { name: "inline", owner }, statement: 1, sid: undefined, isUnreadable: true },
      isTrust: false,
    });
  });

  it("names the statements of limits, too", () => {
    const { because } = decide(request, sessionOf("reader", "s1"), {
      identity: [any],
      boundary: policyOf("limit", [allow("s3:Get*")]),
      session: [none, policyOf("passed", [allow("s3:GetObject")])],
    });
    expect(because).toMatchObject({
      rule: "identity",
      within: [
        { set: "boundary", policy: { name: "limit" } },
        { set: "session", policy: { name: "passed" } },
      ],
    });
  });

  it("names both sides between accounts", () => {
    const bucket = policyOf("bucket", [allow("s3:*", "*", { Principal: { AWS: elsewhere } })], "bucket");
    const bob = userOf("bob", elsewhere);
    expect(decide(request, bob, { identity: [any], resource: bucket }).because).toMatchObject({
      rule: "both",
      by: { set: "identity" },
      resource: { set: "resource", policy: { name: "bucket" } },
    });
    expect(decide(request, bob, { identity: [any], acl: toSigned }).because).toMatchObject({
      rule: "both",
      resource: toSigned,
    });
    expect(decide(request, anonymous, { identity: [], acl: toSigned }).because).toEqual({ rule: "acl", by: toSigned });
  });

  it("lists all that said nothing", () => {
    expect(decide(request, userOf("bob", elsewhere), { identity: [], boundary: none }).because).toEqual({
      rule: "implicit-deny",
      silent: ["identity", "boundary", "resource"],
    });
    expect(decide(request, anonymous, { identity: [] }).because).toEqual({
      rule: "implicit-deny",
      silent: ["resource", "acl"],
    });
  });
});

const toSigned = {
  set: "acl",
  on: "object",
  grantee: "http://acs.amazonaws.com/groups/global/AuthenticatedUsers",
  permission: "READ",
} as const;

const denying = policyOf("denying", [deny("s3:*")]);
const denyingBucket = policyOf("bucket", [deny("s3:*", "*", { Principal: "*" })], "bucket");
const who = `User: urn:ecs:iam::${here}:user/ada is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::b/a`;

/** The sentences of "Troubleshooting access denied error messages". */
describe("denialSentence", () => {
  it.each<[string, Policies]>([
    ["because no identity-based policy allows the s3:GetObject action", { identity: [] }],
    ["because no permissions boundary allows the s3:GetObject action", { identity: [any], boundary: none }],
    ["with an explicit deny in an identity-based policy", { identity: [denying] }],
    ["with an explicit deny in a permissions boundary", { identity: [any], boundary: denying }],
    ["with an explicit deny in a session policy", { identity: [any], session: [denying] }],
    ["with an explicit deny in a resource-based policy", { identity: [any], resource: denyingBucket }],
    ["because no session policy allows the s3:GetObject action", { identity: [any], session: [none] }],
  ])("%s", (reason, policies) => {
    const { because } = decide(request, ada, policies);
    expect(denialSentence(request, ada, because)).toBe(`${who} ${reason}`);
  });

  it("names the resource's policy between accounts, and the trust document of a role", () => {
    const bob = userOf("bob", elsewhere);
    expect(denialSentence(request, bob, decide(request, bob, { identity: [any] }).because)).toContain(
      "because no resource-based policy allows the s3:GetObject action",
    );
    const assume = requestOf("sts:AssumeRole", `urn:ecs:iam::${here}:role/reader`);
    const trust = (Effect: string, AWS: string) =>
      policyOf("trust", [{ Effect, Action: "sts:AssumeRole", Principal: { AWS } }], "trust");
    const sentence = (policies: Policies) => denialSentence(assume, ada, decide(assume, ada, policies).because);
    expect(sentence({ identity: [], resource: trust("Allow", "eve") })).toContain(
      "because no role trust policy allows the sts:AssumeRole action",
    );
    expect(sentence({ identity: [], resource: trust("Deny", "ada") })).toContain(
      "with an explicit deny in the role trust policy",
    );
  });

  it("leaves the resource out where an action concerns none", () => {
    const listing = requestOf("s3:ListAllMyBuckets", "*");
    expect(denialSentence(listing, ada, decide(listing, ada, { identity: [] }).because)).toBe(
      `User: urn:ecs:iam::${here}:user/ada is not authorized to perform: s3:ListAllMyBuckets because no identity-based policy allows the s3:ListAllMyBuckets action`,
    );
  });

  it.each([
    [sessionOf("reader", "s1"), `urn:ecs:sts::${here}:assumed-role/reader/s1`],
    [federatedOf("ada", "f1"), `urn:ecs:sts::${here}:federated-user/f1`],
  ])("names sessions by their ARN", (principal, arn) => {
    const { because } = decide(request, principal, { identity: [] });
    expect(denialSentence(request, principal, because)).toContain(`User: ${arn} is not`);
  });

  it("is none for what is allowed, and for nobody", () => {
    expect(denialSentence(request, root(), decide(request, root(), { identity: [] }).because)).toBeUndefined();
    expect(denialSentence(request, anonymous, decide(request, anonymous, { identity: [] }).because)).toBeUndefined();
  });
});
