// Adding an operation takes the three places that CONTRIBUTING.md names: shown by adding two to a copy of this repository.

import { execFile } from "node:child_process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { proofRun } from "../kit/proof-run.js";
import { additions } from "./additions.js";
import { copyRepository, type RepositoryCopy } from "./repository-copy.js";

let copy: RepositoryCopy;
beforeAll(() => {
  if (proofRun.isFull) copy = copyRepository();
});
afterAll(() => copy?.remove());

/** Runs a package's command in the copy. @returns its exit code and what it said */
const run = (command: string, ...args: string[]): Promise<{ readonly code: number; readonly output: string }> =>
  new Promise((resolve) => {
    // the copy's own vitest must not take itself for a worker of this one, nor for the long form of the proofs
    const environment = Object.entries(process.env).filter(
      ([name]) => !/^(VITEST|CONCORDAT_|TEST$|NODE_ENV$)/.test(name),
    );
    const options = { cwd: copy.folder, env: Object.fromEntries(environment), maxBuffer: 2 ** 27 };
    execFile(`node_modules/.bin/${command}`, args, options, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code ?? 1) : 0, output: stdout + stderr }),
    );
  });
const done = { code: 0, output: expect.anything() };
const minutes = 60_000;

/** What is read of vitest's report in JSON. */
interface Report {
  readonly numPassedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    /** Why the file could not be run. */
    readonly message: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

/** Where tests walk the contract. */
const walking = [
  "contract/src",
  "sdk/src",
  "scripts/generate-docs",
  "scripts/generate-sdk",
  "scripts/openapi",
  ...["authorization", "bad-input", "good-input", "sdk", "secrets"].map((name) => `proof/src/${name}`),
  ...["http", "idempotency", "rate-limits", "storage-api", "ucloud"].map((name) => `server/src/${name}`),
];

it("has a place for each of the three parts of an operation", () => {
  const untouched = copyRepository();
  for (const { declare, handle, test } of additions) for (const add of [declare, handle, test]) add(untouched);
  expect(untouched.written()).toHaveLength(3 * additions.length);
  untouched.remove();
});

// two builds, which take long
describe.runIf(proofRun.isFull)("operations that were added to the contract", () => {
  it("do not compile without their handlers", { timeout: 5 * minutes }, async () => {
    for (const { declare } of additions) declare(copy);
    const { code, output } = await run("tsc", "-b", "contract", "server");
    expect(code).not.toBe(0);
    for (const { id } of additions) expect(output).toContain(`'${id.split(".").at(-1)}'`);
  });

  it("compile with them", { timeout: 5 * minutes }, async () => {
    for (const { handle } of additions) handle(copy);
    expect(await run("tsc", "-b", "contract", "server")).toEqual(done);
  });
});

describe.runIf(proofRun.isFull)("what is proved of every operation", () => {
  it("is generated", { timeout: 5 * minutes }, async () => {
    expect(await run("tsx", "--tsconfig", "scripts/tsconfig.generate.json", "scripts/generate.ts")).toEqual(done);
    const pages = [copy.read("openapi.json"), copy.read("docs/coverage.md")];
    for (const { id } of additions) for (const page of pages) expect(page).toContain(id);
  });

  it("compiles, with a test of their own", { timeout: 5 * minutes }, async () => {
    for (const { test } of additions) test(copy);
    expect(await run("tsc", "-b")).toEqual(done);
    expect(await run("tsc", "-p", "tsconfig.check.json")).toEqual(done);
  });

  it("holds for them, and no test counts operations", { timeout: 30 * minutes }, async () => {
    await run("vitest", "run", ...walking, "--testTimeout=600000", "--reporter=json", "--outputFile=report.json");
    const { testResults, numPassedTests } = JSON.parse(copy.read("report.json")) as Report;
    const failed = testResults.flatMap(({ name, message, assertionResults }) => [
      ...(message ? [`${name}: ${message}`] : []),
      ...assertionResults.filter(({ status }) => status === "failed").map(({ fullName }) => `${name}: ${fullName}`),
    ]);
    expect(failed).toEqual([]);
    expect(numPassedTests).toBeGreaterThan(1000);
  });
});
