import { sleep } from "./sleep.js";

/** Bytes that jobs may move in a second, all of them together. */
export interface Bandwidth {
  /** Waits until so many bytes may move. @throws the reason of the signal */
  take(bytes: number, signal: AbortSignal): Promise<void> | undefined;
}

/** What may be saved up while nothing moves, in milliseconds. */
const burstMs = 250;

/** @param bytesPerSecond 0 for as many as there are */
export const createBandwidth = (bytesPerSecond: number): Bandwidth => {
  let free = 0;
  return {
    take: (bytes, signal) => {
      if (bytesPerSecond === 0) return undefined;
      const now = performance.now();
      free = Math.max(free, now - burstMs) + (bytes / bytesPerSecond) * 1000;
      return free > now ? sleep(free - now, signal) : undefined;
    },
  };
};
