import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { findChecks } from "./find-checks.mjs";

const folder = mkdtempSync(join(tmpdir(), "checks-"));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("finds checks at any depth, and none in what is installed, built or hidden", () => {
  const checks = ["a.browser.mjs", "docs/page.browser.ts"];
  const others = [
    "a.mjs",
    "browser.mjs",
    "node_modules/x/a.browser.mjs",
    "sdk/node_modules/a.browser.ts",
    "sdk/dist/a.browser.mjs",
    ".cache/a.browser.mjs",
  ];
  for (const file of [...checks, ...others]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), "");
  }
  expect(findChecks(folder)).toEqual(checks.map((file) => join(folder, file)));
});
