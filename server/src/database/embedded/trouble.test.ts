import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { isRoot, temporaryDataFolder, usedDataFolder, users } from "../../testing/data-folder.js";
import { buildDatabaseProgram, spawnDatabaseProcess, startDatabaseProcess } from "../../testing/database-process.js";
import { mountSmallDisk, type SmallDisk, whyNoDisk } from "../../testing/small-disk.js";
import { withConnection } from "../connection.js";
import { openDatabase } from "../database.js";
import { DatabaseStartError } from "../database-start-error.js";
import { type Account, databaseAccount } from "./account.js";
import { giveTo } from "./files.js";
import { postgresProcessesOf } from "./process.js";

const ordinary = users.at(-1)?.account;

const refusal = async (dataDir: string): Promise<string> => {
  const error = await openDatabase({ dataDir }).then(
    () => expect.fail("should have been refused"),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(DatabaseStartError);
  return (error as Error).message;
};

/** Everything below a folder: names, contents, modes and owners. */
async function fingerprint(folder: string): Promise<string> {
  const hash = createHash("sha256");
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const path of entries.map((entry) => join(entry.parentPath, entry.name)).sort()) {
    const { mode, uid, size, mtimeMs } = await stat(path);
    hash.update(`${path} ${mode} ${uid} ${size} ${mtimeMs}`);
  }
  return hash.digest("hex");
}

describe("a data folder of no use", () => {
  it("is refused when it may not be written", async () => {
    const dataDir = await temporaryDataFolder(ordinary);
    await mkdir(dataDir, { mode: 0o555 });
    await expect(startDatabaseProcess({ dataDir, account: ordinary })).rejects.toThrow(
      `The data folder ${dataDir} cannot be read and written by the user with id ${ordinary?.uid ?? process.getuid?.()}: give it to that user or set CONCORDAT_DATA_DIR to another folder.`,
    );
    expect(await readdir(dataDir)).toEqual([]);
  });

  it("is refused when it cannot be made in a folder of somebody else", async () => {
    const dataDir = join(await temporaryDataFolder(), "below/it");
    await mkdir(dirname(dirname(dataDir)), { mode: 0o555 });
    await expect(startDatabaseProcess({ dataDir, account: ordinary })).rejects.toThrow("cannot be read and written by");
  });

  it("is refused when a file is in its way", async () => {
    const dataDir = await temporaryDataFolder();
    await writeFile(dataDir, "precious");
    expect(await refusal(dataDir)).toBe(`The data folder ${dataDir} cannot be made, because a file is in its way.`);
    expect(await refusal(join(dataDir, "below"))).toContain("because a file is in its way");
    expect(await readFile(dataDir, "utf8")).toBe("precious");
  });

  it("is refused, and left alone, when another major version of PostgreSQL made it", async () => {
    const dataDir = await usedDataFolder();
    await writeFile(join(dataDir, "postgres/PG_VERSION"), "16\n");
    const before = await fingerprint(dataDir);
    expect(await refusal(dataDir)).toBe(
      `The data folder ${dataDir} was made by PostgreSQL 16, this Concordat brings PostgreSQL 17: nothing was changed; write a backup with the version of Concordat that made it (concordat db backup), and restore it in another folder (CONCORDAT_DATA_DIR) with a copy of its master.key.`,
    );
    expect(await fingerprint(dataDir)).toBe(before);
  });

  it("is refused, and left alone, when something else lies where the database would", async () => {
    const dataDir = await temporaryDataFolder();
    await mkdir(join(dataDir, "postgres"), { recursive: true });
    await writeFile(join(dataDir, "postgres/notes.txt"), "precious");
    const before = await fingerprint(dataDir);
    expect(await refusal(dataDir)).toBe(
      `The folder ${dataDir}/postgres holds something else than a database: move it away.`,
    );
    expect(await fingerprint(dataDir)).toBe(before);
  });

  it("says what PostgreSQL complains of when its files are damaged", async () => {
    const dataDir = await usedDataFolder();
    await rm(join(dataDir, "postgres/global/pg_control"));
    expect(await refusal(dataDir)).toMatch(
      /^The database in .* does not start: .+ \(all of its messages are in .*\)\.$/,
    );
  });

  it.each([
    ["is missing", "cannot be read from", rm],
    [
      "is another's",
      "runs, but cannot be used: it does not accept the password in",
      (file: string) => writeFile(file, "another's\n"),
    ],
  ])("names the password file when that %s", async (_, sentence, spoil) => {
    const dataDir = await usedDataFolder();
    const file = join(dataDir, "postgres/concordat.password");
    await spoil(file);
    const message = await refusal(dataDir);
    expect(message).toContain(sentence);
    expect(message).toContain(file);
    expect(await postgresProcessesOf(join(dataDir, "postgres"))).toEqual([]);
  });
});

describe("a first start that was killed halfway", () => {
  it("leaves nothing that the next start minds", async () => {
    const dataDir = await temporaryDataFolder();
    const child = await spawnDatabaseProcess({ dataDir });
    const ended = new Promise((resolve) => child.once("exit", resolve));
    await expect.poll(() => contentOfDraft(dataDir), { interval: 1, timeout: 20_000 }).toContain("base");
    child.kill("SIGKILL");
    await ended;
    expect(await readdir(dataDir)).not.toContain("postgres");

    const second = await startDatabaseProcess({ dataDir });
    await second.close();
    // the killed start's initdb may outlive it for a moment, and with it the draft: the start after that clears it
    await (await startDatabaseProcess({ dataDir })).close();
    expect((await readdir(dataDir)).sort()).toEqual(["postgres", "postgres.log"]);
  });
});

