import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { migrations } from "../generated/migrations.js";
import { withConnection } from "./connection.js";
import type { DatabaseOptions } from "./database.js";
import { DatabaseStartError } from "./database-start-error.js";
import { Cluster } from "./embedded/cluster.js";
import { pendingMigrations } from "./migrate.js";

/** A database as it is, before anything is done to it. */
export interface DatabaseStatus {
  readonly embedded: boolean;
  /** The folder of the embedded database, or the address of another, without its password. */
  readonly location: string;
  /** What a client such as psql takes. It holds the password. */
  readonly url: string;
  /** PostgreSQL's own words. */
  readonly version: string;
  /** Whether a server works on the data folder now; null for a database that is not embedded. */
  readonly served: boolean | null;
  readonly migrations: readonly { readonly name: string; readonly applied: boolean }[];
}

/** Looks at the database without applying migrations, and without making one where there is none. */
export const databaseStatus = async ({
  databaseUrl,
  dataDir,
  log = () => undefined,
}: DatabaseOptions): Promise<DatabaseStatus> => {
  if (databaseUrl) {
    const { host, pathname } = new URL(databaseUrl);
    return {
      embedded: false,
      location: `${host}${pathname}`,
      url: databaseUrl,
      served: null,
      ...(await look(databaseUrl)),
    };
  }
  const location = join(resolve(dataDir), "postgres");
  if (!existsSync(location))
    throw new DatabaseStartError(`There is no database in ${resolve(dataDir)} yet: the first start makes it.`);
  const cluster = await Cluster.open({ dataDir, role: "command", log });
  try {
    const served = await cluster.isFolderHeld();
    return { embedded: true, location, url: cluster.url, served, ...(await look(cluster.url)) };
  } finally {
    await cluster.close();
  }
};

const look = (url: string): Promise<Pick<DatabaseStatus, "version" | "migrations">> =>
  withConnection(url, async (client) => {
    const { rows } = await client.query<{ version: string }>("SELECT current_setting('server_version') AS version");
    const pending = new Set((await pendingMigrations(client, migrations)).map(({ name }) => name));
    return {
      version: rows[0]?.version ?? "unknown",
      migrations: migrations.map(({ name }) => ({ name, applied: !pending.has(name) })),
    };
  });
