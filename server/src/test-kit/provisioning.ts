import type { RequestHandler } from "express";
import type { Configuration } from "../configuration.js";
import { nextDueAt, settleDue } from "../storage/services/settle.js";
import type { TestContext } from "./test-context.js";

type Pace = Pick<Configuration, "provisioningStepMs" | "bucketCleanupMs">;

/** Services go from state to state, and buckets go away, when the clock is moved. */
export const stepwise: Pace = { provisioningStepMs: 1000, bucketCleanupMs: 60_000 };
/** Whatever is begun is done by the next request. */
export const instant: Pace = { provisioningStepMs: 0, bucketCleanupMs: 0 };

/** Moves the clock from one thing that is due to the next, so that each is done at its time, and then to the end. */
export const advanceDoing = async (context: TestContext, ms: number): Promise<void> => {
  const end = context.clock().getTime() + ms;
  await settleDue(context);
  for (;;) {
    const next = (await nextDueAt(context))?.getTime();
    if (next === undefined || next > end) break;
    context.clock.advance(Math.max(0, next - context.clock().getTime()));
    await settleDue(context);
  }
  context.clock.advance(end - context.clock().getTime());
};

/** Does what requests have begun before the next one is answered. */
export interface Instantly {
  readonly onDue: () => void;
  readonly before: RequestHandler;
  /** Resolves when nothing is under way. */
  done(): Promise<void>;
}

export const createInstantly = (context: TestContext): Instantly => {
  let due = false;
  let underWay: Promise<void> = Promise.resolve();
  const done = () => {
    if (due) underWay = underWay.catch(() => undefined).then(() => settleDue(context));
    due = false;
    return underWay;
  };
  return {
    onDue: () => {
      due = true;
    },
    before: async (_request, _response, next) => {
      await done();
      next();
    },
    done,
  };
};
