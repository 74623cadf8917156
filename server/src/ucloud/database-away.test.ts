import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AnyOperation, servedOperations } from "@concordat/contract";
import { type UCloudOperation, ucloud } from "@concordat/contract/ucloud";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { readConfiguration } from "../configuration.js";
import { createLog } from "../log.js";
import { type RunningServer, startServer } from "../start.js";
import { createTestDatabase, type TestDatabase } from "../testing/database.js";
import { type DatabaseGate, openGate } from "../testing/database-gate.js";
import { issueCoreToken } from "./core-tokens.js";

let database: TestDatabase;
let gate: DatabaseGate;
let dataDir: string;
let server: RunningServer;
const bearers = new Map<string, string>();
beforeAll(async () => {
  database = await createTestDatabase();
  gate = await openGate(database.url);
  dataDir = await mkdtemp(join(tmpdir(), "concordat-away-"));
  const settings = { databaseUrl: gate.url, dataDir };
  server = await startServer(
    { ...readConfiguration({ PORT: "0" }), ...settings },
    { log: createLog({ logLevel: "silent" }), closeMs: 100 },
  );
  bearers.set("Users", await issueCoreToken(server.context, { subject: "admin", role: "ADMIN" }));
  bearers.set("Services", await issueCoreToken(server.context, { subject: "_accounting", role: "SERVICE" }));
  await browse();
});
afterEach(() => gate.close().then(() => gate.open()));
afterAll(async () => {
  await server.close();
  await gate.close();
  await database.drop();
  await rm(dataDir, { recursive: true });
});

const send = async (operation: AnyOperation) => {
  const { query, body } = (operation.examples[0]?.request ?? {}) as { query?: Record<string, string>; body?: unknown };
  const bearer = bearers.get((operation as UCloudOperation).auth.label) ?? bearers.get("Users");
  const response = await fetch(`${server.url}${operation.path}?${new URLSearchParams(query)}`, {
    method: operation.method,
    headers: { authorization: `Bearer ${bearer}` },
    body: body === undefined ? null : JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
};
const browse = () => send(ucloud.providers.browse as unknown as AnyOperation);
const readiness = async () => (await fetch(`${server.url}/readyz`)).status;

const served = servedOperations(ucloud);
/** These make keys, or nothing, and ask the database for nothing. */
const independent = ["authProviders.generateKeyPair"];

describe("while the database is away", () => {
  it.each(served)("$id answers 503, as it declares", async ({ id, operation }) => {
    await gate.close();
    const unavailable = { status: 503, body: { why: "Service Unavailable", errorCode: null } };
    expect(await send(operation)).toEqual(independent.includes(id) ? expect.anything() : unavailable);
    expect(Object.keys(operation.responses)).toContain("503");
  });

  it("is alive, but not ready", async () => {
    await gate.close();
    expect(await readiness()).toBe(503);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  });

  it("comes back with it, and with what was there", async () => {
    const before = await browse();
    await gate.close();
    expect((await browse()).status).toBe(503);
    await gate.open();
    await vi.waitFor(async () => expect(await readiness()).toBe(200), { timeout: 10_000 });
    expect(await browse()).toEqual(before);
  });

  it("tells requests that were under way when it went, reads and transactions alike", async () => {
    const some = ["browse", "update", "updateAcl", "requestApproval"] as const;
    for (let round = 0; round < 5; round++) {
      const underWay = Array.from({ length: 64 }, (_, index) =>
        send(ucloud.providers[some[index % some.length] as "browse"] as unknown as AnyOperation),
      );
      await Promise.race(underWay);
      await gate.close();
      // 400: the example's resource is not there
      for (const { status } of await Promise.all(underWay)) expect([200, 400, 503]).toContain(status);
      await gate.open();
    }
  });
});
