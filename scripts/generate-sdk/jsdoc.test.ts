import { expect, it } from "vitest";
import { jsdoc } from "./jsdoc.js";

it("is one line, or none, where that is all", () => {
  expect(jsdoc(["Short."])).toBe("/** Short. */\n");
  expect(jsdoc([undefined, ""], [undefined])).toBe("");
});

it("has a free line between paragraphs and before tags", () => {
  expect(jsdoc(["One.", "Two."], ["@param a x", "@returns y"])).toBe(
    "/**\n * One.\n *\n * Two.\n *\n * @param a x\n * @returns y\n */\n",
  );
});

it("breaks long lines at the margin, and leaves code as it was laid out", () => {
  const lines = jsdoc(["word ".repeat(60).trim()], [`@example\nconst a = ${"b".repeat(130)};`]).split("\n");
  expect(lines.slice(1, 4).every((line) => line.length <= 120)).toBe(true);
  expect(lines).toContain(` * const a = ${"b".repeat(130)};`);
});

it("cannot be ended by what it says", () => {
  expect(jsdoc(["a */ b"])).toBe("/** a *\\/ b */\n");
});
