import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { filesUnder } from "./fingerprint.mjs";
import { removeOrphans } from "./orphans.mjs";

test("compiled files go when their source is gone, everything else stays", () => {
  const root = mkdtempSync(join(tmpdir(), "orphans-"));
  for (const folder of ["sdk/src/core", "sdk/dist/core"]) mkdirSync(join(root, folder), { recursive: true });
  const kept = [
    "sdk/dist/.tsbuildinfo",
    "sdk/dist/core/retry.d.ts",
    "sdk/dist/core/retry.js",
    "sdk/dist/core/retry.js.map",
  ];
  const gone = [
    "sdk/dist/core/old.js",
    "sdk/dist/core/old.js.map",
    "sdk/dist/core/old.d.ts",
    "sdk/dist/core/old.d.ts.map",
  ];
  for (const file of [...kept, ...gone, "sdk/src/core/retry.ts"]) writeFileSync(join(root, file), "");

  removeOrphans(root, ["sdk", "not-built-yet"]);

  expect(filesUnder(root, ["sdk/dist"])).toEqual(kept);
  rmSync(root, { recursive: true });
});
