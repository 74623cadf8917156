// What users, groups and roles have alike: inline policies, attached policies, boundaries, tags; and what is listed of them.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../test-kit/index.js";
import { element, elements, policyOf, type QueryParameters, queryClient } from "./testing/query-client.js";

let server: TestServer;
let client: ReturnType<typeof queryClient>;
let PolicyArn: string;

const document = policyOf({ Effect: "Allow", Action: "s3:GetObject", Resource: "*" });
const trust = () =>
  policyOf({
    Effect: "Allow",
    Action: "sts:AssumeRole",
    Principal: { AWS: `arn:aws:iam::${client.namespace}:user/ada` },
  });

beforeAll(async () => {
  server = await startTestServer();
  client = queryClient(server);
  await client.done("CreateUser", { UserName: "ada" });
  await client.done("CreateGroup", { GroupName: "staff" });
  await client.done("CreateRole", { RoleName: "reader", AssumeRolePolicyDocument: trust() });
  const created = await client.done("CreatePolicy", { PolicyName: "read", PolicyDocument: document });
  PolicyArn = element("Arn", created);
});
afterAll(() => server.close());

const codeOf = async (action: string, parameters: QueryParameters): Promise<string> =>
  (await client.send(client.admin, action, parameters)).code;

describe.each([
  ["user", { UserName: "ada" }, ["PutUserPolicy", "GetUserPolicy", "ListUserPolicies", "DeleteUserPolicy"]],
  ["group", { GroupName: "staff" }, ["PutGroupPolicy", "GetGroupPolicy", "ListGroupPolicies", "DeleteGroupPolicy"]],
  ["role", { RoleName: "reader" }, ["PutRolePolicy", "GetRolePolicy", "ListRolePolicies", "DeleteRolePolicy"]],
] as const)("the inline policies of a %s", (_kind, identity, [put, get, list, remove]) => {
  it("are put, told as they were put, listed and deleted", async () => {
    const named = { ...identity, PolicyName: "own" };
    expect(await codeOf(get, named)).toBe("NoSuchEntity");
    await client.done(put, { ...named, PolicyDocument: document });
    const told = await client.done(get, named);
    expect(element("PolicyName", told)).toBe("own");
    expect(decodeURIComponent(element("PolicyDocument", told))).toBe(document);
    expect(elements("member", await client.done(list, { ...identity }))).toEqual(["own"]);
    await client.done(remove, named);
    expect(elements("member", await client.done(list, { ...identity }))).toEqual([]);
    expect(await codeOf(remove, named)).toBe("NoSuchEntity");
  });
});

describe("a role", () => {
  const RoleName = "reader";

  it("has policies attached, once each", async () => {
    for (let count = 0; count < 2; count++) await client.done("AttachRolePolicy", { RoleName, PolicyArn });
    const attached = await client.done("ListAttachedRolePolicies", { RoleName });
    expect([elements("PolicyName", attached), elements("PolicyArn", attached)]).toEqual([["read"], [PolicyArn]]);
    expect(await codeOf("DeleteRole", { RoleName })).toBe("DeleteConflict");
    await client.done("DetachRolePolicy", { RoleName, PolicyArn });
    expect(await codeOf("DetachRolePolicy", { RoleName, PolicyArn })).toBe("NoSuchEntity");
  });

  it("has a boundary", async () => {
    await client.done("PutRolePermissionsBoundary", { RoleName, PermissionsBoundary: PolicyArn });
    expect(element("PermissionsBoundaryArn", await client.done("GetRole", { RoleName }))).toBe(PolicyArn);
    await client.done("DeleteRolePermissionsBoundary", { RoleName });
    expect(element("PermissionsBoundaryArn", await client.done("GetRole", { RoleName }))).toBe("");
    expect(await codeOf("DeleteRolePermissionsBoundary", { RoleName })).toBe("NoSuchEntity");
  });

  it("has tags", async () => {
    await client.done("TagRole", { RoleName, "Tags.member.1.Key": "team", "Tags.member.1.Value": "blue" });
    const tags = await client.done("ListRoleTags", { RoleName });
    expect([elements("Key", tags), elements("Value", tags)]).toEqual([["team"], ["blue"]]);
    await client.done("UntagRole", { RoleName, "TagKeys.member.1": "team" });
    expect(elements("Key", await client.done("ListRoleTags", { RoleName }))).toEqual([]);
  });

  it("is described otherwise", async () => {
    const changed = await client.done("UpdateRoleDescription", { RoleName, Description: "Reads." });
    expect(element("Description", changed)).toBe("Reads.");
  });
});

describe("a user", () => {
  const UserName = "ada";

  it("has keys, which are listed without their secrets", async () => {
    const key = await client.done("CreateAccessKey", { UserName });
    const listed = await client.done("ListAccessKeys", { UserName });
    expect(elements("AccessKeyId", listed)).toEqual([element("AccessKeyId", key)]);
    expect(elements("Status", listed)).toEqual(["Active"]);
    expect(listed.text).not.toContain("SecretAccessKey");
  });

  it("is in groups, which have names of the vendor", async () => {
    await client.done("AddUserToGroup", { GroupName: "staff", UserName });
    const groups = await client.done("ListGroupsForUser", { UserName });
    expect(elements("GroupName", groups)).toEqual(["staff"]);
    expect(elements("Arn", groups)).toEqual([`urn:ecs:iam::${client.namespace}:group/staff`]);
  });
});

it("a version of a policy is told with its document as it was put", async () => {
  const version = await client.done("GetPolicyVersion", { PolicyArn, VersionId: "v1" });
  const told = decodeURIComponent(element("Document", version));
  expect(told).toBe(document);
  expect(element("IsDefaultVersion", version)).toBe("true");
  expect(await codeOf("GetPolicyVersion", { PolicyArn, VersionId: "v9" })).toBe("NoSuchEntity");
});

it("messages about denials that STS has not encoded are none", async () => {
  const reader = await client.user("decoder", { Effect: "Allow", Action: "sts:*", Resource: "*" });
  const { code } = await client.send(reader, "DecodeAuthorizationMessage", { EncodedMessage: "x" });
  expect(code).toBe("InvalidAuthorizationMessageException");
});
