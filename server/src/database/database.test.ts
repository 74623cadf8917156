import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { usedDataFolder } from "../testing/data-folder.js";
import { startDatabaseProcess } from "../testing/database-process.js";
import { connectDatabase, openDatabase } from "./database.js";
import { postgresProcessesOf } from "./embedded/process.js";
import type { Migration } from "./migration.js";

const code = vi.hoisted(() => ({ migrations: [] as readonly Migration[] }));
vi.mock("../generated/migrations.js", async (importOriginal) => {
  code.migrations = (await importOriginal<typeof code>()).migrations;
  return {
    get migrations() {
      return code.migrations;
    },
  };
});
const current = (): readonly Migration[] => code.migrations;

/** The code of another version: other migrations. */
async function withMigrations<T>(migrations: readonly Migration[], work: () => Promise<T>): Promise<T> {
  const before = code.migrations;
  code.migrations = migrations;
  try {
    return await work();
  } finally {
    code.migrations = before;
  }
}

const next: Migration = { name: "29990101000000_next", checksum: "9".repeat(64), sql: "CREATE TABLE next (id int)" };

it("a newer server brings an older folder up to date, which an older server then refuses", async () => {
  const dataDir = await usedDataFolder();
  await withMigrations([...current(), next], async () => {
    const newer = await openDatabase({ dataDir });
    expect(await newer.prisma.$queryRaw`SELECT * FROM next`).toEqual([]);
    await newer.close();
  });
  await expect(openDatabase({ dataDir })).rejects.toThrow(`it has the migration ${next.name}`);
  expect(await postgresProcessesOf(join(dataDir, "postgres"))).toEqual([]);
});

it("a newer command leaves the tables of a running server as they are, and says so", async () => {
  const dataDir = await usedDataFolder();
  const server = await startDatabaseProcess({ dataDir });
  await withMigrations([...current(), next], async () => {
    await expect(connectDatabase({ dataDir })).rejects.toThrow(
      `The running server is older than this command, which needs the migration ${next.name}: start the server anew first.`,
    );
  });
  const command = await connectDatabase({ dataDir });
  await expect(command.prisma.$queryRaw`SELECT * FROM next`).rejects.toThrow("does not exist");
  await command.close();
  await server.close();
});

it("a newer command brings a folder up to date where no server runs", async () => {
  const dataDir = await usedDataFolder();
  await withMigrations([...current(), next], async () => {
    const command = await connectDatabase({ dataDir });
    expect(await command.prisma.$queryRaw`SELECT * FROM next`).toEqual([]);
    await command.close();
  });
});
