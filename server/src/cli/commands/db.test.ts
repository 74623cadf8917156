import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrations } from "../../generated/migrations.js";
import { createTestCommandLine, runCommand, type TestCommandLine } from "../../testing/command-line.js";
import { createEmptyDatabase } from "../../testing/database.js";

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

  it("makes no embedded database just to look at it", async () => {
    const folder = await mkdtemp(join(tmpdir(), "concordat-none-"));
    for (const command of ["status", "url"]) {
      const { code, stderr } = await runCommand(["db", command], { CONCORDAT_DATA_DIR: folder }).result;
      expect({ code, stderr }).toEqual({
        code: 1,
        stderr: `There is no database in ${folder} yet: the first start makes it.\n`,
      });
    }
    expect(await readdir(folder)).toEqual([]);
    await rm(folder, { recursive: true });
  });
});
