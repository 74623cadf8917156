// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policy variables look like that
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../test-kit/index.js";
import { element, elements, policyOf, type QueryParameters, queryClient } from "./testing/query-client.js";

let server: TestServer;
let client: ReturnType<typeof queryClient>;
beforeAll(async () => {
  server = await startTestServer();
  client = queryClient(server);
  await client.user("ada", { Effect: "Allow", Action: "s3:*", Resource: "arn:aws:s3:::${aws:username}/*" });
});
afterAll(() => server.close());

const listed = (list: string, ...values: readonly string[]): QueryParameters =>
  Object.fromEntries(values.map((value, index) => [`${list}.member.${index + 1}`, value]));

const allow = { Effect: "Allow", Action: "s3:GetObject", Resource: "*" } as const;

/** Simulates one action on one resource. */
const simulate = async (policies: readonly string[], more: QueryParameters = {}) => {
  const reply = await client.done("SimulateCustomPolicy", {
    ...listed("PolicyInputList", ...policies),
    ...listed("ActionNames", "s3:GetObject"),
    ...more,
  });
  return { reply, decision: element("EvalDecision", reply) };
};

const entry = (name: string, type: string, ...values: readonly string[]): QueryParameters => ({
  "ContextEntries.member.1.ContextKeyName": name,
  "ContextEntries.member.1.ContextKeyType": type,
  ...listed("ContextEntries.member.1.ContextKeyValues", ...values),
});

