import { iamNameLimits, reservedNames } from "@concordat/contract/iam";
import type { UserDetailResponse } from "@concordat/contract/object-storage";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { atOnce, documentText, startTestIam, type TestIam, type TestIamServer } from "../testing/iam.js";
import { invalid, notFound, refusalOf } from "../testing/refusal.js";

let server: TestIamServer;
let iam: TestIam;
beforeAll(async () => {
  server = await startTestIam();
  iam = await server.service();
});
afterAll(() => server.storage.close());

const create = (username: unknown, more: object = {}) =>
  iam.request<UserDetailResponse>("POST", "/users", { username, ...more });

describe("creating a user", () => {
  it("answers with the whole user, members in alphabetical order, times in whole seconds", async () => {
    const answer = await create("new");
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      access_keys: [],
      arn: `urn:ecs:iam::${iam.namespace}:user/new`,
      created_at: `${server.storage.context.clock().toISOString().slice(0, 19)}Z`,
      policies: [],
      tags: [],
      username: "new",
    });
    expect(Object.keys(answer.body)).toEqual(Object.keys(answer.body).sort());
  });

  it.each(["x", "x".repeat(iamNameLimits.user), "A_z09+=,.@-"])("takes the name %s", async (username) => {
    expect((await create(username)).status).toBe(201);
    expect((await iam.request("GET", `/users/${encodeURIComponent(username)}`)).status).toBe(200);
    expect((await iam.request("DELETE", `/users/${encodeURIComponent(username)}`)).status).toBe(204);
  });

  it.each(["", "x".repeat(iamNameLimits.user + 1), "a b", "a/b", "é", "a\n", 5, null, undefined, reservedNames.user])(
    "refuses the name %j",
    async (username) => {
      expect(refusalOf(await create(username))).toEqual(invalid("username"));
    },
  );

  it("refuses what it does not know", async () => {
    expect(refusalOf(await create("with-arn", { arn: "urn" }))).toEqual(invalid("arn"));
    expect(refusalOf(await iam.request("GET", "/users/with-arn"))).toEqual(notFound);
  });

  it("refuses a name that another user has, in this service only", async () => {
    await create("taken");
    expect(refusalOf(await create("taken"))).toEqual(invalid("username"));
    const other = await server.service();
    expect((await other.request("POST", "/users", { username: "taken" })).status).toBe(201);
  });

  it("makes one of 24 users of one name", async () => {
    const answers = await atOnce(() => create("contested"));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    for (const answer of answers.filter(({ status }) => status !== 201)) {
      expect(refusalOf(answer)).toEqual(invalid("username"));
    }
  });
});

describe("reading users", () => {
  it("shows keys, policies, boundary and tags, in the list as in the single user", async () => {
    const own = await server.service();
    await own.done("POST", "/policies", { name: "own", document: documentText() });
    for (const username of ["zoe", "ada"]) await own.done("POST", "/users", { username });
    const key = await own.done<{ access_key_id: string; created_at: string }>("POST", "/users/ada/access-keys");
    await own.done("POST", "/users/ada/policies", { name: "own" });
    await own.done("POST", "/users/ada/policies", { name: "ECSS3FullAccess" });
    await own.done("PUT", "/users/ada/permissions-boundary", { policy_name: "IAMReadOnlyAccess" });
    await own.done("PUT", "/users/ada/tags", [{ key: "team", value: "blue" }]);
    const ada = await own.done<UserDetailResponse>("GET", "/users/ada");
    expect(ada).toMatchObject({
      access_keys: [
        {
          access_key_id: key.access_key_id,
          created_at: key.created_at,
          last_used_at: key.created_at,
          status: "Active",
        },
      ],
      permissions_boundary: "IAMReadOnlyAccess",
      policies: [
        { arn: `urn:ecs:iam::${own.namespace}:policy/own`, name: "own" },
        { arn: "urn:ecs:iam:::policy/ECSS3FullAccess", name: "ECSS3FullAccess" },
      ],
      tags: [{ key: "team", value: "blue" }],
    });
    const list = await own.done<UserDetailResponse[]>("GET", "/users");
    expect(list.map(({ username }) => username)).toEqual(["ada", "zoe"]);
    expect(list[0]).toEqual(ada);
    const service = await own.done<{ users: UserDetailResponse[] }>("GET", "");
    expect(service.users).toEqual(list);
    expect(JSON.stringify(list)).not.toContain("secret");
  });

  it("asks the database as often for twenty users as for one", async () => {
    const own = await server.service();
    const count = async () => {
      const before = server.storage.statements();
      await own.done("GET", "/users");
      return server.storage.statements() - before;
    };
    const fill = async (username: string) => {
      await own.done("POST", "/users", { username });
      await own.done("POST", `/users/${username}/access-keys`);
      await own.done("POST", `/users/${username}/policies`, { name: "ECSDenyAll" });
      await own.done("PUT", `/users/${username}/permissions-boundary`, { policy_name: "ECSDenyAll" });
      await own.done("PUT", `/users/${username}/tags`, [{ key: "k", value: "v" }]);
    };
    await fill("first");
    const one = await count();
    for (let index = 0; index < 19; index++) await fill(`user-${index}`);
    // the credentials, the service, its users
    expect(one).toBe(3);
    expect(one).toBeLessThanOrEqual(10);
    expect(await count()).toBe(one);
  });
});

describe("deleting a user", () => {
  it("takes keys, memberships, attachments, inline policies and tags with it", async () => {
    const own = await server.service();
    await own.done("POST", "/policies", { name: "own", document: documentText() });
    await own.done("POST", "/groups", { name: "crew" });
    await own.done("POST", "/users", { username: "ada" });
    await own.done("POST", "/users/ada/access-keys");
    await own.done("POST", "/users/ada/access-keys");
    await own.done("POST", "/users/ada/policies", { name: "own" });
    await own.done("POST", "/users/ada/inline-policies", { name: "inline", document: documentText() });
    await own.done("PUT", "/users/ada/tags", [{ key: "k", value: "v" }]);
    await own.done("PUT", "/users/ada/permissions-boundary", { policy_name: "own" });
    await own.done("POST", "/groups/crew/users/ada");
    const deleted = await own.request("DELETE", "/users/ada");
    expect([deleted.status, deleted.headers.get("content-type")]).toEqual([204, null]);
    expect(refusalOf(await own.request("DELETE", "/users/ada"))).toEqual(notFound);
    expect(await own.done("GET", "/policies/own")).toMatchObject({ attachment_count: 0 });
    const { prisma } = server.storage.context;
    const of = { user: { serviceUuid: own.uuid } };
    expect(await prisma.iamAccessKey.count({ where: of })).toBe(0);
    await own.done("POST", "/users", { username: "ada" });
    expect(await own.done("GET", "/users/ada")).toMatchObject({ access_keys: [], policies: [], tags: [] });
    expect(await own.done("GET", "/users/ada/inline-policies")).toEqual([]);
    expect(refusalOf(await own.request("DELETE", "/groups/crew/users/ada"))).toEqual(notFound);
    await own.done("DELETE", "/policies/own");
  });
});
