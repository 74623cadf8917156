import { expect, it, vi } from "vitest";
import { inTurns, partsOf } from "./in-turns.js";

it("keeps the order, and lets other work go on", async () => {
  let now = 0;
  vi.spyOn(performance, "now").mockImplementation(() => now);
  let turns = 0;
  const others = setInterval(() => void 0, 0);
  const count = () => setImmediate(() => (turns += 1));
  const results = await inTurns(
    Array.from({ length: 10 }, (_, index) => index),
    (item, index) => {
      now += 6;
      count();
      return item * 10 + index;
    },
  );
  clearInterval(others);
  expect(results).toEqual(Array.from({ length: 10 }, (_, index) => index * 11));
  expect(turns).toBeGreaterThanOrEqual(9);
});

it("does what takes no time in one turn", async () => {
  let turns = 0;
  setImmediate(() => (turns += 1));
  vi.spyOn(performance, "now").mockReturnValue(0);
  expect(await inTurns([1, 2], async (item) => item)).toEqual([1, 2]);
  expect(turns).toBe(0);
});

it("divides lists", () => {
  expect(partsOf([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
  expect(partsOf([], 2)).toEqual([]);
});
