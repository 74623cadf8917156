import type { Clock } from "../core/clock.js";

/** A clock on which nothing is ever waited for: sleeping sets it forward. */
export const fakeClock = ({ random = 0, now = Date.now() }: { random?: number; now?: number } = {}) => {
  const slept: number[] = [];
  const clock: Clock = {
    now: () => now,
    random: () => random,
    sleep: async (ms) => {
      slept.push(ms);
      now += ms;
    },
  };
  return { clock, slept };
};
