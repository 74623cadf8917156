import { createHash } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { withConnection } from "../database/connection.js";
import { Cluster } from "../database/embedded/cluster.js";
import { statIfPresent } from "../database/embedded/files.js";
import { isAlive } from "../database/embedded/process.js";
import { migrate } from "../database/migrate.js";
import { migrations } from "../generated/migrations.js";
import { withDatabase } from "./database-url.js";

const FOLDER_PREFIX = "concordat-test-";

/**
 * One PostgreSQL for a whole test run: that of DATABASE_URL, or an embedded one that lives as long as the run. In it a
 * template with the schema, of which `createTestDatabase` makes a copy for each file.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const server = await startServer(process.env["DATABASE_URL"]);
  const run = createHash("sha256").update(`${server.url}${process.pid}${Date.now()}`).digest("hex").slice(0, 10);
  const prefix = `concordat_test_${run}`;
  const template = `${prefix}_template`;
  await withConnection(server.url, (client) => client.query(`CREATE DATABASE ${template}`));
  await withConnection(withDatabase(server.url, template), (client) => migrate(client, migrations));
  process.env["CONCORDAT_TEST_DATABASE_URL"] = server.url;
  process.env["CONCORDAT_TEST_TEMPLATE"] = template;

  return async () => {
    await withConnection(server.url, (client) => dropAll(client, prefix));
    await server.stop();
  };
}

interface Server {
  /** Of a database that stays, from which others are made. */
  readonly url: string;
  stop(): Promise<void>;
}

async function startServer(ownServer: string | undefined): Promise<Server> {
  if (ownServer) return { url: ownServer, stop: () => Promise.resolve() };
  await clearOldRuns();
  const dataDir = await mkdtemp(join(tmpdir(), `${FOLDER_PREFIX}${process.pid}-`));
  const cluster = await openCluster(dataDir);
  const stop = async (): Promise<void> => {
    await cluster.close();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { url: cluster.url, stop };
}

const openCluster = (dataDir: string): Promise<Cluster> =>
  Cluster.open({ dataDir, role: "command", log: () => undefined, durable: false });

/** A run that was killed leaves its database running: joining it and leaving as the last one stops it. */
async function clearOldRuns(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = name.startsWith(FOLDER_PREFIX) ? Number.parseInt(name.slice(FOLDER_PREFIX.length), 10) : Number.NaN;
    if (Number.isNaN(pid) || isAlive(pid)) continue;
    const dataDir = join(tmpdir(), name);
    try {
      if (await statIfPresent(join(dataDir, "postgres"))) await (await openCluster(dataDir)).close();
      await rm(dataDir, { recursive: true, force: true });
    } catch {
      // another user's, or broken: it is in nobody's way
    }
  }
}

async function dropAll(client: pg.Client, prefix: string): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(
    "SELECT datname FROM pg_database WHERE starts_with(datname, $1)",
    [prefix],
  );
  for (const { datname } of rows) {
    await client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(datname)} WITH (FORCE)`);
  }
}
