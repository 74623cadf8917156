import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestCore, type TestCore } from "../../testing/core.js";

let core: TestCore;
beforeAll(async () => {
  core = await startTestCore();
});
afterAll(() => core.close());

const pending = () =>
  core.context.prisma.delivery.findMany({ where: { operation: "integrationProvider.init" }, orderBy: { id: "asc" } });

describe("providers.init", () => {
  it("has nothing to do in a workspace without providers, whatever the body", async () => {
    const ada = await core.as("ada");
    expect(await ada.providers.init({ body: {} })).toMatchObject({ status: 200, body: {} });
    const bare = await fetch(`${core.url}/api/providers/init`, {
      method: "POST",
      headers: { authorization: `Bearer ${await core.token("ada", "USER")}` },
    });
    expect([bare.status, await bare.json()]).toEqual([200, {}]);
    expect(await pending()).toEqual([]);
  });

  it("passes the call on to the workspace's providers, once at a time however often it is sent", async () => {
    const admin = await core.as("admin", "ADMIN");
    const item = (id: string) => ({ id, domain: "p.example.com", https: true });
    await admin.providers.create({ body: { items: [item("near"), item("far")] } });
    for (let times = 0; times < 3; times++) expect((await admin.providers.init({ body: {} })).status).toBe(200);
    expect((await pending()).map(({ provider }) => provider).sort()).toEqual(["far", "near"]);
  });

  it("passes it on in the caller's own workspace only, be the caller an administrator", async () => {
    await core.context.prisma.delivery.deleteMany();
    await core.project("lab", "ada", { root: "USER" });
    const item = { id: "of-lab", domain: "p.example.com", https: true };
    const { body } = await (await core.as("root", "ADMIN", "lab")).providers.create({ body: { items: [item] } });
    const [{ id = "" } = {}] = (body as { responses: { id: string }[] }).responses;
    const called = async (username: string, role: "USER" | "ADMIN", project?: string) => {
      await (await core.as(username, role, project)).providers.init({ body: {} });
      const names = (await pending()).map(({ provider }) => provider);
      await core.context.prisma.delivery.deleteMany();
      return names;
    };
    expect(await called("ada", "USER")).toEqual([]);
    expect(await called("ada", "USER", "lab")).toEqual(["of-lab"]);
    // another administrator has made near and far, in a workspace of their own
    expect(await called("root", "ADMIN")).toEqual([]);
    // a plain member who was not given the provider has nothing there to prepare
    await core.as("root", "ADMIN", "lab").then((root) =>
      root.providers.updateAcl({
        body: { items: [{ id, added: [], deleted: [{ type: "user", username: "root" }] }] },
      }),
    );
    expect(await called("root", "ADMIN", "lab")).toEqual([]);
  });
});
