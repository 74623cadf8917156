import { migrations } from "../generated/migrations.js";
import { PrismaClient } from "../generated/prisma/client.js";
import { connectionOf, withConnection } from "./connection.js";
import { DatabaseStartError } from "./database-start-error.js";
import { Cluster } from "./embedded/cluster.js";
import { requireCluster } from "./embedded/cluster-folder.js";
import type { Role } from "./embedded/participant.js";
import { migrate, pendingMigrations } from "./migrate.js";
import { type Gate, type PoolSettings, poolConfig } from "./pool.js";
import { PooledAdapter } from "./pooled-adapter.js";
import { setRoute } from "./route.js";

export interface DatabaseOptions {
  /** A PostgreSQL server of one's own; without it, the embedded one of the data folder. */
  readonly databaseUrl?: string | undefined;
  readonly dataDir: string;
  readonly log?: ((message: string) => void) | undefined;
  /** How a server uses its connections; a command takes what the driver does by itself. */
  readonly pool?: PoolSettings;
  /** The embedded database of the data folder, where somebody is opening it already. */
  readonly cluster?: Promise<Cluster> | undefined;
}

/** The database, with this version's schema, ready to use. */
export interface Database {
  readonly url: string;
  readonly prisma: PrismaClient;
  readonly embedded: boolean;
  close(): Promise<void>;
}

/** Opens the database for a server, which has the data folder for itself. */
export const openDatabase = (options: DatabaseOptions): Promise<Database> => open(options, "server");

/**
 * Opens the database for a command: beside a running server, or by itself for as long as it takes.
 *
 * @throws DatabaseStartError when no start has made one
 */
export const connectDatabase = (options: DatabaseOptions): Promise<Database> => open(options, "command");

async function open(options: DatabaseOptions, role: Role): Promise<Database> {
  const { databaseUrl, dataDir, log = () => undefined, pool } = options;
  if (databaseUrl) {
    await migrateAt(databaseUrl, pool);
    const prisma = createPrisma(databaseUrl, { pool });
    return { url: databaseUrl, prisma, embedded: false, close: () => prisma.$disconnect() };
  }
  // a command in another folder would make a database that no server serves
  if (role === "command") await requireCluster(dataDir);
  const cluster = await (options.cluster ?? Cluster.open({ dataDir, role, log }));
  try {
    await prepare(cluster, role);
    const prisma = createPrisma(cluster.url, { pool });
    const close = async (): Promise<void> => {
      await prisma.$disconnect();
      await cluster.close();
    };
    return { url: cluster.url, prisma, embedded: true, close };
  } catch (error) {
    await cluster.close();
    throw error;
  }
}

/** Brings the database of a URL up to date, over a connection of its own. */
export const migrateAt = (databaseUrl: string, pool?: PoolSettings): Promise<string[]> =>
  withConnection(databaseUrl, (client) => migrate(client, migrations), pool?.databaseConnectTimeoutMs);

async function prepare(cluster: Cluster, role: Role): Promise<void> {
  await withConnection(cluster.url, async (client) => {
    // a running server must not find its tables changed by a newer command
    if (role === "command" && (await cluster.isFolderHeld())) {
      const [pending] = await pendingMigrations(client, migrations);
      if (pending) throw olderServer(pending.name);
    } else {
      await migrate(client, migrations);
    }
  });
}

export const olderServer = (migration: string): DatabaseStartError =>
  new DatabaseStartError(
    `The running server is older than this command, which needs the migration ${migration}: start the server anew first.`,
  );

export interface PrismaOptions {
  /** Is told of each statement. */
  readonly onStatement?: ((sql: string) => void) | undefined;
  readonly pool?: PoolSettings | undefined;
  /** Keeps the client from the database for as long as it is closed. */
  readonly gate?: Gate | undefined;
}

/** A client for a database that has the schema, at the latest when the gate opens. */
export function createPrisma(url: string, { onStatement, pool, gate }: PrismaOptions = {}): PrismaClient {
  const { config: connection, schema } = connectionOf(url);
  // a statement of a transaction need not wait until those before it are answered
  const config = { ...connection, pipeline: true };
  const adapter = new PooledAdapter(pool ? poolConfig(config, pool, { gate }) : config, schema ? { schema } : {});
  const prisma = new PrismaClient({
    adapter,
    log: onStatement ? [{ emit: "event", level: "query" }] : [],
    // other errors show the call with all its values, which takes tens of milliseconds for large ones, and may hold secrets
    errorFormat: "minimal",
  });
  if (onStatement) prisma.$on("query", ({ query }) => onStatement(query));
  setRoute(prisma, { prisma, adapter, onStatement });
  return prisma;
}
