import { expect, it } from "vitest";
import { choose, expectedSeconds, readMinutes } from "./choose.mjs";

const durations = { a: 60, b: 100, "kills/c": 30, "memory/d": 600 };

it("expects two at once to share the machine, and the others to have it to themselves", () => {
  expect(expectedSeconds(durations, ["a", "b"])).toBe(100);
  expect(expectedSeconds(durations, ["a", "b", "kills/c"])).toBe(130);
  expect(expectedSeconds(durations, [])).toBe(0);
});

it("chooses as many as fit, and names the others", () => {
  expect(choose(durations, 100)).toEqual({ chosen: ["kills/c", "a"], leftOut: ["b", "memory/d"] });
  expect(choose(durations, 10_000).leftOut).toEqual([]);
  expect(choose(durations, 1).chosen).toEqual([]);
});

it("reads the minutes in both spellings, and leaves the rest as it is", () => {
  expect(readMinutes(["kills"])).toEqual({ minutes: undefined, rest: ["kills"] });
  expect(readMinutes(["--minutes", "20", "kills"])).toEqual({ minutes: 20, rest: ["kills"] });
  expect(readMinutes(["kills", "--minutes=1.5"])).toEqual({ minutes: 1.5, rest: ["kills"] });
  for (const args of [["--minutes"], ["--minutes", "soon"], ["--minutes=0"]])
    expect(() => readMinutes(args)).toThrow("--minutes takes a number of minutes");
});
