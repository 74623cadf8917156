import { spawn } from "node:child_process";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryDataFolder, usedDataFolder, users } from "../../testing/data-folder.js";
import { startDatabaseProcess } from "../../testing/database-process.js";
import { killIfThere } from "../../testing/kill-if-there.js";
import { withConnection } from "../connection.js";
import { postgresProcessesOf } from "./process.js";

const postmasterPid = async (dataDir: string): Promise<number> =>
  Number.parseInt(await readFile(join(dataDir, "postgres/postmaster.pid"), "utf8"), 10);

/** The processes that outlive a process to end its database. */
const watchdogsOf = async (pid: number): Promise<string[]> => {
  const lines = (await readdir("/proc"))
    .filter((name) => /^\d+$/.test(name))
    .map((name) => readFile(`/proc/${name}/cmdline`, "utf8").catch(() => ""));
  return (await Promise.all(lines)).filter((line) => line.includes("concordat-watchdog") && line.includes(`\0${pid}-`));
};

const note = (url: string, text: string) =>
  withConnection(url, async (client) => {
    await client.query("CREATE TABLE IF NOT EXISTS notes (text text PRIMARY KEY)");
    await client.query("INSERT INTO notes VALUES ($1)", [text]);
  });

const notes = (url: string) =>
  withConnection(url, async (client) => {
    const { rows } = await client.query<{ text: string }>("SELECT text FROM notes ORDER BY text");
    return rows.map(({ text }) => text);
  });

const migrationsApplied = (url: string) =>
  withConnection(url, async (client) => (await client.query("SELECT FROM _prisma_migrations")).rowCount ?? 0);

const countActive = (url: string) =>
  withConnection(url, async (client) => {
    const { rowCount } = await client.query(
      "SELECT FROM pg_stat_activity WHERE state = 'active' AND pid <> pg_backend_pid()",
    );
    return rowCount ?? 0;
  });

describe.each(users)("the embedded database of $name", ({ account }) => {
  it("is made at the first start, stops with its server, and is there again at the next", async () => {
    const dataDir = await temporaryDataFolder(account);
    const first = await startDatabaseProcess({ dataDir, account });
    expect(first.logged).toEqual([`Making the database in ${dataDir}/postgres, for the first start only.`]);
    expect(await migrationsApplied(first.url)).toBeGreaterThan(0);
    await note(first.url, "one");
    await first.close();
    expect(await postgresProcessesOf(join(dataDir, "postgres"))).toEqual([]);
    expect(await readFile(join(dataDir, "postgres.log"), "utf8")).toMatch(/database system is shut down\n$/);

    const second = await startDatabaseProcess({ dataDir, account });
    expect(second.logged).toEqual([]);
    expect(await notes(second.url)).toEqual(["one"]);
    await second.close();
  });

  it("ends in order, and by itself, when its server is killed and no other comes", async () => {
    const dataDir = await usedDataFolder(account);
    const server = await startDatabaseProcess({ dataDir, account });
    await note(server.url, "acknowledged");
    await server.kill();
    const running = () => postgresProcessesOf(join(dataDir, "postgres"));
    expect(await running()).not.toEqual([]);
    await expect.poll(running, { timeout: 30_000, interval: 100 }).toEqual([]);
    expect(await readFile(join(dataDir, "postgres.log"), "utf8")).toMatch(/database system is shut down\n$/);
    expect(await readdir(join(dataDir, "postgres/concordat.users"))).toEqual([]);

    const next = await startDatabaseProcess({ dataDir, account });
    expect(await notes(next.url)).toEqual(["acknowledged"]);
    await next.close();
  });

  it("lives on when its server is killed, and is adopted by the next one", async () => {
    const dataDir = await usedDataFolder(account);
    const first = await startDatabaseProcess({ dataDir, account });
    const orphan = await postmasterPid(dataDir);
    await note(first.url, "acknowledged");
    await first.kill();

    const second = await startDatabaseProcess({ dataDir, account });
    expect(await postmasterPid(dataDir)).toBe(orphan);
    expect(await notes(second.url)).toEqual(["acknowledged"]);
    await expect.poll(() => watchdogsOf(first.pid), { timeout: 20_000 }).toEqual([]);
    expect(await postmasterPid(dataDir)).toBe(orphan);
    expect(await notes(second.url)).toEqual(["acknowledged"]);
    expect(second.logged).toEqual([]);
    await second.close();
    expect(await postgresProcessesOf(join(dataDir, "postgres"))).toEqual([]);
  });
});

