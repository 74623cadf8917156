import { iamNameLimits } from "@concordat/contract/iam";
import type { GroupResponse } from "@concordat/contract/object-storage";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { atOnce, documentText, startTestIam, type TestIam, type TestIamServer } from "../testing/iam.js";
import { invalid, notFound, refusalOf } from "../testing/refusal.js";

let server: TestIamServer;
let iam: TestIam;
beforeAll(async () => {
  server = await startTestIam();
  iam = await server.service();
  await iam.done("POST", "/users", { username: "ada" });
});
afterAll(() => server.storage.close());

const create = (name: unknown) => iam.request<GroupResponse>("POST", "/groups", { name });

describe("groups", () => {
  it("are created, read and listed by name", async () => {
    const own = await server.service();
    const zebras = await own.request<GroupResponse>("POST", "/groups", { name: "zebras" });
    expect(zebras.status).toBe(201);
    expect(Object.entries(zebras.body)).toEqual([
      ["arn", `urn:ecs:iam::${own.namespace}:group/zebras`],
      ["created_at", `${server.storage.context.clock().toISOString().slice(0, 19)}Z`],
      ["name", "zebras"],
    ]);
    const ants = await own.done<GroupResponse>("POST", "/groups", { name: "ants" });
    expect(await own.done("GET", "/groups")).toEqual([ants, zebras.body]);
    expect(await own.done("GET", "/groups/zebras")).toEqual(zebras.body);
  });

  it.each(["x", "x".repeat(iamNameLimits.group), "A_z09+=,.@-"])("may be called %s", async (name) => {
    expect((await create(name)).status).toBe(201);
    expect((await iam.request("DELETE", `/groups/${encodeURIComponent(name)}`)).status).toBe(204);
  });

  it.each(["", "x".repeat(iamNameLimits.group + 1), "a b", "é", 5, null, undefined])(
    "may not be called %j",
    async (name) => {
      expect(refusalOf(await create(name))).toEqual(invalid("name"));
    },
  );

  it("have names of their own, under 24 requests at once", async () => {
    const answers = await atOnce(() => create("contested"));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    for (const answer of answers.filter(({ status }) => status !== 201)) {
      expect(refusalOf(answer)).toEqual(invalid("name"));
    }
  });

  it("go with members, attachments and inline policies, and leave the users", async () => {
    await create("going");
    await iam.done("POST", "/groups/going/users/ada");
    await iam.done("POST", "/groups/going/policies", { name: "ECSDenyAll" });
    await iam.done("POST", "/groups/going/inline-policies", { name: "inline", document: documentText() });
    expect((await iam.request("DELETE", "/groups/going")).status).toBe(204);
    expect(refusalOf(await iam.request("DELETE", "/groups/going"))).toEqual(notFound);
    expect(refusalOf(await iam.request("GET", "/groups/going"))).toEqual(notFound);
    expect(await iam.done("GET", "/policies/ECSDenyAll")).toMatchObject({ attachment_count: 0 });
    expect((await iam.request("GET", "/users/ada")).status).toBe(200);
  });
});

describe("members", () => {
  it("are added as often as one likes, and removed once", async () => {
    await create("crew");
    for (const _ of [1, 2]) {
      const added = await iam.request("POST", "/groups/crew/users/ada");
      expect([added.status, added.headers.get("content-type")]).toEqual([204, null]);
    }
    const { prisma } = server.storage.context;
    const where = { group: { serviceUuid: iam.uuid, name: "crew" } };
    expect(await prisma.iamGroupMember.count({ where })).toBe(1);
    expect((await iam.request("DELETE", "/groups/crew/users/ada")).status).toBe(204);
    expect(refusalOf(await iam.request("DELETE", "/groups/crew/users/ada"))).toEqual(notFound);
    expect(await prisma.iamGroupMember.count({ where })).toBe(0);
  });

  it("are added once by 24 requests at once", async () => {
    await create("crowd");
    const answers = await atOnce(() => iam.request("POST", "/groups/crowd/users/ada"));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]));
    const where = { group: { serviceUuid: iam.uuid, name: "crowd" } };
    expect(await server.storage.context.prisma.iamGroupMember.count({ where })).toBe(1);
  });

  it("must be users of the service, in a group of the service", async () => {
    const other = await server.service();
    await other.done("POST", "/users", { username: "stranger" });
    await other.done("POST", "/groups", { name: "elsewhere" });
    await create("closed");
    for (const path of ["/groups/closed/users/stranger", "/groups/elsewhere/users/ada", "/groups/closed/users/a%20b"]) {
      expect(refusalOf(await iam.request("POST", path))).toEqual(notFound);
      expect(refusalOf(await iam.request("DELETE", path))).toEqual(notFound);
    }
  });
});