describe("of policies that are given", () => {
  it("decide as requests are decided, and name the statements", async () => {
    expect((await simulate([policyOf({ ...allow, Action: "s3:Put*" })])).decision).toBe("implicitDeny");
    const allowed = await simulate([policyOf({ ...allow, Action: "s3:Put*" }, allow)]);
    expect(allowed.decision).toBe("allowed");
    expect(allowed.reply.text).toContain(
      "<MatchedStatements><member><SourcePolicyId>PolicyInputList.1</SourcePolicyId><SourcePolicyType>none</SourcePolicyType><StartPosition><Line>1</Line><Column>91</Column></StartPosition>",
    );
    const denied = await simulate([policyOf(allow), policyOf({ ...allow, Effect: "Deny" })]);
    expect(denied.decision).toBe("explicitDeny");
    expect(elements("SourcePolicyId", denied.reply)).toEqual(["PolicyInputList.2"]);
  });

  it("tell of the permissions boundary", async () => {
    const boundary = (...statements: object[]) => listed("PermissionsBoundaryPolicyInputList", policyOf(...statements));
    const without = await simulate([policyOf(allow)]);
    expect(without.reply.text).not.toContain("PermissionsBoundaryDecisionDetail");
    const within = await simulate([policyOf(allow)], boundary(allow));
    expect([within.decision, element("AllowedByPermissionsBoundary", within.reply)]).toEqual(["allowed", "true"]);
    const beyond = await simulate([policyOf(allow)], boundary({ ...allow, Action: "s3:PutObject" }));
    expect([beyond.decision, element("AllowedByPermissionsBoundary", beyond.reply)]).toEqual(["implicitDeny", "false"]);
  });

  it.each([
    ["StringEquals", "aws:UserAgent", "string", ["me"], "me", "other"],
    ["ForAnyValue:StringEquals", "aws:TagKeys", "stringList", ["a", "b"], "b", "c"],
    ["NumericLessThan", "s3:max-keys", "numeric", ["5"], "10", "5"],
    ["Bool", "aws:SecureTransport", "boolean", ["true"], "true", "false"],
    ["IpAddress", "aws:SourceIp", "ip", ["192.0.2.7"], "192.0.2.0/24", "198.51.100.0/24"],
    [
      "DateGreaterThan",
      "aws:CurrentTime",
      "date",
      ["2026-01-02T00:00:00Z"],
      "2026-01-01T00:00:00Z",
      "2027-01-01T00:00:00Z",
    ],
    ["BinaryEquals", "aws:UserAgent", "binary", ["AAEC"], "AAEC", "AAED"],
  ])("compare by %s the values of %s as %s", async (operator, key, type, values, right, wrong) => {
    const when = (value: string) => policyOf({ ...allow, Condition: { [operator]: { [key]: value } } });
    expect((await simulate([when(right)], entry(key, type, ...values))).decision).toBe("allowed");
    expect((await simulate([when(wrong)], entry(key, type, ...values))).decision).toBe("implicitDeny");
    const missing = await simulate([when(right)]);
    expect([missing.decision, elements("MissingContextValues><member", missing.reply)]).toEqual(["implicitDeny", []]);
    expect(missing.reply.text).toContain(`<MissingContextValues><member>${key}</member></MissingContextValues>`);
  });

  it("decide for a caller of another account by both sides", async () => {
    const bucket = "arn:aws:s3:::theirs";
    const foreign = "0123456789abcdef0123456789abcdef";
    const CallerArn = `arn:aws:iam::${client.namespace}:user/ada`;
    const Principal = { AWS: CallerArn };
    const both = {
      CallerArn,
      ResourceOwner: `arn:aws:iam::${foreign}:root`,
      ...listed("ResourceArns", `${bucket}/key`),
    };
    const ResourcePolicy = policyOf({ ...allow, Principal, Resource: `${bucket}/*` });
    const allowed = await simulate([policyOf(allow)], { ...both, ResourcePolicy });
    expect(allowed.decision).toBe("allowed");
    expect(allowed.reply.text).toContain("<entry><key>Resource Policy</key><value>allowed</value></entry>");
    const alone = await simulate([policyOf(allow)], both);
    expect(alone.decision).toBe("implicitDeny");
    expect(alone.reply.text).toContain("<entry><key>IAM Policy</key><value>allowed</value></entry>");
    const own = await simulate([policyOf({ ...allow, Action: "s3:PutObject" })], {
      CallerArn,
      ResourcePolicy,
      ...listed("ResourceArns", `${bucket}/key`),
    });
    expect([own.decision, elements("SourcePolicyType", own.reply)[0]]).toEqual(["allowed", "resource"]);
  });

  it("come in pages, each action on each resource", async () => {
    const all = {
      ...listed("PolicyInputList", policyOf(allow)),
      ...listed("ActionNames", "s3:GetObject", "s3:PutObject"),
      ...listed("ResourceArns", "arn:aws:s3:::a/b", "arn:aws:s3:::c/d"),
    };
    const first = await client.done("SimulateCustomPolicy", { ...all, MaxItems: "3" });
    expect([elements("EvalDecision", first), element("IsTruncated", first)]).toEqual([
      ["allowed", "allowed", "implicitDeny"],
      "true",
    ]);
    const rest = await client.done("SimulateCustomPolicy", { ...all, Marker: element("Marker", first) });
    expect([elements("EvalActionName", rest), element("EvalResourceName", rest), element("IsTruncated", rest)]).toEqual(
      [["s3:PutObject"], "arn:aws:s3:::c/d", "false"],
    );
  });

  it.each<[string, QueryParameters, string]>([
    ["no policy", { "PolicyInputList.member.1": "{}" }, "InvalidInput"],
    ["no action", { "ActionNames.member.1": "s3:*" }, "InvalidInput"],
    ["no resource", { "ResourceArns.member.1": "bucket" }, "InvalidInput"],
    ["no boundary", { "PermissionsBoundaryPolicyInputList.member.1": "x" }, "InvalidInput"],
    [
      "a resource policy without a caller",
      { ResourcePolicy: policyOf({ ...allow, Principal: "*", Resource: "arn:aws:s3:::b/*" }) },
      "InvalidInput",
    ],
    ["a wrong type", entry("aws:UserAgent", "text", "me"), "InvalidInput"],
    ["a wrong value", entry("s3:max-keys", "numeric", "many"), "InvalidInput"],
    ["several values of a type that has one", entry("aws:UserAgent", "string", "a", "b"), "InvalidInput"],
    ["a marker of nothing", { Marker: "eA" }, "ValidationError"],
    ["no caller", { CallerArn: "ada" }, "ValidationError"],
  ])("refuse %s", async (_, wrong, code) => {
    const parameters = {
      ...listed("PolicyInputList", policyOf(allow)),
      ...listed("ActionNames", "s3:GetObject"),
      ...wrong,
    };
    const reply = await client.send(client.admin, "SimulateCustomPolicy", parameters);
    expect([reply.status, reply.code]).toEqual([400, code]);
  });
});

