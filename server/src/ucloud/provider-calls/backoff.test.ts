import { describe, expect, it } from "vitest";
import { attemptsWithin, backoffMs } from "./backoff.js";

describe("backoffMs", () => {
  it("doubles from one second to five minutes", () => {
    const delays = Array.from({ length: 12 }, (_, index) => backoffMs(index + 1, () => 0.5) / 1000);
    expect(delays).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300]);
    expect(backoffMs(10_000, () => 0.5)).toBe(300_000);
  });

  it("differs by a quarter at most", () => {
    expect([backoffMs(3, () => 0), backoffMs(3, () => 1)]).toEqual([3000, 5000]);
    for (let count = 0; count < 100; count++) {
      expect(backoffMs(1)).toBeGreaterThanOrEqual(750);
      expect(backoffMs(1)).toBeLessThanOrEqual(1250);
    }
  });
});

describe("attemptsWithin", () => {
  it.each([
    [0, 1],
    [999, 1],
    [1_000, 2],
    [2_999, 2],
    [3_000, 3],
    [10_000, 4],
    [24 * 60 * 60_000, 296],
  ])("counts those of %i ms", (span, attempts) => {
    expect(attemptsWithin(span)).toBe(attempts);
  });
});
