/** A client's source of time and randomness. Tests pass their own, so that nothing really waits. */
export interface Clock {
  /** Milliseconds since an arbitrary moment, to measure differences. */
  now(): number;
  /** A number from 0 up to, but not including, 1. */
  random(): number;
  /**
   * Waits. If the signal is aborted, before or during the wait, it ends immediately and clears its timer.
   */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The machine's clock. Its functions are looked up at every use, because tests replace them. */
export const systemClock: Clock = {
  // a timeout must not change when the system clock is set
  now: () => performance.now(),
  random: () => Math.random(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", end);
        resolve();
      };
      const timer = setTimeout(end, ms);
      if (signal?.aborted) end();
      else signal?.addEventListener("abort", end);
    }),
};
