import { servedOperations } from "@concordat/contract";
import { ucloud, ucloudErrors } from "@concordat/contract/ucloud";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { defaultQuotas } from "../quotas/quotas.js";
import { startTestCore, type TestClient, type TestCore } from "../testing/core.js";

const few = 3;
const quotas = { providers: few, projectsPerUser: 1, aclEntriesPerProvider: 4, approvalRequests: 2 };

let core: TestCore;
let admin: TestClient;
let guest: TestClient;
beforeAll(async () => {
  core = await startTestCore({ quotas: { ...defaultQuotas, ...quotas } });
  admin = await core.as("admin", "ADMIN");
  guest = core.withBearer(undefined);
});
afterAll(() => core.close());
beforeEach(async () => {
  await core.context.prisma.resource.deleteMany();
  await core.context.prisma.authProvider.deleteMany();
  await core.context.prisma.approvalRequest.deleteMany();
});

const specification = (id: string) => ({ id, domain: "provider.example.com", https: true, port: null });
const create = (...names: string[]) => admin.providers.create({ body: { items: names.map(specification) } });
const register = (...names: string[]) => admin.authProviders.register({ body: { items: names.map((id) => ({ id })) } });
const inform = (name: string) =>
  guest.providers.requestApproval({ body: { type: "information", specification: specification(name) } });

const refused = (sentence: string) => ({
  status: 400,
  body: { why: `Quota exceeded: ${sentence}`, errorCode: null },
});
const tooManyProviders = refused("Core has at most 3 providers.");

/** Asks for a provider, signs and approves. */
const approved = async (name: string, username: string) => {
  const { body } = await inform(name);
  const { token } = body as { token: string };
  await (await core.as(username)).providers.requestApproval({ body: { type: "sign", token } });
  return admin.providers.approve({ body: { token } });
};

it("quotas are tried below for each operation that declares the refusal", () => {
  const declaring = servedOperations(ucloud).filter(({ operation }) =>
    operation.errors.some(({ code }) => code === ucloudErrors.quotaExceeded.code),
  );
  const tried = ["approve", "create", "register", "updateAcl"];
  expect(declaring.map(({ id }) => id.split(".").at(-1)).sort()).toEqual(tried);
});

describe("a provider too many", () => {
  it("is refused with all that were to be created with it", async () => {
    expect((await create("a", "b")).status).toBe(200);
    expect(await create("c", "d")).toMatchObject(tooManyProviders);
    expect(await core.context.prisma.authProvider.count()).toBe(2);
    expect((await create("c")).status).toBe(200);
  });

  it("is refused where many are created at the same time, in either way", async () => {
    const answers = await Promise.all([create("a"), register("b"), create("c"), register("d"), create("e")]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(few);
    for (const answer of answers) if (answer.status !== 200) expect(answer).toMatchObject(tooManyProviders);
  });

  it("is not approved", async () => {
    await create("a", "b", "c");
    expect(await approved("d", "ada")).toMatchObject(tooManyProviders);
  });
});

describe("others", () => {
  it("lead as many projects as they may", async () => {
    expect((await approved("mine", "bob")).status).toBe(200);
    expect(await approved("another", "bob")).toMatchObject(refused("A user has at most 1 projects that it leads."));
  });

  it("leave as many requests as may wait, and then the oldest goes", async () => {
    const tokens: string[] = [];
    for (const name of ["a", "b", "c"]) {
      tokens.push(((await inform(name)).body as { token: string }).token);
      core.context.clock.advance(1);
    }
    const ada = await core.as("ada");
    const sign = async (token: string | undefined) =>
      (await ada.providers.requestApproval({ body: { type: "sign", token: token ?? "" } })).status;
    expect([await sign(tokens[0]), await sign(tokens[1]), await sign(tokens[2])]).toEqual([400, 200, 200]);
  });

  it("grant as much in one list as it takes, and may take away from one that is too long", async () => {
    const { body } = await create("a", "b");
    const [, second] = (body as { responses: { id: string }[] }).responses;
    const id = second?.id ?? "";
    await core.context.prisma.user.createMany({ data: ["eve", "fay"].map((username) => ({ username })) });
    const entry = (username: string) => ({
      entity: { type: "user" as const, username },
      permissions: ["READ" as const, "EDIT" as const],
    });
    const change = (added: string[], deleted: string[] = []) =>
      admin.providers.updateAcl({
        body: { items: [{ id, added: added.map(entry), deleted: deleted.map((name) => entry(name).entity) }] },
      });
    // the administrator who created it has two
    expect((await change(["eve"])).status).toBe(200);
    const sentence = "items.0.added: A provider has at most 4 permissions that are granted in its access control list.";
    expect(await change(["fay"])).toMatchObject(refused(sentence));
    await core.context.prisma.aclEntry.create({
      data: { resourceId: BigInt(id), username: "fay", permission: "READ" },
    });
    expect((await change([], ["eve"])).status).toBe(200);
    expect((await change(["fay"])).status).toBe(200);
  });
});
