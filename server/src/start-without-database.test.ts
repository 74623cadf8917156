import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { basePath } from "@concordat/contract/object-storage";
import { providerSubjectPrefix } from "@concordat/contract/ucloud";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Configuration, readConfiguration } from "./configuration.js";
import { withConnection } from "./database/connection.js";
import { createLog } from "./log.js";
import { type RunningServer, startServer } from "./start.js";
import type { DatabaseCopy } from "./test-kit/database-copy.js";
import { createEmptyDatabase, createTestDatabase } from "./testing/database.js";
import { type DatabaseGate, openGate } from "./testing/database-gate.js";
import { issueCoreToken } from "./ucloud/core-tokens.js";

let database: DatabaseCopy;
let gate: DatabaseGate;
let dataDir: string;
let ending: (() => Promise<unknown>)[];
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "concordat-without-"));
  ending = [];
});
afterEach(async () => {
  for (const end of ending) await end();
  await gate.close();
  await database.drop();
  await rm(dataDir, { recursive: true });
});

/** Takes a database away, before any server starts. */
const takeAway = async (made: Promise<DatabaseCopy>) => {
  database = await made;
  gate = await openGate(database.url);
  await gate.close();
};

/** A server that listens; `started` resolves when it has its database. */
const startWithout = async (settings: Partial<Configuration> = {}) => {
  const stop = new AbortController();
  const logged: string[] = [];
  const log = createLog({ logLevel: "warn" }, { write: (line) => void logged.push(line) });
  const configuration = { ...readConfiguration({ PORT: "0" }), databaseUrl: gate.url, dataDir, ...settings };
  let listening: (url: string) => void = () => undefined;
  const url = new Promise<string>((resolve) => {
    listening = resolve;
  });
  const started = startServer(configuration, { log, signal: stop.signal, onListening: listening });
  ending.push(async () => {
    stop.abort();
    await started.then(
      (server) => server.close(),
      () => undefined,
    );
  });
  return { url: await Promise.race([url, started.then((server) => server.url)]), started, stop, logged };
};

const ask = async (url: string, headers: Record<string, string> = {}) => {
  const response = await fetch(url, { headers });
  return { status: response.status, body: (await response.json()) as unknown };
};

const browse = async (server: RunningServer) => {
  const token = await issueCoreToken(server.context, { subject: server.admin ?? "admin", role: "ADMIN" });
  return (await ask(`${server.url}/api/providers/browse`, { authorization: `Bearer ${token}` })).status;
};

const basic = (username: string, password: string) => ({
  authorization: `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`,
});

/** A token of a provider, for which the database must be asked. */
const now = Math.floor(Date.now() / 1000);
const providerToken = [
  { alg: "RS256" },
  { role: "PROVIDER", sub: `${providerSubjectPrefix}example`, iss: "cloud.sdu.dk", iat: now, exp: now + 600 },
  {},
]
  .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
  .join(".");

const unavailable = { status: 503, body: { why: "Service Unavailable", errorCode: null } };

