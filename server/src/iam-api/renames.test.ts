import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../test-kit/index.js";
import { element, elements, policyOf, queryClient } from "./testing/query-client.js";

let server: TestServer;
let client: ReturnType<typeof queryClient>;
beforeAll(async () => {
  server = await startTestServer();
  client = queryClient(server);
});
afterAll(() => server.close());

const trusting = (AWS: unknown) => policyOf({ Effect: "Allow", Principal: { AWS }, Action: "sts:AssumeRole" });

describe("a renamed user", () => {
  it("stays the same one: keys, policies, groups, sessions, and documents that name it as a principal", async () => {
    const { done, send, user, namespace, credentialsIn } = client;
    const ada = await user("ada", { Effect: "Allow", Action: ["sts:*", "iam:GetUser"], Resource: "*" });
    await done("CreateGroup", { GroupName: "friends" });
    await done("AddUserToGroup", { GroupName: "friends", UserName: "ada" });
    const id = element("UserId", await done("GetUser", { UserName: "ada" }));
    const other = `arn:aws:iam::${namespace}:user/adam`;
    const AssumeRolePolicyDocument = trusting([`urn:ecs:iam::${namespace}:user/ada`, other, "ada"]);
    const role = await done("CreateRole", { RoleName: "hers", AssumeRolePolicyDocument });
    await done("CreateRole", { RoleName: "his", AssumeRolePolicyDocument: trusting(other) });
    const assume = { RoleArn: element("Arn", role), RoleSessionName: "test" };
    const session = credentialsIn(await done("AssumeRole", assume, ada));

    await done("UpdateUser", { UserName: "ada", NewUserName: "grace" });
    const renamed = await done("GetUser", { UserName: "grace" });
    expect([element("UserId", renamed), element("Arn", renamed)]).toEqual([id, `urn:ecs:iam::${namespace}:user/grace`]);
    expect((await send(client.admin, "GetUser", { UserName: "ada" })).code).toBe("NoSuchEntity");
    expect(elements("UserName", await done("GetGroup", { GroupName: "friends" }))).toEqual(["grace"]);
    expect((await send(session, "GetCallerIdentity")).status).toBe(200);
    await done("AssumeRole", assume, ada);
    const document = decodeURIComponent(
      element("AssumeRolePolicyDocument", await done("GetRole", { RoleName: "hers" })),
    );
    expect(JSON.parse(document).Statement[0].Principal.AWS).toEqual([
      `urn:ecs:iam::${namespace}:user/grace`,
      other,
      "grace",
    ]);
    const his = element("AssumeRolePolicyDocument", await done("GetRole", { RoleName: "his" }));
    expect(decodeURIComponent(his)).toBe(trusting(other));

    // somebody else of the former name is not trusted
    const another = await user("ada", { Effect: "Allow", Action: "sts:*", Resource: "*" });
    expect((await send(another, "AssumeRole", assume)).code).toBe("AccessDenied");
  });

  it("must not take a name that is taken, reserved or no name, nor another path", async () => {
    await client.user("one");
    await client.user("two");
    const rename = async (more: Readonly<Record<string, string>>) =>
      (await client.send(client.admin, "UpdateUser", { UserName: "one", ...more })).code;
    expect(await rename({ NewUserName: "two" })).toBe("EntityAlreadyExists");
    expect(await rename({ NewUserName: "a b" })).toBe("ValidationError");
    expect(await rename({ NewPath: "/team/" })).toBe("ValidationError");
    expect(await rename({ NewPath: "/" })).toBe("");
    expect(await rename({ NewUserName: "one" })).toBe("");
  });

  it("is renamed by whoever may do so under both names", async () => {
    const on = (name: string) => `arn:aws:iam::${client.namespace}:user/${name}`;
    await client.user("before");
    const half = await client.user("half", { Effect: "Allow", Action: "iam:UpdateUser", Resource: on("before") });
    const parameters = { UserName: "before", NewUserName: "after" };
    const refused = await client.send(half, "UpdateUser", parameters);
    expect([refused.code, refused.text.includes(on("after"))]).toEqual(["AccessDenied", true]);
    const whole = [on("before"), on("after")];
    const both = await client.user("both", { Effect: "Allow", Action: "iam:UpdateUser", Resource: whole });
    expect((await client.send(both, "UpdateUser", parameters)).status).toBe(200);
  });
});

it("a renamed group keeps its members and policies", async () => {
  const { done, send, admin } = client;
  await client.user("member");
  await done("CreateGroup", { GroupName: "old" });
  await done("CreateGroup", { GroupName: "taken" });
  await done("AddUserToGroup", { GroupName: "old", UserName: "member" });
  await done("AttachGroupPolicy", { GroupName: "old", PolicyArn: "arn:aws:iam::aws:policy/ECSS3FullAccess" });
  expect((await send(admin, "UpdateGroup", { GroupName: "old", NewGroupName: "taken" })).code).toBe(
    "EntityAlreadyExists",
  );
  await done("UpdateGroup", { GroupName: "old", NewGroupName: "new" });
  expect(elements("UserName", await done("GetGroup", { GroupName: "new" }))).toEqual(["member"]);
  expect(elements("PolicyName", await done("ListAttachedGroupPolicies", { GroupName: "new" }))).toEqual([
    "ECSS3FullAccess",
  ]);
});
