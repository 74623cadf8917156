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
});
