import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../test-kit/index.js";
import { element, elements, policyOf, type QueryParameters, queryClient } from "./testing/query-client.js";

let server: TestServer;
let client: ReturnType<typeof queryClient>;
const PolicyDocument = policyOf({ Effect: "Allow", Action: "s3:GetObject", Resource: "*" });
beforeAll(async () => {
  server = await startTestServer();
  client = queryClient(server);
  const { done } = client;
  for (const UserName of ["a", "b", "c"]) await done("CreateUser", { UserName });
  await done("CreateGroup", { GroupName: "g" });
  await done("AddUserToGroup", { GroupName: "g", UserName: "b" });
  await done("PutUserPolicy", { UserName: "b", PolicyName: "own", PolicyDocument });
  const AssumeRolePolicyDocument = policyOf({ Effect: "Allow", Principal: { AWS: "*" }, Action: "sts:AssumeRole" });
  await done("CreateRole", { RoleName: "r", AssumeRolePolicyDocument });
  await done("CreatePolicy", {
    PolicyName: "p",
    PolicyDocument,
    "Tags.member.1.Key": "team",
    "Tags.member.1.Value": "blue",
  });
});
afterAll(() => server.close());

const arn = (path: string) => `arn:aws:iam::${client.namespace}:${path}`;

describe("the details of an account", () => {
  const details = (parameters: QueryParameters = {}) => client.done("GetAccountAuthorizationDetails", parameters);

  it("show everything with its documents", async () => {
    const reply = await details();
    expect(elements("UserName", reply)).toEqual(expect.arrayContaining(["a", "b", "c", server.objects.username]));
    expect(reply.text).toContain("<GroupList><member>g</member></GroupList>");
    expect(reply.text).toContain("<UserPolicyList><member><PolicyName>own</PolicyName><PolicyDocument>");
    expect(elements("RoleName", reply)).toEqual(["r"]);
    expect(elements("GroupName", reply)).toEqual(["g"]);
    expect(reply.text).toMatch(/<PolicyVersionList><member><Document>.*<VersionId>v1</);
  });

  it("show what is asked for", async () => {
    const groups = await details({ "Filter.member.1": "Group" });
    expect([elements("GroupName", groups), elements("UserName", groups), elements("VersionId", groups)]).toEqual([
      ["g"],
      [],
      [],
    ]);
    const local = await details({ "Filter.member.1": "LocalManagedPolicy" });
    expect(elements("PolicyName", local)).toEqual(["p"]);
    const wrong = await client.send(client.admin, "GetAccountAuthorizationDetails", { "Filter.member.1": "Bucket" });
    expect(wrong.code).toBe("ValidationError");
  });

  it("come in pages that hold each once", async () => {
    const whole = await details();
    const found: string[] = [];
    for (let Marker: string | undefined = undefined as string | undefined, page = 0; ; page++) {
      const reply = await details({ MaxItems: "2", ...(Marker && { Marker }) });
      found.push(...elements("Arn", reply));
      expect(page).toBeLessThan(20);
      if (element("IsTruncated", reply) === "false") break;
      Marker = element("Marker", reply);
    }
    expect(found).toEqual(elements("Arn", whole));
  });
});

