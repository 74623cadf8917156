import { memoryOf } from "./memory.mjs";

const everyMs = 50;

/**
 * By how much processes grow at most while something is done, in megabytes.
 * @param {readonly number[]} pids
 * @param {() => Promise<unknown>} work
 */
export async function growthWhile(pids, work) {
  const before = await memoryOf(pids);
  let most = before;
  let isDone = false;
  const watch = async () => {
    while (!isDone) {
      most = Math.max(most, await memoryOf(pids));
      await new Promise((resolve) => setTimeout(resolve, everyMs));
    }
  };
  const watching = watch();
  try {
    await work();
  } finally {
    isDone = true;
    await watching;
  }
  return { growth: most - before, before };
}
