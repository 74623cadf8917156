/** What a client tells the time by, and leaves to chance. Tests give one of their own, so that nothing really waits. */
export interface Clock {
  /** Milliseconds since some moment: what counts is how many go by between two looks. */
  now(): number;
  /** A number from 0 up to, but not including, 1. */
  random(): number;
  /**
   * Lets time pass. Where the signal is aborted, before or meanwhile, it ends at once and lets go of its timer.
   */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The machine's own. What it stands on is looked up for every use, for tests replace that too. */
export const systemClock: Clock = {
  // no time-out ends early or late because somebody has set the clock
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
