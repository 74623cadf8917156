import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { runCommand } from "../../testing/command-line.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "concordat-reset-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const reset = (...argv: string[]) => runCommand(["reset", ...argv], { CONCORDAT_DATA_DIR: folder }).result;

const makeCluster = async () => {
  await mkdir(join(folder, "postgres"));
  await writeFile(join(folder, "postgres", "PG_VERSION"), "18\n");
};

it("removes the data folder, and only when that is confirmed", async () => {
  await makeCluster();
  expect(await reset()).toMatchObject({ code: 1, stderr: expect.stringContaining("add --yes") });
  expect(existsSync(folder)).toBe(true);
  expect(await reset("--yes")).toMatchObject({ code: 0, stdout: expect.stringContaining("was removed") });
  expect(existsSync(folder)).toBe(false);
});

it("leaves alone what is no data folder, what is in use, and databases of one's own", async () => {
  await writeFile(join(folder, "letter.txt"), "mine");
  expect((await reset("--yes")).stderr).toContain("is not the data folder of a server");
  await makeCluster();
  await writeFile(join(folder, "postgres", "postmaster.pid"), `${process.pid}\n`);
  expect((await reset("--yes")).stderr).toContain("stop it first");
  const own = { CONCORDAT_DATA_DIR: folder, DATABASE_URL: "postgresql://db/x" };
  expect((await runCommand(["reset", "--yes"], own).result).stderr).toContain("drop it yourself");
  expect(existsSync(join(folder, "letter.txt"))).toBe(true);
});
