import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryDataFolder, usedDataFolder, users } from "../../testing/data-folder.js";
import { startDatabaseProcess } from "../../testing/database-process.js";
import { withConnection } from "../connection.js";
import { connectDatabase, openDatabase } from "../database.js";
import { postgresProcessesOf } from "./process.js";

const answers = (url: string) => withConnection(url, async (client) => (await client.query("SELECT 1")).rowCount === 1);

const databaseStopped = async (dataDir: string) =>
  expect(await postgresProcessesOf(join(dataDir, "postgres"))).toEqual([]);

describe("two servers on one data folder", () => {
  it("are one too many: the second is told of the first, which goes on", async () => {
    const dataDir = await usedDataFolder();
    const first = await startDatabaseProcess({ dataDir });
    await expect(startDatabaseProcess({ dataDir })).rejects.toThrow(
      `Another Concordat server (process ${first.pid}) already works on the data folder ${dataDir}: stop it, or set CONCORDAT_DATA_DIR to another folder.`,
    );
    expect(await answers(first.url)).toBe(true);
    await first.close();
    await databaseStopped(dataDir);
  });

  it.each(users)("may not both start on an empty folder of $name at the same moment either", async ({ account }) => {
    const dataDir = await temporaryDataFolder(account);
    const attempts = [1, 2, 3].map(() => startDatabaseProcess({ dataDir, account }));
    const outcomes = await Promise.allSettled(attempts);
    const winners = outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : []));
    const reasons = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [String(outcome.reason)] : []));
    expect(winners).toHaveLength(1);
    for (const reason of reasons) expect(reason).toContain(`server (process ${winners[0]?.pid}) already works on`);
    await winners[0]?.close();
    await databaseStopped(dataDir);
  });
});

describe("the lock of a data folder", () => {
  it("ends with a server that is killed", async () => {
    const dataDir = await usedDataFolder();
    const first = await startDatabaseProcess({ dataDir });
    await first.kill();
    const second = await startDatabaseProcess({ dataDir });
    await second.close();
  });

  it("holds within one process as well", async () => {
    const dataDir = await usedDataFolder();
    const first = await openDatabase({ dataDir });
    await expect(openDatabase({ dataDir })).rejects.toThrow(`(process ${process.pid}) already works on`);
    await first.close();
    const second = await openDatabase({ dataDir });
    await second.close();
    await databaseStopped(dataDir);
  });
});

describe("a command", () => {
  it("joins the database of a running server, and leaves it running", async () => {
    const dataDir = await usedDataFolder();
    const server = await startDatabaseProcess({ dataDir });
    const command = await connectDatabase({ dataDir });
    expect(command.url).toBe(server.url);
    await command.prisma.user.create({ data: { username: "ada" } });
    await command.close();
    expect(await answers(server.url)).toBe(true);
    await server.close();
    await databaseStopped(dataDir);
  });

  it("starts the database where no server runs, for as long as it takes", async () => {
    const dataDir = await usedDataFolder();
    const command = await connectDatabase({ dataDir });
    expect(await command.prisma.user.count()).toBe(0);
    await command.close();
    await databaseStopped(dataDir);
  });

  it("makes no database where no server has made one, and says where it looked", async () => {
    const dataDir = await temporaryDataFolder();
    await expect(connectDatabase({ dataDir })).rejects.toThrow(
      `There is no database in ${dataDir}: run the command in the folder in which the server was started, or set CONCORDAT_DATA_DIR`,
    );
    expect(existsSync(dataDir)).toBe(false);
  });

  it("does not stop the database under another command or server that came later", async () => {
    const dataDir = await usedDataFolder();
    const first = await connectDatabase({ dataDir });
    const second = await connectDatabase({ dataDir });
    const server = await startDatabaseProcess({ dataDir });
    await first.close();
    expect(await second.prisma.user.count()).toBe(0);
    await server.close();
    expect(await second.prisma.user.count()).toBe(0);
    await second.close();
    await databaseStopped(dataDir);
  });

  it("may run many times at once", async () => {
    const dataDir = await usedDataFolder();
    const once = async (_: unknown, index: number): Promise<void> => {
      const { prisma, close } = await connectDatabase({ dataDir });
      await prisma.user.create({ data: { username: `user-${index}` } });
      await close();
    };
    await Promise.all(Array.from({ length: 8 }, once));
    const { prisma, close } = await connectDatabase({ dataDir });
    expect(await prisma.user.count()).toBe(8);
    await close();
    await databaseStopped(dataDir);
  });
});