async function contentOfDraft(dataDir: string): Promise<string[]> {
  const drafts = await readdir(dataDir).catch(() => []);
  const draft = drafts.find((name) => name.startsWith("postgres.draft-"));
  return draft ? readdir(join(dataDir, draft, "cluster")).catch(() => []) : [];
}

/** What a server says where root has no other user to become; undefined where the machine forbids to make such a place. */
async function runAsLonelyRoot(dataDir: string): Promise<string | undefined> {
  if (spawnSync("unshare", ["--user", "--map-root-user", "true"]).status !== 0) return undefined;
  return spawnSync(
    "unshare",
    [
      "--user",
      "--map-root-user",
      process.execPath,
      await buildDatabaseProgram(),
      JSON.stringify({ dataDir, role: "server" }),
    ],
    { encoding: "utf8", input: "" },
  ).stdout;
}

describe.runIf(isRoot)("root", () => {
  const nobody = async (dataDir: string): Promise<Account> => {
    const account = await databaseAccount(join(dataDir, "postgres"));
    if (!account) throw new Error("not root");
    return account;
  };

  it("gives the database to an id of its own, and starts one that a backup has given to root", async () => {
    const dataDir = await usedDataFolder();
    const { uid } = await nobody(dataDir);
    expect(uid).toBeGreaterThanOrEqual(65_000);
    expect(uid).toBeLessThan(65_534);
    await giveTo({ uid: 0, gid: 0 }, join(dataDir, "postgres"));
    const database = await openDatabase({ dataDir });
    expect(await database.prisma.user.count()).toBe(0);
    await database.close();
    expect((await stat(join(dataDir, "postgres"))).uid).toBe((await nobody(dataDir)).uid);
    expect((await nobody(dataDir)).uid).toBeGreaterThanOrEqual(65_000);
  });

  it("may keep its data where nobody else can go, such as in its home", async () => {
    const dataDir = await temporaryDataFolder();
    await chmod(dirname(dataDir), 0o700);
    const first = await openDatabase({ dataDir });
    await first.prisma.user.create({ data: { username: "ada" } });
    await first.close();
    const second = await openDatabase({ dataDir });
    expect(await second.prisma.user.count()).toBe(1);
    const command = await startDatabaseProcess({ dataDir, role: "command" });
    await command.close();
    await second.close();
    expect((await stat(dirname(dataDir))).mode & 0o777).toBe(0o700);
  });

  it("runs an ordinary user's database as that user", async () => {
    const dataDir = await usedDataFolder(ordinary);
    const database = await openDatabase({ dataDir });
    await database.close();
    expect(await nobody(dataDir)).toEqual(ordinary);
    await (await startDatabaseProcess({ dataDir, account: ordinary })).close();
  });

  it("keeps its database from ordinary users, who are told whose it is", async () => {
    const dataDir = await usedDataFolder();
    await chmod(dataDir, 0o777);
    await expect(startDatabaseProcess({ dataDir, account: ordinary })).rejects.toThrow(
      `The database in ${dataDir}/postgres belongs to the user with id ${(await nobody(dataDir)).uid}`,
    );
  });

  it("is told when the system lets it be nobody else", async () => {
    const dataDir = await temporaryDataFolder();
    // a container without other users: root there, an ordinary user outside
    const output = await runAsLonelyRoot(dataDir);
    if (output === undefined) return console.warn("skipped: this machine forbids user namespaces");
    expect(output).toContain("PostgreSQL refuses to run as root, and root may not use another account here");
    expect(await readdir(dataDir)).toEqual([]);
  });
});

describe.skipIf(whyNoDisk)(`a full disk${whyNoDisk ? ` (skipped: ${whyNoDisk})` : ""}`, () => {
  const smallDisk = async (account?: Account): Promise<SmallDisk> => {
    const dataDir = await temporaryDataFolder();
    const disk = mountSmallDisk(dataDir, "12m", account);
    onTestFinished(() => disk.unmount());
    return disk;
  };

  it.each(users)("stops the first start of $name with a sentence, and nothing half-made", async ({ account }) => {
    const disk = await smallDisk(account);
    await expect(startDatabaseProcess({ dataDir: disk.path, account })).rejects.toThrow(
      `The disk of the data folder ${disk.path} is full: free some space and start again.`,
    );
    expect(await readdir(disk.path)).toEqual([]);
    disk.resize("150m");
    await (await startDatabaseProcess({ dataDir: disk.path, account })).close();
  });

  it("stops a later start, and loses nothing", async () => {
    const disk = await smallDisk();
    disk.resize("150m");
    const first = await startDatabaseProcess({ dataDir: disk.path });
    await withConnection(first.url, (client) => client.query("CREATE TABLE kept AS SELECT 1"));
    await first.close();

    disk.fill();
    await expect(startDatabaseProcess({ dataDir: disk.path })).rejects.toThrow("is full: free some space");
    disk.free();
    const second = await startDatabaseProcess({ dataDir: disk.path });
    await withConnection(second.url, (client) => client.query("SELECT * FROM kept"));
    await second.close();
  });

  it("is told from one that is mounted read-only", async () => {
    const disk = await smallDisk();
    disk.makeReadOnly();
    expect(await refusal(disk.path)).toContain("lies on a disk that is mounted read-only");
  });
});
