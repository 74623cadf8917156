// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policy variables are written so
import { readTemplate } from "@concordat/contract/iam";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countedSteps } from "./steps.js";
import { compileTexts } from "./text-test.js";
import type { Variables } from "./tokens.js";

/** The slow way: every way to part a text is tried. */
const isLikeSlowly = (text: readonly string[], pattern: readonly string[]): boolean => {
  const [part, ...others] = pattern;
  if (part === undefined) return text.length === 0;
  if (part === "*") return text.some((_, index) => isLikeSlowly(text.slice(index), others)) || isLikeSlowly([], others);
  return text.length > 0 && (part === "?" || part === text[0]) && isLikeSlowly(text.slice(1), others);
};

const none: Variables = () => undefined;
const read = (text: string) => readTemplate(text, { variables: true, wildcards: true });

const letters = fc.constantFrom("a", "b", "\u00e9", "\u{1f600}");
const text = fc.array(letters, { maxLength: 12 });
const pattern = fc.array(fc.oneof(letters, fc.constantFrom("*", "?", "*")), { maxLength: 12 });

describe("compileTexts", () => {
  it("finds what a slow search finds, for one pattern", () => {
    fc.assert(
      fc.property(text, pattern, (given, wanted) => {
        expect(compileTexts([read(wanted.join(""))])(given.join(""), none)).toBe(isLikeSlowly(given, wanted));
      }),
      { numRuns: 2000 },
    );
  });

  it("finds what a slow search finds, for several patterns", () => {
    fc.assert(
      fc.property(text, fc.array(pattern, { maxLength: 12 }), (given, wanted) => {
        const isLike = compileTexts(wanted.map((each) => read(each.join(""))));
        expect(isLike(given.join(""), none)).toBe(wanted.some((each) => isLikeSlowly(given, each)));
      }),
      { numRuns: 1000 },
    );
  });

  it("finds what a slow search finds, where a variable stands for text", () => {
    const withVariable = fc.tuple(pattern, pattern);
    fc.assert(
      fc.property(text, fc.array(withVariable, { minLength: 1, maxLength: 5 }), text, (given, wanted, value) => {
        const isLike = compileTexts(
          wanted.map(([before, behind]) => read(`${before.join("")}${"${a:b}"}${behind.join("")}`)),
        );
        const expected = wanted.some(([before, behind]) => isLikeSlowly(given, [...before, ...value, ...behind]));
        expect(isLike(given.join(""), () => value.join(""))).toBe(expected);
      }),
      { numRuns: 1000 },
    );
  });

  it("finds patterns that fill several words, and no text that ends otherwise", () => {
    const longText = fc.array(fc.constantFrom("a", "b"), { minLength: 60, maxLength: 130 });
    fc.assert(
      fc.property(longText, fc.nat(), fc.array(fc.nat(), { maxLength: 3 }), (given, seed, stars) => {
        const wanted: string[] = given.map((letter, index) => ((index * 7 + seed) % 5 === 0 ? "?" : letter));
        for (const star of stars) wanted.splice(star % wanted.length, 3, "*");
        const isLike = compileTexts([read(`${wanted.join("")}c`)]);
        expect(isLike(`${given.join("")}c`, none)).toBe(true);
        expect(isLike(given.join(""), none)).toBe(false);
      }),
    );
  });

  it("takes steps that grow with the text and the pattern, and never with their product twice", () => {
    const piece = fc.constantFrom("*", "?", "a", "b", "*a?b", "a?a?a?", "*?");
    const patterns = fc.array(fc.array(piece, { minLength: 1, maxLength: 30 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(patterns, fc.integer({ min: 1, max: 1000 }), (wanted, length) => {
        const isLike = compileTexts(wanted.map((each) => read(each.join(""))));
        const given = "ab".repeat(length);
        const before = countedSteps();
        isLike(given, none);
        const characters = wanted.flat().join("").length;
        // as JSON each pattern has three characters more
        const written = characters + 3 * wanted.length;
        expect(countedSteps() - before).toBeLessThanOrEqual((given.length + 2) * (written / 8 + 4) + written);
      }),
    );
  });
});