describe("policies", () => {
  it("have tags", async () => {
    const { done, send, admin } = client;
    const PolicyArn = arn("policy/p");
    expect((await done("GetPolicy", { PolicyArn })).text).toContain(
      "<Tags><member><Key>team</Key><Value>blue</Value></member></Tags>",
    );
    await done("TagPolicy", { PolicyArn, "Tags.member.1.Key": "team", "Tags.member.1.Value": "red" });
    expect(elements("Value", await done("ListPolicyTags", { PolicyArn }))).toEqual(["red"]);
    await done("UntagPolicy", { PolicyArn, "TagKeys.member.1": "team" });
    expect(elements("Key", await done("ListPolicyTags", { PolicyArn }))).toEqual([]);
    const system = { PolicyArn: "arn:aws:iam::aws:policy/ECSS3FullAccess", "Tags.member.1.Key": "a" };
    expect((await send(admin, "TagPolicy", system)).code).toBe("UnmodifiableEntity");
    const many = Object.fromEntries(
      Array.from({ length: 50 }, (_, index) => [`Tags.member.${index + 1}.Key`, `${index}`]),
    );
    await done("TagPolicy", { PolicyArn, ...many });
    expect((await send(admin, "TagPolicy", { PolicyArn, "Tags.member.1.Key": "more" })).code).toBe("LimitExceeded");
  });

  it("tell who uses them, and how", async () => {
    const { done } = client;
    const PolicyArn = arn("policy/p");
    await done("AttachUserPolicy", { UserName: "a", PolicyArn });
    await done("PutUserPermissionsBoundary", { UserName: "c", PermissionsBoundary: PolicyArn });
    const users = async (more: QueryParameters = {}) =>
      elements("UserName", await done("ListEntitiesForPolicy", { PolicyArn, ...more }));
    expect(await users()).toEqual(["a", "c"]);
    expect(await users({ PolicyUsageFilter: "PermissionsPolicy" })).toEqual(["a"]);
    expect(await users({ PolicyUsageFilter: "PermissionsBoundary" })).toEqual(["c"]);
    expect(await users({ EntityFilter: "Role" })).toEqual([]);
    expect(await users({ PathPrefix: "/team/" })).toEqual([]);
    const listed = await done("ListPolicies", { PolicyUsageFilter: "PermissionsBoundary" });
    expect([elements("PolicyName", listed), elements("PermissionsBoundaryUsageCount", listed)]).toEqual([["p"], ["1"]]);
  });

  it("tell which services they open", async () => {
    const services = { "ServiceNamespaces.member.1": "s3", "ServiceNamespaces.member.2": "iam" };
    const reply = await client.done("ListPoliciesGrantingServiceAccess", { Arn: arn("user/b"), ...services });
    expect(reply.text).toContain(
      "<ServiceNamespace>s3</ServiceNamespace><Policies><member><PolicyName>own</PolicyName><PolicyType>INLINE</PolicyType><EntityType>USER</EntityType><EntityName>b</EntityName></member></Policies>",
    );
    expect(reply.text).toContain("<ServiceNamespace>iam</ServiceNamespace><Policies/>");
  });

  it("may depend on the tags of what is acted on", async () => {
    const { done, send, user } = client;
    await done("TagUser", { UserName: "a", "Tags.member.1.Key": "Team", "Tags.member.1.Value": "blue" });
    const Condition = { StringEquals: { "aws:ResourceTag/team": "blue" } };
    const blue = await user("blue", { Effect: "Allow", Action: "iam:GetUser", Resource: "*", Condition });
    expect((await send(blue, "GetUser", { UserName: "a" })).status).toBe(200);
    expect((await send(blue, "GetUser", { UserName: "b" })).code).toBe("AccessDenied");
    expect((await send(blue, "GetUser", { UserName: "nobody" })).code).toBe("AccessDenied");
  });
});

describe("keys", () => {
  it("tell their user and account, and nothing of others", async () => {
    const { done, send, admin, namespace } = client;
    const keyed = await client.user("keyed", { Effect: "Allow", Action: "sts:GetAccessKeyInfo", Resource: "*" });
    const { accessKeyId: AccessKeyId } = keyed;
    const unused = await done("GetAccessKeyLastUsed", { AccessKeyId });
    expect([element("UserName", unused), element("ServiceName", unused), element("LastUsedDate", unused)]).toEqual([
      "keyed",
      "N/A",
      "",
    ]);
    expect(element("Account", await done("GetAccessKeyInfo", { AccessKeyId }, keyed))).toBe(namespace);
    const unknown = { AccessKeyId: "AKIA0123456789ABCDEF" };
    expect((await send(admin, "GetAccessKeyLastUsed", unknown)).code).toBe("NoSuchEntity");
    expect((await send(keyed, "GetAccessKeyInfo", unknown)).code).toBe("ValidationError");
    const Resource = arn("user/own");
    const own = await client.user("own", { Effect: "Allow", Action: "iam:GetAccessKeyLastUsed", Resource });
    expect((await send(own, "GetAccessKeyLastUsed", { AccessKeyId: own.accessKeyId })).status).toBe(200);
    for (const parameters of [{ AccessKeyId }, unknown])
      expect((await send(own, "GetAccessKeyLastUsed", parameters)).code).toBe("AccessDenied");
  });
});

it("there is one path", async () => {
  const { send, admin, done } = client;
  expect((await send(admin, "CreateUser", { UserName: "deep", Path: "/team/" })).code).toBe("ValidationError");
  expect((await send(admin, "CreateGroup", { GroupName: "deep", Path: "team" })).code).toBe("ValidationError");
  expect(elements("UserName", await done("ListUsers", { PathPrefix: "/team/" }))).toEqual([]);
  expect((await send(admin, "ListUsers", { PathPrefix: "team" })).code).toBe("ValidationError");
});
