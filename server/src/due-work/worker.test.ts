import { pino } from "pino";
import { describe, expect, it, vi } from "vitest";
import { createWorker, type WorkerOptions } from "./worker.js";

const log = pino({ level: "silent" });
const hour = 3_600_000;

/** A worker whose rounds are counted. */
const startCounted = (round: (count: number) => number, options: Partial<WorkerOptions> = {}) => {
  let count = 0;
  let reached: (() => void) | undefined;
  const work = createWorker({
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
  work.start();
  const rounds = (wanted: number) =>
    new Promise<void>((resolve) => {
      reached = () => {
        if (count >= wanted) resolve();
      };
      reached();
    });
  return { work, rounds, count: () => count };
};

describe("a worker", () => {
  it("looks at once, and again when it is poked", async () => {
    const { work, rounds } = startCounted(() => hour);
    await rounds(1);
    work.poke();
    await rounds(2);
    await work.stop();
  });

  it("looks again when the next work is due, or sooner when others may have written some down", async () => {
    const scheduled = startCounted((count) => (count < 3 ? 1 : hour));
    await scheduled.rounds(3);
    await scheduled.work.stop();
    const bounded = startCounted(() => hour, { longestSleepMs: 5 });
    await bounded.rounds(3);
    await bounded.work.stop();
  });

  it("goes on after a round that failed", async () => {
    const { work, rounds } = startCounted(
      (count) => {
        if (count === 1) throw new Error("the database is away");
        return hour;
      },
      { longestSleepMs: 5 },
    );
    await rounds(2);
    await work.stop();
  });

  it("begins nothing before it is started, or when it was stopped before", async () => {
    const round = vi.fn(async () => hour);
    const work = createWorker({ round, longestSleepMs: hour, log, failure: "the round failed" });
    work.poke();
    await work.stop();
    work.start();
    await work.stop();
    expect(round).not.toHaveBeenCalled();
  });

  it("begins nothing after it was stopped", async () => {
    const { work, rounds, count } = startCounted(() => hour);
    await rounds(1);
    await work.stop();
    work.poke();
    await work.stop();
    expect(count()).toBe(1);
  });
});
