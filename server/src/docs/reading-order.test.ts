import { expect, it } from "vitest";
import { inReadingOrder } from "./reading-order.js";

const ordered = (...names: string[]): string[] =>
  inReadingOrder(names.map((name) => ({ name }))).map(({ name }) => name);

it("puts guides first, unknown ones behind those that are known, and what is looked up last", () => {
  expect(ordered("changelog", "zebra", "testing", "errors", "apple", "quick-start")).toEqual([
    "quick-start",
    "testing",
    "apple",
    "zebra",
    "errors",
    "changelog",
  ]);
});
