import { setTimeout as delay } from "node:timers/promises";
import type { Deed } from "./ledger.js";
import type { Line, Reply } from "./line.js";

/** As long as a server, or what is left of one that was killed, may hold on to a key. */
const longestWaitMs = 30_000;

/** Sends a call again until it is answered, also while what was left of its first attempt holds its key. */
export const insist = async (
  line: Line,
  { call, idempotencyKey }: Pick<Deed, "call" | "idempotencyKey">,
): Promise<Reply> => {
  const limit = performance.now() + longestWaitMs;
  for (;;) {
    const reply = await line.send(call, idempotencyKey);
    const isInFlight = reply?.status === 409 && reply.retryAfter !== undefined;
    if (reply && !isInFlight) return reply;
    if (performance.now() > limit) throw new Error(`${call.id} is not answered: ${JSON.stringify(reply)}`);
    await delay((reply?.retryAfter ?? 1) * 100);
  }
};
