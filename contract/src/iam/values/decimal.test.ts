import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareDecimals, readDecimal } from "./decimal.js";

const compare = (a: string, b: string): number => {
  const [left, right] = [readDecimal(a), readDecimal(b)];
  if (left === undefined || right === undefined) throw new Error(`One of ${a} and ${b} is no number.`);
  return Math.sign(compareDecimals(left, right));
};

describe("readDecimal", () => {
  it.each(["", " 1", "1 ", "1.", ".5", "1e3", "0x1", "Infinity", "NaN", "--1", "1,5", "\u0661", "1\n"])(
    "finds no number in %j",
    (text) => {
      expect(readDecimal(text)).toBeUndefined();
    },
  );

  it.each([
    ["0", "-0"],
    ["007", "7"],
    ["1.500", "1.5"],
    ["+3", "3"],
    ["-0.0", "0"],
  ])("reads %s and %s as the same", (a, b) => {
    expect(readDecimal(a)).toEqual(readDecimal(b));
  });
});

describe("compareDecimals", () => {
  it("has the order of integers, however large", () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt(), (a, b) => {
        const expected = a < b ? -1 : 1;
        expect(compare(String(a), String(b))).toBe(a === b ? 0 : expected);
      }),
    );
  });

  it("has the order of numbers with few digits", () => {
    const cents = fc.integer({ min: -100_000, max: 100_000 });
    fc.assert(
      fc.property(cents, cents, (a, b) => {
        expect(compare((a / 100).toFixed(2), (b / 100).toFixed(4))).toBe(Math.sign(a - b));
      }),
    );
  });
});
