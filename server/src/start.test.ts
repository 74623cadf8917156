import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Configuration, ConfigurationError, readConfiguration } from "./configuration.js";
import { withConnection } from "./database/connection.js";
import { createLog } from "./log.js";
import { type RunningServer, type StartOptions, startServer } from "./start.js";
import { createTestDatabase, type TestDatabase } from "./testing/database.js";
import { issueCoreToken } from "./ucloud/core-tokens.js";
import { MasterKeyError } from "./vault/vault.js";

let database: TestDatabase;
let dataDir: string;
let running: RunningServer[];
beforeEach(async () => {
  database = await createTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), "concordat-start-"));
  running = [];
});
afterEach(async () => {
  for (const server of running) await server.close();
  await database.drop();
  await rm(dataDir, { recursive: true });
});

const start = async (settings: Partial<Configuration> = {}, options: StartOptions = {}): Promise<RunningServer> => {
  const configuration = { ...readConfiguration({ PORT: "0" }), databaseUrl: database.url, dataDir, ...settings };
  const server = await startServer(configuration, { log: createLog({ logLevel: "silent" }), ...options });
  running.push(server);
  return server;
};

/** A call to a provider that was made long ago. */
const plantOldDelivery = () =>
  database.prisma.delivery.create({
    data: {
      operation: "x",
      provider: "p",
      payloadSealed: new Uint8Array(),
      state: "DELIVERED",
      createdAt: new Date(0),
      dueAt: new Date(0),
    },
  });

it("removes what has ended long ago", async () => {
  await plantOldDelivery();
  await start();
  await expect.poll(() => database.prisma.delivery.count(), { timeout: 10_000 }).toBe(0);
});

const browse = async (server: RunningServer): Promise<Response> => {
  const token = await issueCoreToken(server.context, { subject: server.admin ?? "admin", role: "ADMIN" });
  return fetch(`${server.url}/api/providers/browse`, { headers: { authorization: `Bearer ${token}` } });
};

/** Connections of the server to the database of this test. */
const connections = () =>
  withConnection(database.url, async (client) => {
    const { rowCount } = await client.query(
      "SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
    );
    return rowCount;
  });

/** Keeps requests for providers waiting, by a lock on the table that leads to them. */
const holdProviders = async () => {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let locked: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => {
    locked = resolve;
  });
  const done = withConnection(database.url, async (client) => {
    await client.query("BEGIN; LOCK TABLE resources IN ACCESS EXCLUSIVE MODE");
    locked();
    await released;
    await client.query("COMMIT");
  });
  await ready;
  const waiting = () =>
    withConnection(database.url, async (client) => {
      const { rowCount } = await client.query(
        "SELECT FROM pg_locks WHERE NOT granted AND relation = 'resources'::regclass",
      );
      return rowCount;
    });
  return {
    /** Resolves when a request waits at the lock. */
    reached: () => vi.waitFor(async () => expect(await waiting()).toBe(1), { timeout: 10_000 }),
    release: async () => {
      release();
      await done;
    },
  };
};