describe("a server whose database is away when it starts", () => {
  it("lives, is not ready, and answers calls with the 503 that they declare", async () => {
    await takeAway(createTestDatabase());
    const { url } = await startWithout();
    expect((await ask(`${url}/healthz`)).status).toBe(200);
    expect(await ask(`${url}/readyz`)).toEqual({
      status: 503,
      body: { status: "unavailable", reason: "The database cannot be reached." },
    });
    expect(await ask(`${url}/api/providers/browse`, { authorization: `Bearer ${providerToken}` })).toEqual(unavailable);
    expect(await ask(url + basePath, basic("a", "b"))).toMatchObject({ status: 503, body: { status: 503 } });
  });

  it("makes an empty database its own when that comes, and does its work there", async () => {
    await takeAway(createEmptyDatabase());
    const { url, started, logged } = await startWithout({ provisioningStepMs: 0 });
    await gate.open();
    const server = await started;
    expect(await ask(`${url}/readyz`)).toMatchObject({ status: 200 });
    expect(await browse(server)).toBe(200);
    const { username, password = "" } = server.account;
    const authorization = basic(username, password);
    const create = { name: "media", region: "europe-1", configured_status: "started", networks: [] };
    const made = await fetch(url + basePath, {
      method: "POST",
      headers: { ...authorization, "content-type": "application/json" },
      body: JSON.stringify(create),
    });
    const { uuid } = (await made.json()) as { uuid: string };
    await vi.waitFor(
      async () =>
        expect((await ask(`${url}${basePath}/${uuid}`, authorization)).body).toMatchObject({
          operational_state: "running",
        }),
      { timeout: 20_000, interval: 20 },
    );
    expect(logged[0]).toContain("the database is away: calls are answered with 503 until it is there");
  });

  it("is one of several that wait for one empty database, which one of them makes", async () => {
    await takeAway(createEmptyDatabase());
    const waiting = await Promise.all([startWithout(), startWithout(), startWithout()]);
    await gate.open();
    const servers = await Promise.all(waiting.map(({ started }) => started));
    expect(servers.filter(({ account }) => account.password !== undefined)).toHaveLength(1);
    expect(await Promise.all(servers.map(browse))).toEqual([200, 200, 200]);
    const counts = await withConnection(database.url, async (client) => {
      const { rows } = await client.query<{ users: number; accounts: number; history: number; names: number }>(
        `SELECT (SELECT count(*)::int FROM users) AS users, (SELECT count(*)::int FROM accounts) AS accounts,
           count(*)::int AS history, count(DISTINCT migration_name)::int AS names FROM _prisma_migrations`,
      );
      return rows[0];
    });
    expect(counts).toMatchObject({ users: 1, accounts: 1 });
    expect(counts?.history).toBe(counts?.names);
  });

  it("stays away from a database that is newer than it, until that is mended", async () => {
    await takeAway(createTestDatabase());
    const history = (sql: string) => withConnection(database.url, (client) => client.query(sql));
    await history(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'x', '29990101000000_next', now())`,
    );
    const { url, started, logged } = await startWithout();
    await gate.open();
    const reason = "The database cannot be used by this server, whose log says why.";
    await vi.waitFor(async () => expect((await ask(`${url}/readyz`)).body).toMatchObject({ reason }), {
      timeout: 20_000,
    });
    expect(await ask(`${url}/api/providers/browse`, { authorization: `Bearer ${providerToken}` })).toEqual(unavailable);
    expect(logged.join("")).toContain("The database is newer than this server");
    await history("DELETE FROM _prisma_migrations WHERE id = 'x'");
    expect(await browse(await started)).toBe(200);
  });

  it("stays away from a database that belongs to another master key", async () => {
    await takeAway(createTestDatabase());
    const configuration = { ...readConfiguration({ PORT: "0" }), databaseUrl: database.url, dataDir };
    const first = await startServer(configuration, { log: createLog({ logLevel: "silent" }) });
    await first.close();
    const { url, logged } = await startWithout({ masterKey: randomBytes(32).toString("base64") });
    await gate.open();
    await vi.waitFor(() => expect(logged.at(-1)).toContain("the master key is another"), { timeout: 20_000 });
    expect((await ask(`${url}/readyz`)).status).toBe(503);
    expect(await ask(`${url}/api/providers/browse`, { authorization: `Bearer ${providerToken}` })).toEqual(unavailable);
  });

  it("can be told to stop", async () => {
    await takeAway(createTestDatabase());
    const { url, started, stop } = await startWithout();
    stop.abort(new Error("told to stop"));
    await expect(started).rejects.toThrow("told to stop");
    await expect(fetch(`${url}/healthz`)).rejects.toThrow("fetch failed");
  });
});

it("is refused, not waited for, a database that the server lacks", async () => {
  await takeAway(createTestDatabase());
  await gate.open();
  const missing = Object.assign(new URL(gate.url), { pathname: "/missing" }).toString();
  await expect(startWithout({ databaseUrl: missing })).rejects.toThrow('database "missing" does not exist');
});