// what follows does not depend on whose it is
describe("an embedded database", () => {
  it("writes to disk before it acknowledges, keeps checksums, and shows itself to its user alone", async () => {
    const dataDir = await usedDataFolder();
    const server = await startDatabaseProcess({ dataDir });
    const settings = await withConnection(server.url, async (client) => {
      const { rows } = await client.query<{ name: string; setting: string }>(
        `SELECT name, setting FROM pg_settings WHERE name IN
         ('fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums', 'listen_addresses')`,
      );
      return Object.fromEntries(rows.map(({ name, setting }) => [name, setting]));
    });
    expect(settings).toEqual({
      fsync: "on",
      synchronous_commit: "on",
      full_page_writes: "on",
      data_checksums: "on",
      listen_addresses: "",
    });
    expect((await stat(join(dataDir, "postgres"))).mode & 0o777).toBe(0o700);
    expect((await stat(join(dataDir, "postgres/concordat.password"))).mode & 0o777).toBe(0o600);
    expect((await stat(join(dataDir, "postgres.log"))).mode & 0o777).toBe(0o600);
    await expect(withConnection(server.url.replace(/:[^:@]+@/, ":wrong@"), async () => undefined)).rejects.toThrow(
      "password authentication failed",
    );
    await server.close();
  });

  it("is not held up by a busy process of a database that was killed", async () => {
    const dataDir = await usedDataFolder();
    const first = await startDatabaseProcess({ dataDir });
    const busy = withConnection(first.url, async (client) => {
      await client.query("SELECT count(*) FROM generate_series(1, 100000000000)");
    });
    const busyEnded = expect(busy).rejects.toThrow();
    await expect.poll(() => countActive(first.url)).toBe(1);
    await first.kill();
    process.kill(await postmasterPid(dataDir), "SIGKILL");

    const second = await startDatabaseProcess({ dataDir });
    await busyEnded;
    await second.close();
  });

  it("starts although a stranger has got the process id that its lock file names", async () => {
    const dataDir = await usedDataFolder();
    const first = await startDatabaseProcess({ dataDir });
    await first.kill();
    const pid = await postmasterPid(dataDir);
    const lockFile = join(dataDir, "postgres/postmaster.pid");
    const lock = await readFile(lockFile, "utf8");
    for (const each of await postgresProcessesOf(join(dataDir, "postgres"))) killIfThere(each);

    const stranger = spawn(process.execPath, ["-e", "process.stdin.resume()"], { stdio: "pipe" });
    await writeFile(lockFile, lock.replace(String(pid), String(stranger.pid)));
    const second = await startDatabaseProcess({ dataDir });
    expect(await postmasterPid(dataDir)).not.toBe(stranger.pid);
    stranger.stdin.end();
    await second.close();
  });
});

describe("a database that ends under its server", () => {
  it("is started again where it was", async () => {
    const dataDir = await usedDataFolder();
    const server = await startDatabaseProcess({ dataDir });
    const before = await postmasterPid(dataDir);
    await note(server.url, "acknowledged");
    process.kill(before, "SIGKILL");
    await expect.poll(() => notes(server.url).catch(() => []), { timeout: 20_000 }).toEqual(["acknowledged"]);
    await expect.poll(() => server.logged).toContain("The database runs again.");
    expect(await postmasterPid(dataDir)).not.toBe(before);
    await server.close();
    expect(await postgresProcessesOf(join(dataDir, "postgres"))).toEqual([]);
  });
});