describe("a start", () => {
  it("serves the API, its health and its description", async () => {
    const server = await start();
    const statuses = async (...paths: string[]) =>
      Promise.all(paths.map(async (path) => (await fetch(server.url + path)).status));
    // a machine that is busy with other tests may take a moment until the database answers in time
    await expect.poll(() => statuses("/readyz"), { timeout: 30_000 }).toEqual([200]);
    expect(await statuses("/healthz", "/docs", "/openapi.json")).toEqual([200, 200, 200]);
    expect(await statuses("/api/providers/browse", "/nowhere")).toEqual([401, 404]);
    expect((await browse(server)).status).toBe(200);
  });

  it("makes the administrator at the first start only", async () => {
    const first = await start();
    expect(first.admin).toBe("admin");
    await first.close();
    await database.prisma.user.create({ data: { username: "ada", role: "ADMIN" } });
    await database.prisma.user.delete({ where: { username: "admin" } });
    const second = await start();
    expect(second.admin).toBe("ada");
    expect(await database.prisma.user.count()).toBe(1);
    await second.close();
    await database.prisma.user.deleteMany();
    const third = await start();
    expect(third.admin).toBeUndefined();
    expect(await database.prisma.user.count()).toBe(0);
  });

  it("makes no credentials where it fails: on a port in use, without the master key, with other settings", async () => {
    const counts = () =>
      Promise.all([
        database.prisma.user.count(),
        database.prisma.account.count(),
        database.prisma.signingKey.count(),
        readdir(dataDir),
      ]);
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    for (const settings of [{ port }, { metricsPort: port }, { port: port + 1, metricsPort: port + 1 }])
      await expect(start(settings)).rejects.toThrow(`Port ${settings.metricsPort ?? port} of 127.0.0.1 is in use`);
    const embedded = { port, databaseUrl: undefined, dataDir: join(dataDir, "new") };
    await expect(start(embedded)).rejects.toThrow("is in use");
    await new Promise((resolve) => other.close(resolve));
    expect(await counts()).toEqual([0, 0, 0, []]);

    const first = await start({ upcloudPassword: "the first" });
    expect([first.admin, first.account.token]).toEqual(["admin", expect.stringMatching(/^ucat_/)]);
    await first.close();
    const before = await counts();
    await expect(start({ upcloudPassword: "the second" })).rejects.toThrow("CONCORDAT_UPCLOUD_PASSWORD is not");
    expect(await counts()).toEqual(before);
    await rm(join(dataDir, "master.key"));
    await expect(start()).rejects.toThrow("There is no master key here");
    expect(await counts()).toEqual([1, 1, 1, []]);
  });

  it("takes the tokens and the master key of the start before", async () => {
    const first = await start();
    const token = await issueCoreToken(first.context, { subject: "admin", role: "ADMIN" });
    await first.close();
    const second = await start();
    const response = await fetch(`${second.url}/api/providers/browse`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(response.status).toBe(200);
    expect(await database.prisma.signingKey.count()).toBe(1);
  });

  it("is refused under another master key, and lets go of the database", async () => {
    await (await start()).close();
    const masterKey = randomBytes(32).toString("base64");
    await expect(start({ masterKey })).rejects.toThrow(MasterKeyError);
    expect(await connections()).toBe(0);
  });

  it("is refused on a port in use, and lets go of the database", async () => {
    const { port } = new URL((await start()).url);
    // the connections of the first one come and go with its work
    const databaseUrl = `${database.url}${database.url.includes("?") ? "&" : "?"}application_name=second`;
    await expect(start({ port: Number(port), databaseUrl })).rejects.toThrow(ConfigurationError);
    const left = await withConnection(database.url, (client) =>
      client.query("SELECT FROM pg_stat_activity WHERE application_name = 'second'"),
    );
    expect(left.rowCount).toBe(0);
  });

  it("works beside another server on the same database", async () => {
    const [one, other] = await Promise.all([start(), start()]);
    expect([(await browse(one)).status, (await browse(other)).status]).toEqual([200, 200]);
    expect(await database.prisma.user.count()).toBe(1);
  });
});

describe("readiness", () => {
  const reasonOf = async (server: RunningServer) => {
    const response = await fetch(`${server.url}/readyz`);
    return [response.status, ((await response.json()) as { reason?: string }).reason];
  };

  it("goes when a migration is missing, and comes back with it", async () => {
    const server = await start();
    const missing = await withConnection(database.url, async (client) => {
      const { rows } = await client.query<{ name: string }>(
        "UPDATE _prisma_migrations SET rolled_back_at = now() WHERE migration_name = (SELECT max(migration_name) FROM _prisma_migrations) RETURNING migration_name AS name",
      );
      return rows[0]?.name;
    });
    expect(await reasonOf(server)).toEqual([503, `The database lacks the migration ${missing}.`]);
    await withConnection(database.url, (client) => client.query("UPDATE _prisma_migrations SET rolled_back_at = NULL"));
    expect(await reasonOf(server)).toEqual([200, undefined]);
  });

  it("goes with the tables", async () => {
    const server = await start();
    await withConnection(database.url, (client) => client.query("DROP TABLE _prisma_migrations"));
    expect(await reasonOf(server)).toEqual([503, "The database does not have the server's tables."]);
  });

  it("goes with the database, while the server stays alive", async () => {
    const server = await start();
    await database.drop();
    expect(await reasonOf(server)).toEqual([503, "The database cannot be reached."]);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    expect((await browse(server).catch(() => undefined))?.status).not.toBe(200);
  });
});

describe("a stop", () => {
  it("ends every connection, and can be asked for twice", async () => {
    const server = await start();
    await browse(server);
    await Promise.all([server.close(), server.close()]);
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow("fetch failed");
    expect(await connections()).toBe(0);
  });

  it("lets a request under way finish, and takes no other", async () => {
    const server = await start();
    const providers = await holdProviders();
    const underWay = browse(server);
    await providers.reached();
    const closed = server.close();
    await vi.waitFor(() => expect(fetch(`${server.url}/healthz`)).rejects.toThrow("fetch failed"), { timeout: 10_000 });
    await providers.release();
    expect(await (await underWay).json()).toMatchObject({ items: [] });
    await closed;
  });

  it("does not wait for ever: a request that takes too long is cut off", async () => {
    const server = await start({}, { closeMs: 1 });
    const providers = await holdProviders();
    const cut = expect(browse(server)).rejects.toThrow("fetch failed");
    await providers.reached();
    const closed = server.close();
    await cut;
    await providers.release();
    await closed;
  });
});
