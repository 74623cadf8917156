import { randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { createGunzip, gzipSync } from "node:zlib";
import { packTar, unpackTar } from "modern-tar";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { migrations } from "../../generated/migrations.js";
import type { DatabaseCopy } from "../../test-kit/database-copy.js";
import { temporaryDataFolder, usedDataFolder } from "../../testing/data-folder.js";
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from "../../testing/database.js";
import { everythingIn, fillDatabase } from "../../testing/filled-database.js";
import { withConnection } from "../connection.js";
import { openDatabase } from "../database.js";
import { migrate, readHistory } from "../migrate.js";
import { backUp, restore } from "./backup.js";

const masterKeys = [randomBytes(32)] as const;

let source: TestDatabase;
let folder: string;
let file: string;
let target: DatabaseCopy;
beforeAll(async () => {
  source = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), "concordat-backup-"));
  file = join(folder, "whole.tar.gz");
  await fillDatabase(source.prisma);
  await backUp({ databaseUrl: source.url, dataDir: "/nowhere" }, file, masterKeys);
});
afterAll(async () => {
  await source.drop();
  await rm(folder, { recursive: true });
});

/** An empty database for each test of a block. */
const withEmptyTarget = () => {
  beforeEach(async () => {
    target = await createEmptyDatabase();
  });
  afterEach(() => target.drop());
};

const at = (url: string) => ({ databaseUrl: url, dataDir: "/nowhere" });
const trusting = { masterKeys, unauthenticated: false };
const bringBack = (from = file, force = false) => restore(at(target.url), from, { ...trusting, force });

describe("a backup", () => {
  withEmptyTarget();
  it("comes back with every row of every table as it was", async () => {
    await bringBack();
    expect(await everythingIn(target.url)).toEqual(await everythingIn(source.url));
    const counters = await withConnection(target.url, (client) =>
      client.query("SELECT last_value::int AS last FROM resources_id_seq"),
    );
    expect(counters.rows).toEqual([{ last: await source.prisma.resource.count() }]);
  });

  it("is an archive that only its owner can read, whose rows PostgreSQL can read by itself", async () => {
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const unzipped = Readable.toWeb(createReadStream(file).pipe(createGunzip()));
    const entries = await unpackTar(unzipped as ReadableStream<Uint8Array>);
    const names = entries.map(({ header }) => header.name);
    expect([names[0], ...names.slice(-2)]).toEqual(["backup.json", "contents.json", "authentication.json"]);
    const users = entries.find(({ header }) => header.name === "tables/users/000001.copy");
    expect(new TextDecoder().decode(users?.data)).toContain("1 line\\nbreak\\r\tUSER\t2026-03-29 01:30:00.123+00\n");
  });

  it("is refused a name that is taken, and a folder that is not there, and leaves nothing", async () => {
    const before = await readFile(file);
    await expect(backUp(at(source.url), file, masterKeys)).rejects.toThrow(
      `There is a file ${file} already: name another one.`,
    );
    expect((await readFile(file)).equals(before)).toBe(true);
    await expect(backUp(at(source.url), join(folder, "none/x"), masterKeys)).rejects.toThrow(
      `The folder ${folder}/none is not there.`,
    );
    expect(await readdir(folder)).toEqual(["whole.tar.gz"]);
  });

  it("replaces what is there by force only", async () => {
    await bringBack();
    await withConnection(target.url, (client) =>
      client.query("DELETE FROM signing_keys; INSERT INTO users VALUES ('later')"),
    );
    const changed = await everythingIn(target.url);
    await expect(bringBack()).rejects.toThrow("The database is not empty");
    expect(await everythingIn(target.url)).toEqual(changed);
    await bringBack(file, true);
    expect(await everythingIn(target.url)).toEqual(await everythingIn(source.url));
  });
});

