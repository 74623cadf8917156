import { bodyBounds } from "@concordat/contract";
import { expect, it } from "vitest";
import { overstepped } from "./json-bounds.js";

const judge = (text: string) => overstepped(Buffer.from(text));
const nested = (levels: number, open: string, close: string): string => open.repeat(levels) + close.repeat(levels);
const many = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, i) => make(i)).join();

it("counts lists and objects alike, up to the deepest that is read", () => {
  for (const [open, close] of [
    ["[", "]"],
    ['{"a":', "}"],
    ['[{"a":', "}]"],
  ] as const) {
    const levels = bodyBounds.depth / (open.startsWith("[{") ? 2 : 1);
    expect(judge(nested(levels, open, `0${close}`))).toBeUndefined();
    expect(judge(nested(levels + 1, open, close))).toBe("depth");
  }
});

it("counts those that are open at the same time only, and none within texts", () => {
  expect(judge(`[${"[],".repeat(1000)}[]]`)).toBeUndefined();
  expect(
    judge(JSON.stringify(["[".repeat(1000), '\\"[{'.repeat(1000), "\\".repeat(7), "a:b,".repeat(60_000)])),
  ).toBeUndefined();
  expect(judge(`["a\\\\",${"[".repeat(bodyBounds.depth)}`)).toBe("depth");
});

it("counts names, which may come again", () => {
  const object = (names: number) => `{${many(names, (index) => `"name ${index}" : 0`)}}`;
  expect(judge(object(bodyBounds.names))).toBeUndefined();
  expect(judge(object(bodyBounds.names + 1))).toBe("names");
  expect(judge(`[${many(bodyBounds.names + 1, (index) => `{"${index}":0}`)}]`)).toBe("names");
  expect(judge(`[${many(15, () => object(bodyBounds.names))}]`)).toBeUndefined();
});

it("counts members and values of all objects and lists together", () => {
  expect(judge(`[${many(bodyBounds.members, () => '{"a":0}')}]`)).toBeUndefined();
  expect(judge(`[${many(bodyBounds.members + 1, () => '{"a":0}')}]`)).toBe("members");
  expect(judge(`[${many(bodyBounds.values - 2, () => "0")}]`)).toBeUndefined();
  expect(judge(`[${many(bodyBounds.values, () => "0")}]`)).toBe("values");
  expect(judge(`[${many(bodyBounds.values / 2 + 1, () => "[]")}]`)).toBe("values");
});
