import { AbortedError } from "../errors/aborted-error.js";

/** The time before the next look: somewhere between the shortest and twice as long as before, up to the longest. */
export const delayAfter = (looks: number, shortest: number, longest: number): number => {
  const ceiling = Math.min(longest, shortest * 2 ** Math.min(looks - 1, 30));
  return shortest + Math.random() * Math.max(0, ceiling - shortest);
};

/** Lets time pass, unless the signal is aborted meanwhile. */
export const pause = (ms: number, operation: string, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(new AbortedError(operation, signal?.reason));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, ms);
    if (signal?.aborted) stop();
    else signal?.addEventListener("abort", stop, { once: true });
  });
