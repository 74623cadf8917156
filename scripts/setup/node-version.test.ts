import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { tooOldSentence } from "./node-version.mjs";

test.each(["18.20.8", "20.18.3", "9.11.2"])(
  "Node %s is refused in one sentence that names both versions",
  (running) => {
    const sentence = tooOldSentence(running, ">=20.19");
    expect(sentence).toContain("needs Node 20.19 or newer");
    expect(sentence).toContain(`this is Node ${running}`);
  },
);

test.each(["20.19.0", "20.20.2", "22.0.0", "24.1.0"])("Node %s is accepted", (running) => {
  expect(tooOldSentence(running, ">=20.19")).toBeUndefined();
});

test("what an old Node has to parse before it is refused uses old syntax only", () => {
  for (const file of ["../start.mjs", "../test.mjs", "../setup.mjs", "end-with-npm.mjs", "node-version.mjs"]) {
    const source = readFileSync(new URL(file, import.meta.url), "utf8");
    expect(source, file).not.toMatch(/\?\?|\?\.|^await |^\s*#|\d_\d/m);
  }
});
