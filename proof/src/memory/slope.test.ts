import { expect, it } from "vitest";
import { slopeOf } from "./slope.js";

const line = (slope: number) => Array.from({ length: 20 }, (_, time) => [time, 5 + slope * time] as const);

it("is that of a line", () => {
  expect(slopeOf(line(3))).toBeCloseTo(3);
  expect(slopeOf(line(-0.5))).toBeCloseTo(-0.5);
  expect(slopeOf(line(0))).toBe(0);
});

it("is not changed by some points that lie anywhere", () => {
  const spoilt = line(2).map(([time, value]) => [time, time % 5 === 0 ? 1000 * (20 - time) : value] as const);
  expect(slopeOf(spoilt)).toBeCloseTo(2, 0);
});

it("is unknown for fewer than two times", () => {
  expect(slopeOf([])).toBeNaN();
  expect(slopeOf([[1, 1]])).toBeNaN();
  expect(
    slopeOf([
      [1, 1],
      [1, 2],
    ]),
  ).toBeNaN();
});
