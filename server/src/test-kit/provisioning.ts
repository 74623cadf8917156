import type { Pace } from "../storage/pace.js";
import { doStorageWork, nextStorageWorkAt } from "./do-due-work.js";
import type { TestContext } from "./test-context.js";

/** Services go from state to state, and buckets go away, when the clock is moved. */
export const stepwise: Pace = { provisioningStepMs: 1000, bucketCleanupMs: 60_000 };
/** Whatever is begun is done when the request that began it is answered. */
export const instant: Pace = { provisioningStepMs: 0, bucketCleanupMs: 0 };

/** Moves the clock from one thing that is due to the next, so that each is done at its time, and then to the end. */
export const advanceDoing = async (context: TestContext, ms: number): Promise<void> => {
  const end = context.clock().getTime() + ms;
  await doStorageWork(context);
  for (;;) {
    const next = (await nextStorageWorkAt(context))?.getTime();
    if (next === undefined || next > end) break;
    context.clock.advance(Math.max(0, next - context.clock().getTime()));
    await doStorageWork(context);
  }
  context.clock.advance(end - context.clock().getTime());
};
