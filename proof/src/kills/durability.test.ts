// The built server and its embedded database, killed while calls are made; proof/kills has ten thousand of them.
import { randomInt } from "node:crypto";
import { describe, expect, it, vi } from "vitest";
import { startStubProvider } from "../../../server/src/ucloud/provider-calls/testing/stub-provider.js";
import { runCampaign } from "./campaign.js";
import { kinds } from "./killer.js";
import { tell } from "./report.js";
import { startKillTarget } from "./target.js";

const seed = Number(process.env["CONCORDAT_TEST_SEED"] || randomInt(2 ** 31));

// only Linux tells which processes belong to a database
describe.skipIf(process.platform !== "linux")("server and database, killed", { timeout: 300_000 }, () => {
  it("lose nothing that was acknowledged, and leave nothing half done", async () => {
    const report = await runCampaign({ seed, calls: 30, kills: kinds.length, writers: 4, copies: 1 });
    console.info(tell(report));
    expect(new Set(report.restarts.map(({ kind }) => kind))).toEqual(new Set(kinds));
  });

  it("make the pending welcome call of an approved provider after the restart", async () => {
    const module = await startStubProvider();
    const target = await startKillTarget();
    const { call } = target.connection;
    try {
      // the module cannot store its tokens yet
      const answerWell = module.answer;
      module.answer = (response) => void response.writeHead(503).end();

      const specification = { id: "example", domain: "127.0.0.1", https: false, port: module.port };
      const request = (body: object) => call({ id: "providers.requestApproval", body });
      const { token } = (await request({ type: "information", specification })).body as { token: string };
      await request({ type: "sign", token });
      const approved = await call({ id: "providers.approve", body: { token } });
      const { id } = approved.body as { id: string };
      await vi.waitFor(() => expect(module.calls.length).toBeGreaterThan(0), { timeout: 60_000 });
      await target.server().kill("server", "database");

      const before = module.calls.length;
      module.answer = answerWell;
      await target.restart();
      const database = await target.join();
      // the claim of the killed server would have to expire first: here it does so at once
      await database.query("UPDATE deliveries SET claimed_until = now() WHERE claimed_until IS NOT NULL", []);
      await vi.waitFor(() => expect(module.calls.length).toBeGreaterThan(before), { timeout: 60_000 });
      const { body } = await call({ id: "providers.retrieve", query: { id } });
      const { refreshToken, publicKey } = body as { readonly refreshToken: string; readonly publicKey: string };
      const welcome = module.calls.at(-1);
      expect(welcome?.path).toBe("/ucloud/example/integration/welcome");
      expect(welcome?.body).toEqual({ token, createdProvider: { refreshToken, publicKey } });
      const states = () => database.query("SELECT state FROM deliveries", []);
      await vi.waitFor(async () => expect(await states()).toEqual([{ state: "DELIVERED" }]), { timeout: 60_000 });
      await database.leave();
    } finally {
      target.connection.close();
      await module.close();
    }
  });
});
