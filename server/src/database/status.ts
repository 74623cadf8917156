import { migrations } from "../generated/migrations.js";
import { withConnection } from "./connection.js";
import type { DatabaseOptions } from "./database.js";
import { pendingMigrations } from "./migrate.js";
import { openPlace, type Place } from "./place.js";

/** A database as it is, before anything is done to it. */
export interface DatabaseStatus extends Omit<Place, "close"> {
  /** PostgreSQL's own words. */
  readonly version: string;
  readonly migrations: readonly { readonly name: string; readonly applied: boolean }[];
}

/** Looks at the database without applying migrations, and without making one where there is none. */
export const databaseStatus = async (options: DatabaseOptions): Promise<DatabaseStatus> => {
  const { close, ...place } = await openPlace(options);
  try {
    return { ...place, ...(await look(place.url)) };
  } finally {
    await close();
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
