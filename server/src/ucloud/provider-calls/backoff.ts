import { doublingDelay } from "../../due-work/doubling-delay.js";

const firstDelayMs = 1_000;
const longestDelayMs = 5 * 60_000;

const plannedDelayMs = (failures: number): number =>
  doublingDelay(failures, { firstMs: firstDelayMs, longestMs: longestDelayMs });

/** By how much chance makes a delay longer or shorter, in both directions together. */
const spread = 1 / 2;

/** The longest delay there is. */
export const longestBackoffMs = longestDelayMs * (1 + spread / 2);

/**
 * How long to wait after so many failures in a row: 1 s, doubling to 5 minutes, each a quarter longer or shorter by
 * chance, so that calls which failed together do not come back together.
 */
export const backoffMs = (failures: number, random: () => number = Math.random): number =>
  Math.round(plannedDelayMs(failures) * (1 - spread / 2 + random() * spread));

/** How many attempts fit into a span of time if each fails at once. */
export const attemptsWithin = (spanMs: number): number => {
  let attempts = 1;
  for (let elapsed = plannedDelayMs(1); elapsed <= spanMs; elapsed += plannedDelayMs(attempts)) attempts += 1;
  return attempts;
};
