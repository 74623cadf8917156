import { pino } from "pino";
import { describe, expect, it } from "vitest";
import { type DueWorkOptions, startDueWork } from "./loop.js";

const log = pino({ level: "silent" });
const hour = 3_600_000;

/** A worker whose rounds the test lets happen one by one. */
const stage = (round: (count: number) => number, options: Partial<DueWorkOptions> = {}) => {
  let count = 0;
  let reached: (() => void) | undefined;
  const work = startDueWork({
    longestSleepMs: hour,
    log,
    failure: "the round failed",
    ...options,
    round: async () => {
      count += 1;
      reached?.();
      return round(count);
    },
  });
  const rounds = (wanted: number) =>
    new Promise<void>((resolve) => {
      reached = () => {
        if (count >= wanted) resolve();
      };
      reached();
    });
  return { work, rounds, count: () => count };
};

describe("a worker on due work", () => {
  it("looks at once, and again when it is poked", async () => {
    const { work, rounds } = stage(() => hour);
    await rounds(1);
    work.poke();
    await rounds(2);
    await work.stop();
  });

  it("looks again when the next work is due, or sooner when others may have written some down", async () => {
    const due = stage((count) => (count < 3 ? 1 : hour));
    await due.rounds(3);
    await due.work.stop();
    const bounded = stage(() => hour, { longestSleepMs: 5 });
    await bounded.rounds(3);
    await bounded.work.stop();
  });

  it("goes on after a round that failed", async () => {
    const { work, rounds } = stage(
      (count) => {
        if (count === 1) throw new Error("the database is away");
        return hour;
      },
      { longestSleepMs: 5 },
    );
    await rounds(2);
    await work.stop();
  });

  it("begins nothing after it was stopped", async () => {
    const { work, rounds, count } = stage(() => hour);
    await rounds(1);
    await work.stop();
    work.poke();
    await work.stop();
    expect(count()).toBe(1);
  });
});
