import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { findChromium } from "./find-chromium.mjs";

const folder = mkdtempSync(join(tmpdir(), "programs-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const program = (name: string, mode: number) => {
  const path = join(folder, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, "", { mode });
  return path;
};

test.runIf(process.platform !== "win32")("takes the first program of the PATH, Chromium before Chrome", () => {
  program("plain/chromium", 0o644); // not to be run
  program("chrome/google-chrome", 0o755);
  const chromium = program("bin/chromium", 0o755);
  const PATH = ["plain", "chrome", "bin"].map((name) => join(folder, name)).join(delimiter);
  expect(findChromium({ PATH })).toBe(chromium);
});

test("takes nothing in the place of a CHROMIUM_PATH that leads nowhere", () => {
  const PATH = join(folder, "bin");
  const own = program("own/browser", 0o755);
  expect(findChromium({ PATH, CHROMIUM_PATH: own })).toBe(own);
  expect(findChromium({ PATH, CHROMIUM_PATH: join(folder, "missing") })).toBeUndefined();
  expect(findChromium({ PATH, CHROMIUM_PATH: folder })).toBeUndefined();
});
