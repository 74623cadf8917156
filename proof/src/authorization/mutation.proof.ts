import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mutants } from "./mutants.js";

/** What the runner tells of a server: which tests failed on it, or that its check is not where it was. */
interface Report {
  readonly name: string;
  readonly failed?: readonly string[];
  readonly missing?: string;
}

const root = fileURLToPath(new URL("../../../", import.meta.url));
const asItIs = "the server as it is";
const reports = new Map<string, (report: Report) => void>();
const awaited = new Map(
  [asItIs, ...mutants.map(({ name }) => name)].map((name) => [
    name,
    new Promise<Report>((resolve) => {
      reports.set(name, resolve);
    }),
  ]),
);

let runner: ReturnType<typeof spawn>;
beforeAll(() => {
  const { CONCORDAT_PROOF: _, VITEST: __, ...environment } = process.env;
  runner = spawn(process.execPath, ["--import", "tsx", "scripts/proof/run-mutants.ts"], {
    cwd: root,
    env: environment,
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (runner.stdout)
    createInterface({ input: runner.stdout }).on("line", (line) => {
      if (!line.startsWith("{")) return;
      const report = JSON.parse(line) as Report;
      reports.get(report.name)?.(report);
    });
  runner.once("exit", (code) => {
    for (const [name, tell] of reports)
      tell({ name, missing: `The runner ended with ${code} before it came to this.` });
  });
});
afterAll(() => {
  runner.kill();
});

const quarterOfAnHour = 15 * 60_000;

it("passes on the server as it is", { timeout: quarterOfAnHour }, async () => {
  expect(await awaited.get(asItIs)).toEqual({ name: asItIs, failed: [] });
});

it("names each mutant once", () => {
  expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
});

describe("notices in some cell of the matrix when", () => {
  it.each(mutants)("$name", { timeout: quarterOfAnHour }, async ({ name }) => {
    const { failed = [], missing } = (await awaited.get(name)) as Report;
    expect(missing).toBeUndefined();
    expect(failed).not.toEqual([]);
  });
});
