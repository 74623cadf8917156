import { expect, it, vi } from "vitest";
import { createRecent } from "./recent.js";

it("remembers for a time, and no more than it may", () => {
  let now = 0;
  vi.spyOn(performance, "now").mockImplementation(() => now);
  const recent = createRecent(1000, 2);
  recent.add("a");
  now = 999;
  expect(recent.has("a")).toBe(true);
  now = 1000;
  expect(recent.has("a")).toBe(false);
  for (const text of ["a", "b", "a", "c"]) recent.add(text);
  expect(["a", "b", "c"].filter((text) => recent.has(text))).toEqual(["a", "c"]);
});
