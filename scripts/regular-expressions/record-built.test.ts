import { expect, it } from "vitest";
import { recordBuilt } from "./record-built.js";

it("records what is built meanwhile by the files that count", async () => {
  const parts = ["a", "b"] as const;
  const build = async () => [new RegExp(parts[0], "g"), RegExp(parts[1]), /c/];
  const isOf = (stack: string) => (stack.includes("record-built.test") ? "here" : undefined);
  expect(await recordBuilt(isOf, build)).toEqual([
    { source: "a", flags: "g", file: "here" },
    { source: "b", flags: "", file: "here" },
  ]);
  expect(await recordBuilt(() => undefined, build)).toEqual([]);
  expect(new RegExp(parts[0])).toEqual(/a/);
});
