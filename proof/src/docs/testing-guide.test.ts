// docs/testing.md is true: its tests pass, and its program works. That they compile is seen in guides.test.ts.
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { startVitestRun, type VitestRun } from "../../../server/src/test-kit/testing/vitest-run.js";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const guide = await readFile(join(root, "docs/testing.md"), "utf8");
const programs = Object.fromEntries(
  [...guide.matchAll(/^```ts\n(\/\/ (\S+)\n[\s\S]*?)^```$/gm)].map(([, code, name]) => [name, code]),
) as Record<string, string>;

// a whole test run, which shares the machine with this one
vi.setConfig({ testTimeout: 180_000 });

let run: VitestRun;
beforeAll(async () => {
  run = await startVitestRun(programs, { isolate: false });
});
afterAll(() => run.close());

const node = (...args: readonly string[]) => promisify(execFile)(process.execPath, args, { cwd: run.folder });

it("has a name on each of its programs", () => {
  expect(Object.keys(programs)).toHaveLength(guide.match(/^```ts$/gm)?.length ?? 0);
  expect(Object.keys(programs).length).toBeGreaterThan(4);
});

it("passes its own tests", async () => {
  const { passed, output } = await run.result;
  expect(passed, output).toBe(true);
  expect(output).toMatch(/Tests +15 passed/);
});

it("has a program that works by itself, and ends", async () => {
  const { stdout } = await node("--import", "tsx", "program.ts");
  expect(stdout).toBe("200\n");
});