describe("a file that is no whole backup", () => {
  beforeAll(async () => {
    const used = await createTestDatabase();
    await used.prisma.user.create({ data: { username: "theirs" } });
    target = used;
  });
  afterAll(() => target.drop());
  const damagedBy = async (damage: (copy: string) => Promise<unknown>) => {
    const copy = join(folder, "damaged.tar.gz");
    await writeFile(copy, await readFile(file));
    await damage(copy);
    return copy;
  };
  /** Changes the archive inside, and packs it again as it should be. */
  const repacked =
    (change: (entries: Awaited<ReturnType<typeof unpackTar>>) => typeof entries) => async (copy: string) => {
      const unzipped = Readable.toWeb(createReadStream(copy).pipe(createGunzip()));
      const entries = change(await unpackTar(unzipped as ReadableStream<Uint8Array>));
      await writeFile(copy, gzipSync(await packTar(entries)));
    };

  it.each<[string, (copy: string) => Promise<unknown>]>([
    ["is cut off", (copy) => truncate(copy, 700)],
    ["is cut off at its end", async (copy) => truncate(copy, (await stat(copy)).size - 1)],
    [
      "has a byte changed",
      async (copy) => {
        const bytes = await readFile(copy);
        bytes[1000] = (bytes[1000] ?? 0) ^ 1;
        await writeFile(copy, bytes);
      },
    ],
    ["is empty", (copy) => truncate(copy, 0)],
    ["is something else", (copy) => writeFile(copy, "precious")],
    [
      "is another archive",
      (copy) => packTar([{ header: { name: "a", size: 1 }, body: "a" }]).then((tar) => writeFile(copy, gzipSync(tar))),
    ],
    [
      "lacks a table",
      repacked((entries) => entries.filter(({ header }) => header.name !== "tables/users/000001.copy")),
    ],
    ["has no end", repacked((entries) => entries.slice(0, -2))],
    [
      "has rows changed",
      repacked((entries) =>
        entries.map((entry) =>
          entry.header.name === "tables/users/000001.copy"
            ? {
                ...entry,
                data: new TextEncoder().encode(
                  new TextDecoder().decode(entry.data).replace("USER", "ADMI"),
                ) as Uint8Array<ArrayBuffer>,
              }
            : entry,
        ),
      ),
    ],
  ])("is refused when it %s, and the database is left alone, by force too", async (_, damage) => {
    const before = await everythingIn(target.url);
    const copy = await damagedBy(damage);
    await expect(bringBack(copy, true)).rejects.toThrow(
      `The file ${copy} is no whole backup of Concordat: it is damaged, cut off, changed or something else.`,
    );
    expect(await everythingIn(target.url)).toEqual(before);
  });

  it("is refused when it is not there", async () => {
    await expect(bringBack("/nowhere/x")).rejects.toThrow("There is no file /nowhere/x that can be read.");
  });
});

describe("a backup of another version", () => {
  withEmptyTarget();
  const older = migrations.slice(0, -1);
  const backupOf = async (name: string, prepare: (url: string) => Promise<unknown>) => {
    const database = await createEmptyDatabase();
    try {
      await prepare(database.url);
      const made = join(folder, name);
      await rm(made, { force: true });
      await backUp(at(database.url), made, masterKeys);
      return made;
    } finally {
      await database.drop();
    }
  };
  const olderBackup = () =>
    backupOf("older.tar.gz", (url) =>
      withConnection(url, async (client) => {
        await migrate(client, older);
        await client.query("INSERT INTO users (username) VALUES ('early')");
      }),
    );

  it("is brought up to date when it is older", async () => {
    await bringBack(await olderBackup());
    const history = await withConnection(target.url, readHistory);
    expect(history.map(({ name }) => name).sort()).toEqual(migrations.map(({ name }) => name).sort());
    expect(Object.keys(await everythingIn(target.url))).toEqual(["users"]);
  });

  it("is not mixed with newer tables", async () => {
    await withConnection(target.url, (client) => migrate(client, migrations));
    await expect(bringBack(await olderBackup(), true)).rejects.toThrow("The data is from another version of Concordat");
  });

  it("is refused when it is newer", async () => {
    const newer = await backupOf("newer.tar.gz", (url) =>
      withConnection(url, (client) =>
        migrate(client, [...migrations, { name: "29990101000000_next", checksum: "9", sql: "SELECT 1" }]),
      ),
    );
    await expect(bringBack(newer)).rejects.toThrow("The data has the migration 29990101000000_next");
    expect(await withConnection(target.url, readHistory)).toEqual([]);
  });
});

it("is made beside a running server of the embedded database, and comes back in a new data folder", async () => {
  const dataDir = await usedDataFolder();
  const server = await openDatabase({ dataDir });
  try {
    await fillDatabase(server.prisma);
    const embedded = join(folder, "embedded.tar.gz");
    await backUp({ dataDir }, embedded, masterKeys);
    const another = await temporaryDataFolder();
    expect(await restore({ dataDir: another }, embedded, { ...trusting, force: false })).toMatchObject({
      served: false,
    });
    const restored = await openDatabase({ dataDir: another });
    try {
      expect(await everythingIn(restored.url)).toEqual(await everythingIn(server.url));
    } finally {
      await restored.close();
    }
    expect(await restore({ dataDir }, embedded, { ...trusting, force: true })).toMatchObject({ served: true });
    expect(await server.prisma.account.count()).toBe(2);
  } finally {
    await server.close();
  }
});
