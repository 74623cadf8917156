import { strangerBodyBytes } from "@concordat/contract/query-api";
import { AwsClient } from "aws4fetch";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../test-kit/index.js";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

interface Answer {
  readonly status: number;
  readonly text: string;
  /** The code of an error. */
  readonly code: string | undefined;
}

type Parameters = Readonly<Record<string, string>>;
type Send = (Action: string, parameters?: Parameters) => Promise<Answer>;

const read = async (response: Response): Promise<Answer> => {
  const text = await response.text();
  return { status: response.status, text, code: /<Code>(\w+)<\/Code>/.exec(text)?.[1] };
};

const form = (Action: string, parameters: Parameters) => ({
  method: "POST",
  headers: { "content-type": "application/x-www-form-urlencoded" },
  body: new URLSearchParams({ Action, Version: "2010-05-08", ...parameters }).toString(),
});

const signedBy = (accessKeyId: string, secretAccessKey: string, service = "iam"): Send => {
  const client = new AwsClient({ accessKeyId, secretAccessKey, service, region: "europe-1", retries: 0 });
  return async (action, parameters = {}) => read(await client.fetch(server.s3Url, form(action, parameters)));
};

const admin = (service?: string): Send => signedBy(server.objects.accessKeyId, server.objects.secretAccessKey, service);

const element = (name: string, { text }: Answer): string =>
  new RegExp(`<${name}>([^<]*)</${name}>`).exec(text)?.[1] ?? "";

/** Creates a user with a key. @param policy what the user may do; nothing unless given */
const user = async (UserName: string, policy?: object) => {
  const send = admin();
  expect((await send("CreateUser", { UserName })).status).toBe(200);
  if (policy) {
    const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: [policy] });
    expect((await send("PutUserPolicy", { UserName, PolicyName: "own", PolicyDocument })).status).toBe(200);
  }
  const key = await send("CreateAccessKey", { UserName });
  return { id: element("AccessKeyId", key), secret: element("SecretAccessKey", key) };
};

describe("what users may do", () => {
  it("is decided by resource", async () => {
    const own = `arn:aws:iam::${server.objects.serviceUuid.replaceAll("-", "")}:user/narrow`;
    const { id, secret } = await user("narrow", { Effect: "Allow", Action: "iam:*", Resource: own });
    const send = signedBy(id, secret);
    expect((await send("GetUser")).status).toBe(200);
    expect((await send("GetUser", { UserName: "narrow" })).status).toBe(200);
    expect((await send("GetUser", { UserName: server.objects.username })).code).toBe("AccessDenied");
    expect((await send("ListUsers")).code).toBe("AccessDenied");
  });

  it("counts at the next request, and ends with the key", async () => {
    const { id, secret } = await user("fleeting", { Effect: "Allow", Action: "iam:GetUser", Resource: "*" });
    const send = signedBy(id, secret);
    expect((await send("GetUser")).status).toBe(200);
    await admin()("DeleteUserPolicy", { UserName: "fleeting", PolicyName: "own" });
    expect((await send("GetUser")).code).toBe("AccessDenied");
    await admin()("UpdateAccessKey", { UserName: "fleeting", AccessKeyId: id, Status: "Inactive" });
    expect((await send("GetUser")).code).toBe("InvalidClientTokenId");
  });
});

