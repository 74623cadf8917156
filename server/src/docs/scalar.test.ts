import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

const read = (file: string): string => readFileSync(new URL(`../../assets/scalar/${file}`, import.meta.url), "utf8");

it("is the file that was published, unchanged but for the line that names its source map", () => {
  const { integrity } = JSON.parse(read("provenance.json")) as { integrity: string };
  expect(`sha512-${createHash("sha512").update(read("standalone.js")).digest("base64")}`).toBe(integrity);
});