describe("of what an identity has", () => {
  const ofPrincipal = async (path: string, more: QueryParameters = {}) =>
    client.done("SimulatePrincipalPolicy", {
      PolicySourceArn: `arn:aws:iam::${client.namespace}:${path}`,
      ...listed("ActionNames", "s3:GetObject"),
      ...listed("ResourceArns", "arn:aws:s3:::ada/key"),
      ...more,
    });

  it("decide with its name, its groups and its boundary", async () => {
    const { done } = client;
    const first = await ofPrincipal("user/ada");
    expect([element("EvalDecision", first), elements("SourcePolicyType", first)[0]]).toEqual(["allowed", "user"]);
    const other = await ofPrincipal("user/ada", listed("ResourceArns", "arn:aws:s3:::bob/key"));
    expect(element("EvalDecision", other)).toBe("implicitDeny");
    await done("CreateGroup", { GroupName: "all" });
    await done("AttachGroupPolicy", { GroupName: "all", PolicyArn: "arn:aws:iam::aws:policy/ECSS3FullAccess" });
    const group = await ofPrincipal("group/all", listed("ResourceArns", "arn:aws:s3:::bob/key"));
    expect([
      element("EvalDecision", group),
      element("SourcePolicyId", group),
      element("SourcePolicyType", group),
    ]).toEqual(["allowed", "ECSS3FullAccess", "aws-managed"]);
    await done("AddUserToGroup", { GroupName: "all", UserName: "ada" });
    const member = await ofPrincipal("user/ada", listed("ResourceArns", "arn:aws:s3:::bob/key"));
    expect(element("EvalDecision", member)).toBe("allowed");
    const Policy = policyOf({ Effect: "Allow", Action: "s3:PutObject", Resource: "*" });
    const bound = await done("CreatePolicy", { PolicyName: "puts", PolicyDocument: Policy });
    await done("PutUserPermissionsBoundary", { UserName: "ada", PermissionsBoundary: element("Arn", bound) });
    const bounded = await ofPrincipal("user/ada");
    expect([element("EvalDecision", bounded), element("AllowedByPermissionsBoundary", bounded)]).toEqual([
      "implicitDeny",
      "false",
    ]);
  });

  it("tell the keys that its policies look at", async () => {
    const PolicySourceArn = `arn:aws:iam::${client.namespace}:user/ada`;
    const Condition = { StringLike: { "s3:prefix": "a", "AWS:userid": "x" }, Bool: { "aws:SecureTransport": "true" } };
    const more = listed("PolicyInputList", policyOf({ ...allow, Condition }));
    const reply = await client.done("GetContextKeysForPrincipalPolicy", { PolicySourceArn, ...more });
    expect(elements("member", reply)).toEqual(["AWS:userid", "aws:SecureTransport", "aws:username", "s3:prefix"]);
    const custom = await client.done("GetContextKeysForCustomPolicy", more);
    expect(elements("member", custom)).toEqual(["AWS:userid", "aws:SecureTransport", "s3:prefix"]);
  });

  it("are of identities that are there", async () => {
    for (const path of ["user/nobody", "group/nobody", "role/nobody"]) {
      const PolicySourceArn = `arn:aws:iam::${client.namespace}:${path}`;
      const parameters = { PolicySourceArn, ...listed("ActionNames", "s3:GetObject") };
      expect((await client.send(client.admin, "SimulatePrincipalPolicy", parameters)).code).toBe("NoSuchEntity");
    }
  });
});
