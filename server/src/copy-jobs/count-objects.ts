import type { BucketPair } from "./copy-bucket.js";
import { pagesOf } from "./pages.js";
import type { JobProgress } from "./progress.js";
import type { Sides } from "./side.js";

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
): Promise<void> => {
  for (const { from } of buckets) {
    if (counted.done || from < counted.bucket) continue;
    if (from !== counted.bucket) Object.assign(counted, { bucket: from, after: undefined });
    try {
      for await (const { objects } of pagesOf(sides, from, counted.after)) {
        counted.bytes += objects.reduce((sum, { size }) => sum + size, 0);
        counted.after = objects.at(-1)?.key ?? counted.after;
      }
    } catch {
      sides.signal.throwIfAborted();
    }
  }
  counted.done = true;
};
