import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { DatabaseCopy } from "../../test-kit/database-copy.js";
import { type BackupEntries, packBackup, readBackup, textOfEntry, withText } from "../../testing/backup-entries.js";
import { createEmptyDatabase, createTestDatabase } from "../../testing/database.js";
import { everythingIn } from "../../testing/filled-database.js";
import { type ArchiveHead, authenticationName, headName } from "./archive-format.js";
import { archiveMac } from "./authentication.js";
import { backUp, restore } from "./backup.js";

const masterKeys = [randomBytes(32)] as const;
const users = "tables/users/000001.copy";

let folder: string;
let file: string;
let target: DatabaseCopy;
beforeAll(async () => {
  const source = await createTestDatabase();
  try {
    await source.prisma.user.create({ data: { username: "mallory", createdAt: new Date(0) } });
    await source.prisma.resource.create({ data: { type: "x", createdBy: "mallory", createdAt: new Date(0) } });
    folder = await mkdtemp(join(tmpdir(), "concordat-forged-"));
    file = join(folder, "genuine.tar.gz");
    await backUp({ databaseUrl: source.url, dataDir: "/nowhere" }, file, masterKeys);
  } finally {
    await source.drop();
  }
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(async () => {
  target = await createEmptyDatabase();
});
afterEach(() => target.drop());

const bringBack = (from: string, options: Partial<Parameters<typeof restore>[2]> = {}) =>
  restore({ databaseUrl: target.url, dataDir: "/nowhere" }, from, {
    masterKeys,
    unauthenticated: false,
    force: false,
    ...options,
  });

/** What somebody can do who can write to the file: all but the proof of the master key. */
const forged = async (change: (entries: BackupEntries) => BackupEntries, name = "forged.tar.gz"): Promise<string> => {
  const entries = change(await readBackup(file));
  const path = join(folder, name);
  await packBackup(path, entries);
  return path;
};

/** Makes mallory an administrator, with row counts and checksums as they should be. */
const promoted = (entries: BackupEntries): BackupEntries => {
  const rows = textOfEntry(entries, users).replace("\tUSER\t", "\tADMIN\t");
  expect(rows).toContain("mallory\tADMIN");
  const contents = JSON.parse(textOfEntry(entries, "contents.json")) as {
    contents: { table: string; sha256: string }[];
  };
  for (const content of contents.contents)
    if (content.table === "users") content.sha256 = createHash("sha256").update(rows).digest("hex");
  return withText(withText(entries, users, rows), "contents.json", JSON.stringify(contents));
};

const without = (entries: BackupEntries, name: string): BackupEntries =>
  entries.filter(({ header }) => header.name !== name);

/** Authenticates entries under a key. */
const signed = (entries: BackupEntries, key: Uint8Array): BackupEntries => {
  const mac = archiveMac(key);
  for (const { header, data } of without(entries, authenticationName)) {
    mac.begin(header.name, header.size);
    mac.update(data ?? new Uint8Array());
  }
  return withText(entries, authenticationName, JSON.stringify(mac.end()));
};

describe("a backup that somebody has changed to become an administrator", () => {
  const refused = async (attempt: Promise<unknown>, message: string) => {
    await expect(attempt).rejects.toThrow(message);
    expect(await everythingIn(target.url)).toEqual({});
  };

  it("is refused with its old proof, with one under another key, and with none", async () => {
    await refused(bringBack(await forged(promoted)), "is no whole backup");
    const other = await forged((entries) => signed(promoted(entries), randomBytes(32)));
    await refused(bringBack(other), "which is not among those that are known here");
    const bare = await forged((entries) => without(promoted(entries), authenticationName));
    await refused(bringBack(bare), "it carries no authentication");
    await refused(bringBack(bare, { masterKeys: undefined }), "with --unauthenticated it is taken all the same");
  });

  it("is taken by those who say that they go without the proof, and who are told", async () => {
    const bare = await forged((entries) => without(promoted(entries), authenticationName));
    expect(await bringBack(bare, { unauthenticated: true })).toMatchObject({ authenticated: null });
    // where a known key says that it was changed, it is not
    const changed = await forged(promoted);
    await expect(bringBack(changed, { unauthenticated: true, force: true })).rejects.toThrow("is no whole backup");
  });

  it("is told from a genuine one, which comes back under any of the known keys", async () => {
    const { authenticated } = await bringBack(file, { masterKeys: [randomBytes(32), ...masterKeys] });
    expect(authenticated).toMatch(/^[0-9a-f]{8}$/);
  });
});

describe("a backup, even an authenticated one, that names what is not the server's", () => {
  const withHead = (change: (head: ArchiveHead) => unknown) => (entries: BackupEntries) =>
    signed(
      withText(entries, headName, JSON.stringify(change(JSON.parse(textOfEntry(entries, headName)) as ArchiveHead))),
      masterKeys[0],
    );
  const renamed = (from: string, to: string) => (head: ArchiveHead) => ({
    ...head,
    tables: head.tables.map((table) => (table.name === from ? { ...table, name: to } : table)),
  });
  const moved = (entries: BackupEntries, from: string, to: string) =>
    entries.map((entry) => ({
      ...entry,
      header: { ...entry.header, name: entry.header.name.replace(`tables/${from}/`, `tables/${to}/`) },
    }));
  const contentsOf = (entries: BackupEntries, from: string, to: string) =>
    withText(
      entries,
      "contents.json",
      textOfEntry(entries, "contents.json").replace(`"table": "${from}"`, `"table": "${to}"`),
    );

  it.each(["_prisma_migrations", "pg_authid", "nothing"])("is refused for the table %s", async (name) => {
    const path = await forged((entries) =>
      withHead(renamed("users", name))(contentsOf(moved(entries, "users", name), "users", name)),
    );
    await expect(bringBack(path)).rejects.toThrow(`as ${JSON.stringify(name)} shows`);
    expect(await everythingIn(target.url)).toEqual({});
  });

  it("is refused for columns that are not those of the schema, and for tables left out", async () => {
    const fewer = withHead((head) => ({
      ...head,
      tables: head.tables.map((table) =>
        table.name === "users" ? { ...table, columns: ["username", "role"] } : table,
      ),
    }));
    await expect(bringBack(await forged(fewer))).rejects.toThrow('as "users" shows');
    const contents = (entries: BackupEntries) => {
      const found = JSON.parse(textOfEntry(entries, "contents.json")) as { contents: { table: string }[] };
      const kept = found.contents.filter(({ table }) => table !== "users");
      return withText(entries, "contents.json", JSON.stringify({ ...found, contents: kept }));
    };
    const left = await forged((entries) =>
      withHead((head) => ({ ...head, tables: head.tables.filter(({ name }) => name !== "users") }))(
        contents(without(entries, users)),
      ),
    );
    await expect(bringBack(left)).rejects.toThrow('as "users" shows');
  });

  it("is refused for sequences that are not those of the schema", async () => {
    const path = await forged((entries) =>
      signed(
        withText(
          entries,
          "contents.json",
          textOfEntry(entries, "contents.json").replace("resources_id_seq", "other_seq"),
        ),
        masterKeys[0],
      ),
    );
    await expect(bringBack(path)).rejects.toThrow('a sequence "other_seq"');
  });
});

describe("a part of a backup that says it is large", () => {
  const gigabytes = (8 * 1024 ** 3 - 1).toString(8);
  /** Changes the header of the archive's first entry, and its checksum with it. */
  const withHeader = async (change: (header: Buffer) => void) => {
    const tar = gunzipSync(await readFile(file));
    const header = tar.subarray(0, 512);
    change(header);
    header.fill(" ", 148, 156);
    const sum = header.reduce((all, byte) => all + byte, 0);
    header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
    const path = join(folder, "large.tar.gz");
    await writeFile(path, gzipSync(tar));
    return path;
  };

  it.each<[string, (header: Buffer) => void]>([
    ["the head", (header) => header.write(`${gigabytes}\0`, 124)],
    [
      "an extended header",
      (header) => {
        header.write(`${gigabytes}\0`, 124);
        header.write("x", 156);
      },
    ],
    [
      "a long name",
      (header) => {
        header.write(`${gigabytes}\0`, 124);
        header.write("L", 156);
      },
    ],
    [
      "a piece of rows",
      (header) => {
        header.fill(0, 0, 100);
        header.write(users, 0);
        header.write(`${gigabytes}\0`, 124);
      },
    ],
    [
      "a name that is unknown",
      (header) => {
        header.write("../../etc/passwd\0", 0);
      },
    ],
  ])("is refused before anything is set aside for it: %s", async (_, change) => {
    const before = process.memoryUsage().arrayBuffers;
    await expect(bringBack(await withHeader(change), { unauthenticated: true })).rejects.toThrow("is no whole backup");
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 1024 * 1024);
  });
});
