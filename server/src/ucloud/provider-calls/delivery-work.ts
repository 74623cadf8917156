import type { ServerContext } from "../../context.js";
import type { ClaimedWork } from "../../due-work/claim-worker.js";
import { outgoingLimits } from "../../outgoing/request.js";
import { attempt } from "./attempt.js";
import { longestBackoffMs } from "./backoff.js";
import type { CallProvider } from "./call-provider.js";
import { type ClaimedDelivery, pendingDeliveries } from "./pending-deliveries.js";
import { recordAttempt } from "./record-attempt.js";

export interface DeliveryLimits {
  /** How long a claim lasts, in milliseconds. It must be longer than a call takes. */
  readonly claimMs?: number | undefined;
  /** How many calls are under way at a time. */
  readonly concurrency?: number | undefined;
}

/**
 * The calls to providers that were scheduled, as work. A call is made at least once, and again only if the server died, or
 * lost its database, between the answer and the record of it.
 */
export const deliveryWork = (
  context: Pick<ServerContext, "prisma" | "vault" | "clock" | "log">,
  callProvider: CallProvider,
  { claimMs = 4 * outgoingLimits.totalTimeoutMs, concurrency = 8 }: DeliveryLimits = {},
): ClaimedWork<ClaimedDelivery> => ({
  scheduled: pendingDeliveries,
  longestDelayMs: longestBackoffMs,
  claimMs,
  concurrency,
  run: async (delivery, signal) =>
    recordAttempt(context, delivery, await attempt(context, callProvider, delivery, signal)),
});
