import { access, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import { isAlive } from "../database/embedded/process.js";
import { startVitestRun, type VitestRun } from "./testing/vitest-run.js";

const start = async (files: Record<string, string>): Promise<VitestRun> => {
  const run = await startVitestRun(files);
  onTestFinished(() => run.close());
  return run;
};

const patience = { timeout: 60_000, interval: 50 };
// a whole test run, which shares the machine with this one
vi.setConfig({ testTimeout: 180_000 });
const imports = `
  import { appendFileSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
  import { tmpdir } from "node:os";
  import { join } from "node:path";
  import { beforeAll, expect, it } from "vitest";
  import { startTestServer } from "@concordat/server/testing";
  const postmaster = () => {
    const [folder, ...others] = readdirSync(tmpdir()).filter((name) => name.startsWith("concordat-testing-"));
    expect(others).toEqual([]);
    return Number(readFileSync(join(tmpdir(), folder, "postgres", "postmaster.pid"), "utf8").split("\\n")[0]);
  };`;

it("is one database server for all files of a run, and ends with it", async () => {
  const file = `${imports}
    let server;
    beforeAll(async () => {
      server = await startTestServer();
      return () => server.close();
    });
    it("works", async () => {
      const headers = { authorization: "Bearer " + server.admin.token };
      expect((await fetch(server.url + "/api/providers/browse", { headers })).status).toBe(200);
      appendFileSync("seen", process.pid + " " + postmaster() + "\\n");
    });`;
  const run = await start({ "one.test.ts": file, "two.test.ts": file, "three.test.ts": file });
  const { passed, output } = await run.result;
  expect(passed, output).toBe(true);
  const seen = (await readFile(join(run.folder, "seen"), "utf8")).trim().split("\n");
  const [processes, databases] = [0, 1].map((column) => new Set(seen.map((line) => Number(line.split(" ")[column]))));
  expect([seen.length, processes?.size, databases?.size]).toEqual([3, 3, 1]);
  const remains = async () => [...(await run.databases()), ...[...(databases ?? [])].filter(isAlive)];
  await vi.waitFor(async () => expect(await remains()).toEqual([]), patience);
});

it("ends too when the run is killed", async () => {
  const run = await start({
    "one.test.ts": `${imports}
      it("never ends", async () => {
        await startTestServer();
        writeFileSync("database", String(postmaster()));
        await new Promise(() => setInterval(() => undefined, 1000));
      }, 600_000);`,
  });
  const database = join(run.folder, "database");
  await vi.waitFor(() => access(database), patience);
  const pid = await vi.waitFor(async () => Number((await readFile(database, "utf8")) || expect.fail()), patience);
  expect(isAlive(pid)).toBe(true);
  run.child.kill("SIGKILL");
  await vi.waitFor(async () => expect([isAlive(pid), await run.databases()]).toEqual([false, []]), patience);
});
