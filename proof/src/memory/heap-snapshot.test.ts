import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it, onTestFinished } from "vitest";
import { growthBetween, readHeap } from "./heap-snapshot.js";

it("tells what the program holds from the code that it is compiled to", () => {
  const before = new Map([
    ["object Leak", 1000],
    ["code", 500],
    ["string", 300],
  ]);
  const after = new Map([
    ["object Leak", 5000],
    ["code", 900],
    ["hidden system / WeakArrayList", 100],
    ["string", 200],
  ]);
  expect(growthBetween(before, after)).toEqual({
    objects: 3900,
    code: 500,
    most: expect.arrayContaining(["object Leak 4 KiB"]),
  });
});

it("finds what a process keeps", async () => {
  const folder = await mkdtemp(join(tmpdir(), "concordat-heap-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, "one.heapsnapshot");
  const program = `
    class Hoarded { text = "kept"; }
    globalThis.kept = Array.from({ length: 1000 }, () => new Hoarded());
    require("node:v8").writeHeapSnapshot(${JSON.stringify(path)});`;
  await promisify(execFile)(process.execPath, ["-e", program]);
  expect((await readHeap(path)).get("object Hoarded")).toBeGreaterThanOrEqual(16_000);
});
