import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { superlinear } from "./check.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "concordat-expressions-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const file = "server/src/log.ts";

it("tells of an expression that takes more time than in proportion to the text", async () => {
  const cache = join(folder, "known.json");
  const token = { source: "\\beyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*", flags: "g", file };
  const plain = { source: "^a+$", flags: "", file };
  const [fault, ...others] = await superlinear([plain, token], cache);
  expect(fault).toMatch(/^server\/src\/log\.ts: .* takes 2nd degree polynomial time, such as for 'eyJ/);
  expect(others).toEqual([]);
  expect(JSON.parse(readFileSync(cache, "utf8"))).toEqual(["/^a+$/"]);
});
