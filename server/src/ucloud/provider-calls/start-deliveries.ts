import type { ServerContext } from "../../context.js";
import { type DueWork, startDueWork } from "../../due-work/loop.js";
import { createSendRequest, type OutgoingOptions, outgoingLimits } from "../../outgoing/request.js";
import { dueStep } from "../../telemetry/tracing.js";
import { attempt } from "./attempt.js";
import { createCallProvider, type IssueToken } from "./call-provider.js";
import { type ClaimedDelivery, claimDue, nextDueAt } from "./claim.js";
import { deliverables } from "./deliverable.js";
import { settle } from "./settle.js";

export interface DeliveryOptions {
  readonly issueToken: IssueToken;
  /** How the calls go out; `allowPrivateAddresses` is the configuration's unless given. */
  readonly outgoing?: Partial<OutgoingOptions>;
  /** The longest that the worker sleeps before it looks for calls which others owe. */
  readonly pollMs?: number;
  /** How many calls are under way at a time. */
  readonly concurrency?: number;
  /** How long a claim lasts. It must be longer than a call takes. */
  readonly claimMs?: number;
  /** How long `stop` waits for calls under way before it breaks them off. */
  readonly stopMs?: number;
}

type DeliveryContext = Pick<ServerContext, "configuration" | "prisma" | "vault" | "clock" | "log" | "tracing">;

const operations = Object.keys(deliverables);

/**
 * Starts the worker. Everything it has to remember is in the database: when it dies, it or any other server on the same
 * database goes on where it stopped. A call is made at least once, and again only if the server died, or lost its
 * database, between the answer and the record of it.
 */
export const startDeliveries = (context: DeliveryContext, options: DeliveryOptions): DueWork => {
  const { pollMs = 5_000, concurrency = 8, claimMs = 4 * outgoingLimits.totalTimeoutMs, stopMs = 10_000 } = options;
  const { allowPrivateAddresses } = context.configuration;
  const send = createSendRequest({ allowPrivateAddresses, ...options.outgoing });
  const callProvider = createCallProvider(context.tracing?.follow(send) ?? send, options.issueToken);
  const breakOff = new AbortController();
  const underWay = new Map<bigint, Promise<void>>();

  const deliver = async (delivery: ClaimedDelivery) => {
    try {
      await settle(context, delivery, await attempt(context, callProvider, delivery, breakOff.signal));
    } catch (error) {
      // the claim runs out, and the call is made again
      context.log.error({ err: error, delivery: delivery.id.toString() }, "an attempt could not be recorded");
    }
  };

  /** Starts what is due, as far as there is room. @returns how long there is nothing to do */
  const round = async (): Promise<number> => {
    const limit = concurrency - underWay.size;
    if (limit === 0) return pollMs;
    const now = context.clock();
    const until = new Date(now.getTime() + claimMs);
    const claim = { now, until, operations, limit, underWay: [...underWay.keys()] };
    for (const delivery of await claimDue(context.prisma, claim)) {
      const delivered = dueStep(context, "provider_calls", () => deliver(delivery)).finally(() => {
        underWay.delete(delivery.id);
        work.poke();
      });
      underWay.set(delivery.id, delivered);
    }
    const next = await nextDueAt(context.prisma, operations);
    return next === undefined ? pollMs : next.getTime() - context.clock().getTime();
  };

  const work = startDueWork({
    round,
    longestSleepMs: pollMs,
    log: context.log,
    failure: "the calls that are owed cannot be looked up",
  });

  return {
    poke: work.poke,
    async stop() {
      await work.stop();
      const timer = setTimeout(() => breakOff.abort(), stopMs);
      await Promise.all(underWay.values());
      clearTimeout(timer);
    },
  };
};
