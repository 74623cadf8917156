import type { BucketPair } from "./copy-bucket.js";
import type { Pace } from "./pace.js";
import { pagesOf } from "./pages.js";
import type { JobProgress } from "./progress.js";
import type { Sides } from "./side.js";
import { sleep } from "./sleep.js";

/** Between two pages, in milliseconds: a million objects are counted in a minute. */
const restMs = 50;

/**
 * Adds up the sizes of all objects in the source, ahead of their being copied: so its owner sees how much of a job is done. What
 * cannot be listed is left out; whoever copies finds out why.
 *
 * @throws the reason of the signal
 */
export const countObjects = async (
  sides: Sides,
  buckets: readonly BucketPair[],
  { counted }: JobProgress,
  pace: Pace,
): Promise<void> => {
  for (const { from } of buckets) {
    if (counted.done || from < counted.bucket) continue;
    if (from !== counted.bucket) Object.assign(counted, { bucket: from, after: undefined });
    try {
      const pages = pagesOf(sides, from, counted.after);
      for (;;) {
        const { value, done } = await pace.within(() => pages.next(), sides.signal);
        if (done) break;
        counted.bytes += value.objects.reduce((sum, { size }) => sum + size, 0);
        counted.after = value.objects.at(-1)?.key ?? counted.after;
        // nobody waits for it
        await sleep(restMs, sides.signal);
      }
    } catch {
      sides.signal.throwIfAborted();
    }
  }
  counted.done = true;
};
