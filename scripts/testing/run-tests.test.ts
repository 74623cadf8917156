import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";

const cache = fileURLToPath(new URL("../../.cache", import.meta.url));
let folder: string;

beforeEach(() => {
  mkdirSync(cache, { recursive: true });
  folder = mkdtempSync(join(cache, "run-tests-")); // inside the project, where "vitest" resolves
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a project of these test files as `npm test` does; gives its exit code and the last line of all its output. */
async function npmTest(files: Record<string, string>, ...args: string[]) {
  writeFileSync(join(folder, "vitest.config.mjs"), "export default {}");
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(folder, name), `import { beforeAll, describe, expect, test } from "vitest";\n${content}`);
  }
  const program = `
    import { promiseClosingLine, runTests } from ${JSON.stringify(new URL("./run-tests.mjs", import.meta.url).href)};
    await runTests(process.argv.slice(1), promiseClosingLine());`;
  const child = spawn(
    "/bin/sh",
    ["-c", 'exec "$0" "$@" 2>&1', process.execPath, "--input-type=module", "-e", program, "--", ...args],
    { cwd: folder, stdio: ["ignore", "pipe", "inherit"], env: { PATH: process.env["PATH"], NODE_ENV: "production" } },
  );
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, "exit")]);
  expect(output.at(-1)).toBe("\n");
  return { code, lastLine: output.trimEnd().split("\n").at(-1), output };
}

test("all passed", async () => {
  const result = await npmTest({
    "a.test.mjs":
      'test("1", () => expect(process.env.NODE_ENV).toBe("test")); test.skip("2", () => {}); test.todo("3");',
    "b.test.mjs": 'describe("group", () => { test("1", () => {}); });',
  });
  expect(result.lastLine, result.output).toBe("2 passed, 0 failed, 2 skipped");
  expect(result.code).toBe(0);
});

test("failed tests, files that do not load and failed hooks each count", async () => {
  const result = await npmTest({
    "failing.test.mjs": 'test("passes", () => {}); test("fails", () => expect(1).toBe(2));',
    "broken.test.mjs": 'import "./no-such-file.mjs"; test("never", () => {});',
    "hook.test.mjs":
      'describe("group", () => { beforeAll(() => { throw new Error("no"); }); test("never", () => {}); });',
  });
  expect(result.lastLine, result.output).toBe("1 passed, 3 failed, 1 skipped");
  expect(result.code).toBe(1);
});

test("an error outside of any test fails the run though each test passed", async () => {
  const result = await npmTest({
    "unhandled.test.mjs":
      'test("passes", async () => { Promise.reject(new Error("lost")); await new Promise(setImmediate); });',
  });
  expect(result.lastLine, result.output).toBe("1 passed, 1 failed");
  expect(result.code).toBe(1);
});

test("arguments select tests, and a run of none is no success", async () => {
  const files = { "a.test.mjs": 'test("1", () => {});', "b.test.mjs": 'test("1", () => expect.fail());' };
  expect(await npmTest(files, "a.test")).toMatchObject({ code: 0, lastLine: "1 passed, 0 failed" });
  expect(await npmTest(files, "nothing-of-this-name")).toMatchObject({ code: 1, lastLine: "0 passed, 0 failed" });
  expect(await npmTest(files, "a.test", "-t", "no such test")).toMatchObject({
    code: 1,
    lastLine: "0 passed, 0 failed, 1 skipped",
  });
});

test("a run that does not come about is a failure", async () => {
  expect(await npmTest({}, "--config", "no-such-config.mjs")).toMatchObject({
    code: 1,
    lastLine: "0 passed, 1 failed",
  });
});
