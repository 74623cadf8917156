import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestCore, type TestCore } from "../../testing/core.js";

let core: TestCore;
beforeAll(async () => {
  core = await startTestCore();
});
afterAll(() => core.close());

const specification = (id: string) => ({ id, domain: "provider.example.com", https: true, port: 8443 });

const create = async (...names: string[]) =>
  (await core.as("admin", "ADMIN")).providers.create({ body: { items: names.map(specification) } });

const idsOf = async (...names: string[]): Promise<string[]> => {
  const { body } = await create(...names);
  return (body as { responses: { id: string }[] }).responses.map(({ id }) => id);
};

describe("providers.create", () => {
  it("answers with resource ids, by which the creator reads each provider", async () => {
    const admin = await core.as("admin", "ADMIN");
    const [, second = ""] = await idsOf("one", "two");
    const read = await admin.providers.retrieve({ query: { id: second, includeOthers: true } });
    expect(read.body).toMatchObject({
      id: second,
      specification: { ...specification("two"), product: { id: "", category: "", provider: "ucloud_core" } },
      createdAt: core.context.clock().getTime(),
      status: { resolvedSupport: null, resolvedProduct: null },
      updates: [],
      owner: { createdBy: "admin", project: null },
      permissions: {
        myself: ["ADMIN"],
        others: [{ entity: { type: "user", username: "admin" }, permissions: ["READ", "EDIT"] }],
      },
    });
  });

  it("gives every provider secrets of its own, which lie in the database in no readable form", async () => {
    const admin = await core.as("admin", "ADMIN");
    const ids = await idsOf("secret-a", "secret-b");
    const read = await Promise.all(ids.map((id) => admin.providers.retrieve({ query: { id } })));
    const secrets = read.flatMap(({ body }) => {
      const { refreshToken, publicKey } = body as { refreshToken: string; publicKey: string };
      return [refreshToken, publicKey];
    });
    expect(new Set(secrets).size).toBe(4);
    const stored = JSON.stringify(await core.context.prisma.authProvider.findMany(), (_key, value) =>
      value instanceof Uint8Array ? Buffer.from(value).toString("latin1") : value,
    );
    expect(stored).not.toContain(secrets[0]);
    expect(stored).not.toContain("PRIVATE KEY");
  });

  it("creates in the workspace of the Project header", async () => {
    await core.project("p-create", "admin");
    const inProject = await core.as("admin", "ADMIN", "p-create");
    const { body } = await inProject.providers.create({ body: { items: [specification("in-project")] } });
    const [{ id = "" } = {}] = (body as { responses: { id: string }[] }).responses;
    const read = await inProject.providers.retrieve({ query: { id } });
    expect(read.body).toMatchObject({ owner: { createdBy: "admin", project: "p-create" } });
  });

  it("keeps the port as sent, null included", async () => {
    const admin = await core.as("admin", "ADMIN");
    const { body } = await admin.providers.create({ body: { items: [{ ...specification("portless"), port: null }] } });
    const [{ id = "" } = {}] = (body as { responses: { id: string }[] }).responses;
    expect((await admin.providers.retrieve({ query: { id } })).body).toMatchObject({ specification: { port: null } });
  });

  it("creates nothing at all where one name is taken, be it in the same request", async () => {
    await create("taken");
    const before = await core.context.prisma.resource.count();
    expect(await create("fresh-1", "taken", "fresh-2")).toMatchObject({
      status: 409,
      body: { why: "Conflict: the name taken is taken", errorCode: null },
    });
    expect(await create("twin", "twin")).toMatchObject({
      status: 409,
      body: { why: "Conflict: the name twin is taken" },
    });
    expect(await core.context.prisma.resource.count()).toBe(before);
    expect(
      await core.context.prisma.authProvider.count({ where: { name: { in: ["fresh-1", "fresh-2", "twin"] } } }),
    ).toBe(0);
  });

  it("refuses a name that only has credentials so far", async () => {
    const service = await core.as("_accounting", "SERVICE");
    expect((await service.authProviders.register({ body: { items: [{ id: "registered" }] } })).status).toBe(200);
    expect((await create("registered")).status).toBe(409);
  });

  // each of them makes key pairs, which takes a busy machine its time
  it("has one winner among 24 that want one name at once", { timeout: 240_000 }, async () => {
    const answers = await Promise.all(Array.from({ length: 24 }, () => create("wanted")));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, ...Array.from({ length: 23 }, () => 409)]);
    expect(await core.context.prisma.provider.count({ where: { name: "wanted" } })).toBe(1);
    expect(await core.context.prisma.resource.count()).toBe(await core.context.prisma.provider.count());
  });
});

