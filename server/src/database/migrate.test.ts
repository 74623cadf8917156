import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { migrations } from "../generated/migrations.js";
import { createEmptyDatabase } from "../testing/database.js";
import { connectionOf, withConnection } from "./connection.js";
import { migrate } from "./migrate.js";
import type { Migration } from "./migration.js";

const first: Migration = { name: "20260101000000_first", checksum: "1".repeat(64), sql: "CREATE TABLE a (id int);" };
const second: Migration = { name: "20260102000000_second", checksum: "2".repeat(64), sql: "CREATE TABLE b (id int);" };

let database: Awaited<ReturnType<typeof createEmptyDatabase>>;
let client: pg.Client;
beforeEach(async () => {
  database = await createEmptyDatabase();
  client = new pg.Client(connectionOf(database.url).config);
  await client.connect();
});
afterEach(async () => {
  await client.end();
  await database.drop();
});

const tables = async (): Promise<string[]> => {
  const { rows } = await client.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
  );
  return rows.map(({ name }) => name);
};

describe("migrate", () => {
  it("applies what is missing, in order, and nothing twice", async () => {
    expect(await migrate(client, [first])).toEqual([first.name]);
    expect(await migrate(client, [first, second])).toEqual([second.name]);
    expect(await migrate(client, [first, second])).toEqual([]);
    expect(await tables()).toEqual(["_prisma_migrations", "a", "b"]);
  });

  it("lets one of several servers apply, while the others wait", async () => {
    const slow = { ...first, sql: `SELECT pg_sleep(0.05); ${first.sql}` };
    const all = await Promise.all(
      Array.from({ length: 6 }, () => withConnection(database.url, (each) => migrate(each, [slow, second]))),
    );
    expect(all.filter((applied) => applied.length > 0)).toEqual([[first.name, second.name]]);
    const { rowCount } = await client.query("SELECT FROM _prisma_migrations");
    expect(rowCount).toBe(2);
  });

  it("keeps nothing of a migration that fails, all of those before it, and goes on when it is mended", async () => {
    const broken = { ...second, sql: "CREATE TABLE half (id int); SELECT no_such_function();" };
    await expect(migrate(client, [first, broken])).rejects.toThrow(
      `The migration ${second.name} could not be applied, and nothing of it was kept: function no_such_function() does not exist.`,
    );
    expect(await tables()).toEqual(["_prisma_migrations", "a"]);
    expect(await migrate(client, [first, second])).toEqual([second.name]);
  });

  it("refuses when an applied migration was changed", async () => {
    await migrate(client, [first]);
    await expect(migrate(client, [{ ...first, checksum: "f".repeat(64) }, second])).rejects.toThrow(
      `The migration ${first.name} was changed after it had been applied`,
    );
    expect(await tables()).not.toContain("b");
  });

  it("refuses a database that is newer than the code", async () => {
    await migrate(client, [first, second]);
    await expect(migrate(client, [first])).rejects.toThrow(
      `The database is newer than this server: it has the migration ${second.name}, which this version does not know; start a newer version.`,
    );
  });

  it("refuses where Prisma has left a failed migration, until that is resolved", async () => {
    await migrate(client, [first]);
    await client.query("UPDATE _prisma_migrations SET finished_at = NULL");
    await expect(migrate(client, [first])).rejects.toThrow(`The migration ${first.name} once failed halfway`);
    await client.query("UPDATE _prisma_migrations SET rolled_back_at = now()");
    await client.query("DROP TABLE a");
    expect(await migrate(client, [first])).toEqual([first.name]);
  });

  it("keeps to the schema that the URL names", async () => {
    const url = `${database.url}?schema=${encodeURIComponent("our schema")}`;
    await client.query('CREATE SCHEMA "our schema"');
    await withConnection(url, (each) => migrate(each, [first]));
    expect(await tables()).toEqual([]);
    const { rows } = await client.query("SELECT tablename FROM pg_tables WHERE schemaname = 'our schema' ORDER BY 1");
    expect(rows).toEqual([{ tablename: "_prisma_migrations" }, { tablename: "a" }]);
  });
});

describe("Prisma's command line", () => {
  const root = fileURLToPath(new URL("../../..", import.meta.url));
  const prisma = async (...args: string[]): Promise<string> => {
    const command = fileURLToPath(new URL("../../../node_modules/prisma/build/index.js", import.meta.url));
    const env = { ...process.env, DATABASE_URL: database.url };
    const { stdout } = await promisify(execFile)(process.execPath, [command, ...args], { cwd: root, env });
    return stdout;
  };

  it("agrees that all is applied, and that the migrations make the schema", async () => {
    await migrate(client, migrations);
    expect(await prisma("migrate", "status")).toContain("Database schema is up to date!");
    expect(await prisma("migrate", "deploy")).toContain("No pending migrations to apply.");
    expect(
      await prisma("migrate", "diff", "--from-config-datasource", "--to-schema", "prisma/schema.prisma"),
    ).toContain("No difference detected.");
  }, 60_000);

  it("applies the migrations so that ours finds nothing to do", async () => {
    expect(await prisma("migrate", "deploy")).toContain("All migrations have been successfully applied.");
    expect(await migrate(client, migrations)).toEqual([]);
  }, 60_000);
});
