import { deepest } from "@concordat/contract";
import { expect, it } from "vitest";
import { isNestedTooDeep } from "./nesting.js";

const judge = (text: string): boolean => isNestedTooDeep(Buffer.from(text));
const nested = (levels: number, open: string, close: string): string => open.repeat(levels) + close.repeat(levels);

it("counts lists and objects alike, up to the deepest that is read", () => {
  for (const [open, close] of [
    ["[", "]"],
    ['{"a":', "}"],
    ['[{"a":', "}]"],
  ] as const) {
    const levels = deepest / (open.startsWith("[{") ? 2 : 1);
    expect(judge(nested(levels, open, `0${close}`))).toBe(false);
    expect(judge(nested(levels + 1, open, close))).toBe(true);
  }
});

it("counts those that are open at the same time only, and none within texts", () => {
  expect(judge(`[${"[],".repeat(1000)}[]]`)).toBe(false);
  expect(judge(JSON.stringify(["[".repeat(1000), '\\"[{'.repeat(1000), "\\".repeat(7)]))).toBe(false);
  expect(judge(`["a\\\\",${"[".repeat(deepest)}`)).toBe(true);
});