describe("providers.update", () => {
  it("changes domain, https and port, and nothing else", async () => {
    const admin = await core.as("admin", "ADMIN");
    const [id = ""] = await idsOf("moving");
    const before = (await admin.providers.retrieve({ query: { id } })).body as { specification: object };
    const change = { id: "moving", domain: "new.example.com", https: false, port: null };
    const answer = await admin.providers.update({ body: { items: [change, { ...change, id: "nobody" }] } });
    expect(answer).toMatchObject({ status: 200, body: { responses: [{ id: "moving" }, { id: "nobody" }] } });
    const after = (await admin.providers.retrieve({ query: { id } })).body;
    expect(after).toEqual({
      ...before,
      specification: { ...before.specification, domain: "new.example.com", https: false, port: null },
    });
  });

  it("changes nothing where one item is wrong", async () => {
    const admin = await core.as("admin", "ADMIN");
    const [id = ""] = await idsOf("steady");
    const good = { ...specification("steady"), domain: "other.example.com" };
    expect((await admin.providers.update({ body: { items: [good, { ...good, port: 70_000 }] } })).status).toBe(400);
    expect((await admin.providers.retrieve({ query: { id } })).body).toMatchObject({
      specification: { domain: "provider.example.com" },
    });
  });
});

describe("providers.renewToken", () => {
  const secretsOf = async (id: string) => {
    const { body } = await (await core.as("admin", "ADMIN")).providers.retrieve({ query: { id } });
    return body as { refreshToken: string; publicKey: string };
  };
  const refresh = (refreshToken: string) =>
    core.withBearer(undefined).authProviders.refresh({ body: { items: [{ refreshToken }] } });

  it("pairs new secrets by id, whatever the order of the request", async () => {
    const admin = await core.as("admin", "ADMIN");
    const ids = await idsOf("renew-b", "renew-a", "renew-c");
    expect(await admin.providers.renewToken({ body: { items: ids.toReversed().map((id) => ({ id })) } })).toMatchObject(
      { status: 200, body: {} },
    );
    for (const [index, name] of ["renew-b", "renew-a", "renew-c"].entries()) {
      const { refreshToken } = await secretsOf(ids[index] ?? "");
      const { body } = await refresh(refreshToken);
      const [{ accessToken = "" } = {}] = (body as { responses: { accessToken: string }[] }).responses;
      expect(JSON.parse(Buffer.from(accessToken.split(".")[1] ?? "", "base64url").toString()).sub).toBe(`#P_${name}`);
    }
  });

  it("ends the old refresh token and the old access token at once", async () => {
    const [id = ""] = await idsOf("leaked");
    const old = await secretsOf(id);
    const { body } = await refresh(old.refreshToken);
    const [{ accessToken = "" } = {}] = (body as { responses: { accessToken: string }[] }).responses;
    // a provider may not browse, but it is known: 403 as long as its token counts, 401 after
    expect((await core.withBearer(accessToken).providers.browse({ query: {} })).status).toBe(403);
    await (await core.as("admin", "ADMIN")).providers.renewToken({ body: { items: [{ id }] } });
    expect(await refresh(old.refreshToken)).toMatchObject({ status: 403, body: { why: "Forbidden" } });
    expect((await core.withBearer(accessToken).providers.browse({ query: {} })).status).toBe(401);
    const fresh = await secretsOf(id);
    expect(fresh.refreshToken).not.toBe(old.refreshToken);
    expect(fresh.publicKey).not.toBe(old.publicKey);
    expect((await refresh(fresh.refreshToken)).status).toBe(200);
  });

  it("races with refreshes: each gets a token or a refusal, and the last secrets work", async () => {
    const [id = ""] = await idsOf("raced");
    const { refreshToken } = await secretsOf(id);
    const admin = await core.as("admin", "ADMIN");
    const renewals = Array.from({ length: 4 }, () => admin.providers.renewToken({ body: { items: [{ id }] } }));
    const refreshes = Array.from({ length: 16 }, () => refresh(refreshToken));
    expect((await Promise.all(renewals)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    for (const { status } of await Promise.all(refreshes)) expect([200, 403]).toContain(status);
    expect((await refresh(refreshToken)).status).toBe(403);
    expect((await refresh((await secretsOf(id)).refreshToken)).status).toBe(200);
  });

  it("refuses ids that are unknown, no numbers, doubled or somebody else's, and changes nothing", async () => {
    const [id = ""] = await idsOf("guarded");
    const { refreshToken } = await secretsOf(id);
    const admin = await core.as("admin", "ADMIN");
    const stranger = await core.as("stranger");
    const denied = {
      status: 400,
      body: { why: "Permission denied. Try to reload the page and try again.", errorCode: null },
    };
    expect(await admin.providers.renewToken({ body: { items: [{ id }, { id: "999999999" }] } })).toMatchObject(denied);
    expect(await admin.providers.renewToken({ body: { items: [{ id }, { id }] } })).toMatchObject(denied);
    expect(await admin.providers.renewToken({ body: { items: [{ id: "guarded" }] } })).toMatchObject(denied);
    expect(await admin.providers.renewToken({ body: { items: [{ id: "99999999999999999999" }] } })).toMatchObject(
      denied,
    );
    expect(await stranger.providers.renewToken({ body: { items: [{ id }] } })).toMatchObject(denied);
    expect((await secretsOf(id)).refreshToken).toBe(refreshToken);
  });
});
