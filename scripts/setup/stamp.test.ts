import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { filesUnder } from "./fingerprint.mjs";
import { stampOf } from "./stamp.mjs";

let root: string;
let stamp: ReturnType<typeof stampOf>;
const write = (path: string, content: string) => writeFileSync(join(root, path), content);

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), "stamp-"));
  for (const folder of ["src", "dist"]) mkdirSync(join(root, folder));
  write("src/a.ts", "a");
  stamp = stampOf(root, "build", { inputs: () => filesUnder(root, ["src"]), outputs: ["dist"] });
  expect(stamp.matches()).toBe(false);
  await stamp.around(async () => write("dist/a.js", "a"));
  expect(stamp.matches()).toBe(true);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test("a source file written anew with the same content changes nothing", () => {
  write("src/a.ts", "a");
  utimesSync(join(root, "src/a.ts"), 1, 1);
  expect(stamp.matches()).toBe(true);
});

test.each<[string, () => void]>([
  ["an edited source", () => write("src/a.ts", "b")],
  ["a new source", () => write("src/b.ts", "")],
  ["a deleted source", () => rmSync(join(root, "src/a.ts"))],
  ["a deleted output", () => rmSync(join(root, "dist"), { recursive: true })],
  ["an output of another size", () => write("dist/a.js", "longer")],
  ["a lost stamp", () => rmSync(join(root, "node_modules"), { recursive: true })],
  ["a stamp cut short", () => write("node_modules/.concordat/build.json", '{"inputs":')],
])("%s asks for the step again", (_, change) => {
  change();
  expect(stamp.matches()).toBe(false);
});

test("a failed run leaves no stamp", async () => {
  await expect(stamp.around(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(stamp.matches()).toBe(false);
});

test("an edit made while the step runs asks for it again", async () => {
  await stamp.around(async () => write("src/a.ts", "edited meanwhile"));
  expect(stamp.matches()).toBe(false);
});
