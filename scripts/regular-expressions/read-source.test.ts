import { expect, it } from "vitest";
import { readSource } from "./read-source.js";

it("finds literals, and knows when the constructor is called", () => {
  const literal = readSource("a.ts", "const slash = /[/]+\\/$/gi; const not = 4 / 2 / 1; // /a/");
  expect(literal).toEqual({
    literals: [{ source: "[/]+\\/$", flags: "gi", file: "a.ts" }],
    isBuiltAtLoad: false,
    isBuiltOnDemand: false,
  });
  expect(readSource("a.ts", "const at = new RegExp(part);")).toMatchObject({ isBuiltAtLoad: true });
  expect(readSource("a.ts", "const on = () => RegExp(part);")).toMatchObject({ isBuiltOnDemand: true });
});
