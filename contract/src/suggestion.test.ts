import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editDistance, suggestionFor } from "./suggestion.js";

describe("editDistance", () => {
  it.each([
    ["", "", 0],
    ["abc", "abc", 0],
    ["abc", "abcd", 1],
    ["abc", "ab", 1],
    ["abc", "axc", 1],
    ["abc", "acb", 1],
    ["kitten", "sitting", 3],
    ["", "abc", 3],
  ])("%s and %s: %i", (a, b, distance) => {
    expect(editDistance(a, b, 5)).toBe(distance);
    expect(editDistance(b, a, 5)).toBe(distance);
  });

  it("counts no further than it must", () => {
    expect(editDistance("abcdef", "ghijkl", 2)).toBe(3);
    expect(editDistance("a", "abcdef", 2)).toBe(3);
  });

  it("is the same with a bound that it does not reach", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 6 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const whole = editDistance(a, b, 20);
        expect(editDistance(a, b, 2)).toBe(Math.min(whole, 3));
      }),
    );
  });
});

describe("suggestionFor", () => {
  const known = ["StringEquals", "StringLike", "Bool", "Sid"];

  it.each([
    ["StringEqual", "StringEquals"],
    ["stringlike", "StringLike"],
    ["StirngLike", "StringLike"],
    ["bool", "Bool"],
    ["Sids", "Sid"],
    ["Equals", undefined],
    ["Boolean", undefined],
    ["", undefined],
    ["x".repeat(10_000), undefined],
  ])("%s: %s", (name, suggestion) => {
    expect(suggestionFor(name, known)).toBe(suggestion);
  });
});
