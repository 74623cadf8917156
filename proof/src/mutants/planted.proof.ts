// Faults that somebody could make, one at a time, all over the product: the tests of their part of it notice each.
// CONCORDAT_TREE names another working tree with its dependencies installed, whose tests must notice them as well.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { plant, plantedFaults } from "./planted-faults.js";
import { root } from "./sources.js";

interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly output: string;
}

/** What vitest's JSON reporter writes, as far as it matters here. */
interface Written {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly { readonly status: string }[];
}

let folder: string;
let config: string;
beforeAll(() => {
  folder = mkdtempSync(join(root, ".cache", "planted-"));
  // the other tree may know nothing of planted faults
  config = join(root, `vitest.planted-${process.pid}.config.ts`);
  const plugins = JSON.stringify(new URL("./plugins.ts", import.meta.url).pathname);
  writeFileSync(
    config,
    `import { plantPlugin } from ${plugins};
     import own from "./vitest.config.js";
     const { plugins: _, ...rest } = own;
     const fault = process.env.CONCORDAT_PLANTED;
     const projects = rest.test.projects.map((project) => ({ ...project, extends: "./vitest.config.ts", plugins: fault ? [plantPlugin(fault)] : [] }));
     export default { ...rest, test: { ...rest.test, projects } };`,
  );
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  rmSync(config, { force: true });
});

let runs = 0;

/** Runs the tests of some files as `npm test` does, with a fault or without. */
const runTests = async (files: readonly string[], fault?: string): Promise<Outcome> => {
  const outputFile = join(folder, `${++runs}.json`);
  const kept = Object.entries(process.env).filter(([name]) => !/^(CONCORDAT_|VITEST|NODE_OPTIONS$|TEST$)/.test(name));
  const vitest = join(root, "node_modules/vitest/vitest.mjs");
  const bail = fault === undefined ? [] : ["--bail=1"];
  const args = ["run", "--config", config, "--reporter=json", `--outputFile=${outputFile}`, ...bail, ...files];
  const child = spawn(process.execPath, [vitest, ...args], {
    cwd: root,
    env: { ...Object.fromEntries(kept), ...(fault !== undefined && { CONCORDAT_PLANTED: fault }) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  if (!existsSync(outputFile)) throw new Error(`The tests were not run: ${output}${errors}`);
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(outputFile, "utf8")) as Written;
  // a file that does not load, or whose hook fails, has no failed test
  const broken = testResults.filter(({ status }) => status === "failed").length;
  return { passed: numPassedTests, failed: Math.max(numFailedTests, broken), output: output + errors };
};

const isHere = (fault: (typeof plantedFaults)[number]): boolean => {
  try {
    plant(fault);
    return true;
  } catch {
    return false;
  }
};

// in another tree some of the code may be elsewhere, or not yet there
const here = process.env["CONCORDAT_TREE"] === undefined ? plantedFaults : plantedFaults.filter(isHere);
const started = performance.now();
let noticed = 0;
afterAll(() =>
  console.info(
    `${noticed} of ${plantedFaults.length} planted faults noticed in ${root}; ${Math.round((performance.now() - started) / 1000)} s`,
  ),
);

it("are no faults of the product as it is", { timeout: 900_000 }, async () => {
  const { passed, failed, output } = await runTests([...new Set(here.flatMap(({ tests }) => tests))]);
  expect(failed, output.slice(-5000)).toBe(0);
  expect(passed).toBeGreaterThan(500);
});

describe("the tests notice that", () => {
  it.each(here)("$fault ($layer)", { timeout: 600_000 }, async ({ tests, fault }) => {
    const { failed } = await runTests(tests, fault);
    expect(failed).toBeGreaterThan(0);
    noticed += 1;
  });
});
