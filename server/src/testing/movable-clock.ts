import type { Clock } from "../context.js";

/** A clock that stands still until it is moved. */
export interface MovableClock extends Clock {
  /** Moves the time, in milliseconds. */
  advance(ms: number): void;
}

export const movableClock = (start = new Date()): MovableClock => {
  let now = start.getTime();
  return Object.assign(() => new Date(now), {
    advance: (ms: number) => {
      now += ms;
    },
  });
};
