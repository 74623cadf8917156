import type { Clock } from "../context.js";

/** A clock that stands still until it is moved. Called, it tells the time. */
export interface MovableClock extends Clock {
  /** Moves the time on, in milliseconds, or back. */
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
