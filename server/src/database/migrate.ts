import { randomUUID } from "node:crypto";
import type pg from "pg";
import { DatabaseStartError } from "./database-start-error.js";
import type { Migration } from "./migration.js";

/** The lock that Prisma's own migrate command takes, so that we and it wait for each other. */
const PRISMA_MIGRATE_LOCK = 72_707_369;

/** Prisma's own table, so that `prisma migrate status` sees what we applied, and we what it did. */
const CREATE_HISTORY = `
CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id                  VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum            VARCHAR(64) NOT NULL,
  finished_at         TIMESTAMPTZ,
  migration_name      VARCHAR(255) NOT NULL,
  logs                TEXT,
  rolled_back_at      TIMESTAMPTZ,
  started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

/**
 * Brings the database to the schema of this server and returns the names of what was applied. Each migration is one
 * transaction. Refuses a database that is newer than the code, or whose history the code contradicts.
 */
export async function migrate(client: pg.Client, migrations: readonly Migration[]): Promise<string[]> {
  // nothing to do is the usual case: it waits for no lock
  if ((await pendingMigrations(client, migrations)).length === 0) return [];
  // a time-out of the user or of the database is meant for calls: neither a large table nor another instance's work is one
  await client.query("SET statement_timeout = 0");
  await lockMigrations(client, "session");
  try {
    const pending = await pendingMigrations(client, migrations);
    for (const migration of pending) await apply(client, migration);
    return pending.map(({ name }) => name);
  } finally {
    await client.query("SELECT pg_advisory_unlock($1)", [PRISMA_MIGRATE_LOCK]);
  }
}

/** What this server would apply to the database; throws where it must not touch it. */
export async function pendingMigrations(client: pg.Client, migrations: readonly Migration[]): Promise<Migration[]> {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  const applied = new Set<string>();
  for (const { name, checksum, finished } of await readHistory(client)) {
    const migration = known.get(name);
    if (!finished) {
      throw new DatabaseStartError(
        `The migration ${name} once failed halfway in this database: repair what it left, then say so with "npx prisma migrate resolve".`,
      );
    }
    if (!migration) {
      throw new DatabaseStartError(
        `The database is newer than this server: it has the migration ${name}, which this version does not know; start a newer version.`,
      );
    }
    if (migration.checksum !== checksum) {
      throw new DatabaseStartError(
        `The migration ${name} was changed after it had been applied to this database: restore its migration.sql and put the change into a new migration.`,
      );
    }
    applied.add(name);
  }
  return migrations.filter(({ name }) => !applied.has(name));
}

/** Waits until nobody else changes the schema, and keeps others from it until the session or the transaction ends. */
export async function lockMigrations(client: pg.Client, until: "session" | "transaction"): Promise<void> {
  const lock = until === "session" ? "pg_advisory_lock" : "pg_advisory_xact_lock";
  await client.query(`SELECT ${lock}($1)`, [PRISMA_MIGRATE_LOCK]);
}

interface AppliedMigration {
  readonly name: string;
  readonly checksum: string;
  readonly finished: boolean;
}

/** The migrations that were applied to the database, or begun; none where it has no history. */
export async function readHistory(client: pg.Client): Promise<AppliedMigration[]> {
  const table = await client.query<{ present: boolean }>(
    "SELECT to_regclass('_prisma_migrations') IS NOT NULL AS present",
  );
  if (!table.rows[0]?.present) return [];
  const { rows } = await client.query<AppliedMigration>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
     FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at`,
  );
  return rows;
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query("BEGIN");
    await applyWithin(client, migration);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    const reason = error instanceof Error ? error.message : String(error);
    throw new DatabaseStartError(
      `The migration ${migration.name} could not be applied, and nothing of it was kept: ${reason}.`,
      { cause: error },
    );
  }
}

/** Applies one migration as part of the transaction that is open, and notes it down. */
export async function applyWithin(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query(CREATE_HISTORY);
  await client.query(sql);
  await client.query(
    `INSERT INTO _prisma_migrations (id, migration_name, checksum, started_at, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, clock_timestamp(), clock_timestamp(), 1)`,
    [randomUUID(), name, checksum],
  );
}
