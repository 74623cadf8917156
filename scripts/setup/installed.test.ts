import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { dependenciesInstalled } from "./installed.mjs";

const locked = {
  "": { name: "concordat" },
  sdk: { name: "@concordat/sdk", version: "0.1.0" },
  "node_modules/@concordat/sdk": { link: true },
  "node_modules/zod": { version: "4.6.7" },
  "node_modules/typescript": { version: "7.0.2", dev: true },
  "node_modules/binary-elsewhere": { version: "1.0.0", optional: true, os: ["none"] },
};
const { "node_modules/binary-elsewhere": elsewhere, ...installed } = locked;

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "installed-"));
  mkdirSync(join(root, "node_modules"));
  writeFileSync(join(root, "package-lock.json"), JSON.stringify({ packages: locked }));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function record(packages: Record<string, object>) {
  writeFileSync(join(root, "node_modules/.package-lock.json"), JSON.stringify({ packages }));
}

test("a complete installation is recognised, without the packages for other platforms", () => {
  record(installed);
  expect(dependenciesInstalled(root)).toBe(true);
});

test("a missing or unfinished installation is not enough", () => {
  expect(dependenciesInstalled(root)).toBe(false);
});

test("another version than the locked one is not enough", () => {
  record({ ...installed, "node_modules/zod": { version: "4.6.6" } });
  expect(dependenciesInstalled(root)).toBe(false);
});

test("an installation without devDependencies is not enough", () => {
  const { "node_modules/typescript": _, ...production } = installed;
  record(production);
  expect(dependenciesInstalled(root)).toBe(false);
});

test("a folder brought from another platform is not enough", () => {
  record({ ...installed, "node_modules/binary-elsewhere": elsewhere });
  expect(dependenciesInstalled(root)).toBe(false);
});
