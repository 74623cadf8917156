import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrations } from "../../generated/migrations.js";
import { createTestCommandLine, runCommand, type TestCommandLine } from "../../testing/command-line.js";
import { createEmptyDatabase } from "../../testing/database.js";
import { loadMasterKeys } from "../../vault/master-keys.js";

let concordat: TestCommandLine;
beforeAll(async () => {
  concordat = await createTestCommandLine();
});
afterAll(() => concordat.close());

const names = migrations.map(({ name }) => name);

describe("concordat db", () => {
  it("tells where the data lies, the version and the migrations, and no password", async () => {
    const { host, pathname, password } = new URL(concordat.database.url);
    const text = await concordat.run("db", "status");
    expect(text).toMatch(new RegExp(`^Database +at ${host}${pathname}\nVersion +PostgreSQL \\d+\\.\\d+`));
    for (const name of names) expect(text).toMatch(new RegExp(`^${name} +applied$`, "m"));
    const status = await concordat.json("db", "status");
    expect(status).toEqual({
      embedded: false,
      location: `${host}${pathname}`,
      served: null,
      version: expect.stringMatching(/^\d+\.\d+/),
      migrations: names.map((name) => ({ name, applied: true })),
    });
    expect(password).not.toBe("");
    expect(text + JSON.stringify(status)).not.toContain(password);
  });

  it("prints the address for other clients", async () => {
    expect(await concordat.run("db", "url")).toBe(concordat.database.url);
    expect(await concordat.json("db", "url")).toEqual({ url: concordat.database.url });
  });

  it("looks without touching, and migrates when told to", async () => {
    const empty = await createEmptyDatabase();
    try {
      const run = async (...argv: string[]) => {
        const { stdout } = await runCommand([...argv, "--json"], { DATABASE_URL: empty.url }).result;
        return JSON.parse(stdout) as unknown;
      };
      const pending = { migrations: names.map((name) => ({ name, applied: false })) };
      expect(await run("db", "status")).toMatchObject(pending);
      expect(await run("db", "status")).toMatchObject(pending);
      expect(await run("db", "migrate")).toEqual({ applied: names });
      expect(await run("db", "status")).toMatchObject({ migrations: names.map((name) => ({ name, applied: true })) });
      expect(await run("db", "migrate")).toEqual({ applied: [] });
    } finally {
      await empty.drop();
    }
    expect(await concordat.run("db", "migrate")).toBe("Nothing was pending.");
  });

  it("copies, backs up and restores, and says where the master key is, which is in none of it", async () => {
    await concordat.database.prisma.user.create({ data: { username: "ada" } });
    const key = `Keep it apart, for the secrets in the data open with it alone: here it is the file ${concordat.environment["CONCORDAT_DATA_DIR"]}/master.key.`;
    const [copied, restored] = await Promise.all([createEmptyDatabase(), createEmptyDatabase()]);
    try {
      const { password } = new URL(copied.url);
      const told = await concordat.run("db", "copy", "--to", copied.url);
      expect(told).toMatch(/^users +1 +[0-9a-f]{16}$/m);
      expect(told).toContain("row counts and checksums agree");
      expect(told).toContain(key);
      expect(told).not.toContain(password);
      expect(await concordat.fail("db", "copy", "--to", copied.url)).toMatch(/^The database is not empty.*\.$/);
      expect(await concordat.fail("db", "copy", "--to", "mysql://db")).toMatch(/^--to must be an address/);

      const file = join(concordat.environment["CONCORDAT_DATA_DIR"] as string, "backup.tar.gz");
      expect(await concordat.fail("db", "backup", file)).toMatch(/^There is no master key here to authenticate/);
      expect(await concordat.run("db", "backup", `${file}.bare`, "--unauthenticated")).toContain("NOT AUTHENTICATED");
      await loadMasterKeys(undefined, concordat.environment["CONCORDAT_DATA_DIR"] as string);
      expect(await concordat.json("db", "backup", file)).toMatchObject({
        file,
        bytes: expect.any(Number),
        authenticated: expect.stringMatching(/^[0-9a-f]{8}$/),
      });
      expect(await concordat.fail("db", "backup", file)).toBe(`There is a file ${file} already: name another one.`);
      const restore = async (...options: string[]) =>
        runCommand(["db", "restore", ...options], { ...concordat.environment, DATABASE_URL: restored.url }).result;
      const codes = [await restore(file), await restore(file), await restore(file, "--force")];
      expect(codes.map(({ code }) => code)).toEqual([0, 1, 0]);
      expect(codes[0]?.stdout).toMatch(/^The master key [0-9a-f]{8} vouches for it/m);
      const bare = [
        await restore(`${file}.bare`, "--force"),
        await restore(`${file}.bare`, "--force", "--unauthenticated"),
      ];
      expect(bare.map(({ code }) => code)).toEqual([1, 0]);
      expect(bare[1]?.stdout).toContain("NOT AUTHENTICATED");
    } finally {
      await Promise.all([copied.drop(), restored.drop()]);
    }
  });

  it("makes no embedded database just to look at it", async () => {
    const folder = await mkdtemp(join(tmpdir(), "concordat-none-"));
    for (const command of [["status"], ["url"], ["backup", "x"], ["copy", "--to", "postgresql://127.0.0.1:1/x"]]) {
      const { code, stderr } = await runCommand(["db", ...command], { CONCORDAT_DATA_DIR: folder }).result;
      expect({ code, stderr }).toEqual({
        code: 1,
        stderr: expect.stringMatching(`^There is no database in ${folder}: .*CONCORDAT_DATA_DIR.*\\.\n$`),
      });
    }
    expect(await readdir(folder)).toEqual([]);
    await rm(folder, { recursive: true });
  });
});
