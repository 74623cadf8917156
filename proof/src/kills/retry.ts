import { setTimeout as delay } from "node:timers/promises";
import type { Reply, ServerConnection } from "./connection.js";
import type { Action } from "./ledger.js";

/** How long a server, or the transaction of a killed one, may hold an idempotency key. */
const longestWaitMs = 30_000;

/** Sends a call again until it is answered, also while its first attempt still holds the key. */
export const retryUntilAnswered = async (
  connection: ServerConnection,
  { call, idempotencyKey }: Pick<Action, "call" | "idempotencyKey">,
): Promise<Reply> => {
  const limit = performance.now() + longestWaitMs;
  for (;;) {
    const reply = await connection.send(call, idempotencyKey);
    const isInFlight = reply?.status === 409 && reply.retryAfter !== undefined;
    if (reply && !isInFlight) return reply;
    if (performance.now() > limit) throw new Error(`${call.id} is not answered: ${JSON.stringify(reply)}`);
    await delay((reply?.retryAfter ?? 1) * 100);
  }
};
