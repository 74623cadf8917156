import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const proof = fileURLToPath(new URL("../../proof/", import.meta.url));
const durations = JSON.parse(readFileSync(`${proof}durations.json`, "utf8")) as Record<string, number>;
const files = readdirSync(`${proof}src`, { recursive: true, encoding: "utf8" });

it("knows every proof, and no other", () => {
  const hasLongForm = (name: string) => readFileSync(`${proof}src/${name}`, "utf8").includes("kit/proof-run.js");
  const proofs = files.filter((name) => name.endsWith(".proof.ts") || (name.endsWith(".test.ts") && hasLongForm(name)));
  expect(Object.keys(durations)).toEqual(proofs.sort());
  for (const seconds of Object.values(durations)) expect(seconds).toBeGreaterThan(0);
});

it("are all described in the README", () => {
  const readme = readFileSync(`${proof}README.md`, "utf8");
  const folders = new Set(files.filter((name) => /\.(proof|test)\.ts$/.test(name)).map((name) => name.split("/")[0]));
  folders.delete("kit");
  expect([...folders].filter((folder) => !readme.includes(`\`${folder}\``))).toEqual([]);
});