describe("answers", () => {
  it("show what the control plane has, under its ARN", async () => {
    const { account, serviceUuid } = server.objects;
    const headers = { authorization: `Bearer ${account.token}`, "content-type": "application/json" };
    const path = `${server.url}/1.3/object-storage-2/${serviceUuid}/users`;
    await fetch(path, { method: "POST", headers, body: JSON.stringify({ username: "both" }) });
    const answer = await admin()("GetUser", { UserName: "both" });
    expect(element("Arn", answer)).toBe(`urn:ecs:iam::${serviceUuid.replaceAll("-", "")}:user/both`);
    await admin()("DeleteUser", { UserName: "both" });
    expect((await fetch(`${path}/both`, { headers })).status).toBe(404);
  });

  it("come in pages", async () => {
    const send = admin();
    for (const GroupName of ["a", "b", "c"]) await send("CreateGroup", { GroupName });
    const names = ({ text }: Answer) => [...text.matchAll(/<GroupName>(\w+)</g)].map(([, name]) => name);
    const first = await send("ListGroups", { MaxItems: "2" });
    expect([names(first), element("IsTruncated", first)]).toEqual([["a", "b"], "true"]);
    const second = await send("ListGroups", { MaxItems: "2", Marker: element("Marker", first) });
    expect([names(second), element("IsTruncated", second)]).toEqual([["c"], "false"]);
    expect((await send("ListGroups", { MaxItems: "0" })).code).toBe("ValidationError");
    expect((await send("ListGroups", { Marker: "*" })).code).toBe("ValidationError");
  });

  it("name what is wrong", async () => {
    const send = admin();
    expect((await send("CreateUser", { UserName: "a b" })).code).toBe("ValidationError");
    expect((await send("CreateUser")).code).toBe("ValidationError");
    expect((await send("CreateUser", { UserName: server.objects.username })).code).toBe("EntityAlreadyExists");
    expect((await send("DeleteUser", { UserName: server.objects.username })).code).toBe("DeleteConflict");
    expect((await send("GetRole", { RoleName: "nothing" })).code).toBe("NoSuchEntity");
    const document = { UserName: server.objects.username, PolicyName: "p", PolicyDocument: "{}" };
    const malformed = await send("PutUserPolicy", document);
    expect([malformed.status, malformed.code]).toEqual([400, "MalformedPolicyDocument"]);
    expect(malformed.text).toContain("Version is required");
    expect((await send("Dance")).code).toBe("InvalidAction");
    expect((await read(await fetch(`${server.s3Url}/iam`, form("", { Action: "" })))).code).toBe("InvalidAction");
    const twice = { ...form("ListUsers", {}), body: "Action=ListUsers&Action=GetUser" };
    expect((await read(await fetch(server.s3Url, twice))).code).toBe("InvalidParameterValue");
    expect((await send("GetUser", { PolicyArn: "x".repeat(3_000_000) })).code).toBe("InvalidInput");
  });

  it("are given to strangers without reading much of what they send", async () => {
    const large = (bytes: number) => form("GetUser", { UserName: "x".repeat(bytes) });
    const missing = await read(await fetch(server.s3Url, large(strangerBodyBytes - 200)));
    expect(missing.code).toBe("MissingAuthenticationToken");
    for (const Authorization of [undefined, "nonsense"]) {
      const { headers, ...rest } = large(strangerBodyBytes);
      const answer = await fetch(server.s3Url, {
        ...rest,
        headers: { ...headers, ...(Authorization && { Authorization }) },
      });
      expect(await read(answer)).toMatchObject({ status: 400, code: "InvalidInput" });
    }
    expect(
      (await signedBy("AKIA0000000000000000", "x")("GetUser", { UserName: "x".repeat(strangerBodyBytes) })).code,
    ).toBe("InvalidInput");
    expect((await admin()("GetUser", { UserName: "x".repeat(strangerBodyBytes) })).code).toBe("ValidationError");
  });

  it("leave nothing where a part fails", async () => {
    const send = admin();
    const boundary = `arn:aws:iam::${server.objects.serviceUuid.replaceAll("-", "")}:policy/nothing`;
    expect((await send("CreateUser", { UserName: "half", PermissionsBoundary: boundary })).code).toBe("NoSuchEntity");
    expect((await send("GetUser", { UserName: "half" })).code).toBe("NoSuchEntity");
  });
});

it("the whole life of a user, a policy and a role", async () => {
  const send = admin();
  const done = async (action: string, parameters: Parameters) => {
    const answer = await send(action, parameters);
    expect([action, answer.status, answer.text]).toEqual([action, 200, answer.text]);
    return answer;
  };
  const document = (action: string) =>
    JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: action, Resource: "*" }] });
  const trust = JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { AWS: "*" }, Action: "sts:AssumeRole" }],
  });
  const UserName = "lived";
  await done("CreateUser", { UserName, "Tags.member.1.Key": "team", "Tags.member.1.Value": "blue" });
  const policy = await done("CreatePolicy", { PolicyName: "lived", PolicyDocument: document("s3:GetObject") });
  const PolicyArn = element("Arn", policy);
  await done("CreatePolicyVersion", { PolicyArn, PolicyDocument: document("s3:*"), SetAsDefault: "true" });
  expect((await send("DeletePolicyVersion", { PolicyArn, VersionId: "v2" })).code).toBe("DeleteConflict");
  await done("SetDefaultPolicyVersion", { PolicyArn, VersionId: "v1" });
  await done("DeletePolicyVersion", { PolicyArn, VersionId: "v2" });
  await done("AttachUserPolicy", { UserName, PolicyArn });
  expect((await done("ListAttachedUserPolicies", { UserName })).text).toContain(PolicyArn);
  expect((await done("ListEntitiesForPolicy", { PolicyArn })).text).toContain(`<UserName>${UserName}</UserName>`);
  expect((await send("DeletePolicy", { PolicyArn })).code).toBe("DeleteConflict");
  await done("PutUserPermissionsBoundary", { UserName, PermissionsBoundary: PolicyArn });
  await done("TagUser", { UserName, "Tags.member.1.Key": "team", "Tags.member.1.Value": "red" });
  expect((await done("GetUser", { UserName })).text).toMatch(/PermissionsBoundaryArn.*<Value>red</s);
  await done("UntagUser", { UserName, "TagKeys.member.1": "team" });
  await done("DeleteUserPermissionsBoundary", { UserName });
  await done("DetachUserPolicy", { UserName, PolicyArn });
  await done("DeletePolicy", { PolicyArn });
  await done("CreateGroup", { GroupName: "lived" });
  await done("AddUserToGroup", { GroupName: "lived", UserName });
  expect((await send("DeleteUser", { UserName })).code).toBe("DeleteConflict");
  await done("RemoveUserFromGroup", { GroupName: "lived", UserName });
  await done("DeleteGroup", { GroupName: "lived" });
  await done("DeleteUser", { UserName });
  await done("CreateRole", { RoleName: "lived", AssumeRolePolicyDocument: trust, MaxSessionDuration: "7200" });
  await done("UpdateRole", { RoleName: "lived", Description: "What for." });
  await done("PutRolePolicy", { RoleName: "lived", PolicyName: "p", PolicyDocument: document("s3:*") });
  expect((await send("DeleteRole", { RoleName: "lived" })).code).toBe("DeleteConflict");
  await done("DeleteRolePolicy", { RoleName: "lived", PolicyName: "p" });
  await done("DeleteRole", { RoleName: "lived" });
});
