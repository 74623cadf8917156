import { ApiError, type ErrorEntry } from "@concordat/contract";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { clockToleranceMs } from "../clock-tolerance.js";
import type { ServerCall } from "../http/server-call.js";
import { limitStore } from "./limit-store.js";
import type { LimitContext, RateLimits } from "./limits.js";

const durationSeconds = 60;

/** Which limit a row of the table counts for; both APIs count together. */
type Kind = "calls" | "wrong_credentials";

/** Rounded up, so that a caller who waits that long is not refused again. */
const secondsUntil = ({ msBeforeNext }: RateLimiterRes): number => Math.max(1, Math.ceil(msBeforeNext / 1000));

const addressOf = ({ request }: ServerCall): string => request.ip ?? "";

/** Makes limits that count in the database, of which at least one is set. */
export const countingLimits = (context: LimitContext, rateLimited: ErrorEntry): RateLimits => {
  const { callsPerMinute, wrongCredentialsPerMinute } = context.configuration;
  const limiter = (kind: Kind, points: number): RateLimiterPostgres | undefined =>
    points === 0
      ? undefined
      : new RateLimiterPostgres({
          ...limitStore(context.prisma, durationSeconds),
          keyPrefix: kind,
          points,
          // who has none left is turned away without another look at the database
          inMemoryBlockOnConsumed: points,
        });
  const calls = limiter("calls", callsPerMinute);
  const wrong = limiter("wrong_credentials", wrongCredentialsPerMinute);
  const refusal = (state: RateLimiterRes) =>
    new ApiError(rateLimited, { headers: { "Retry-After": `${secondsUntil(state)}` } });

  return {
    async beforeCredentials(call) {
      const state = call.header("authorization") === undefined ? null : await wrong?.get(addressOf(call));
      if (state && state.consumedPoints >= wrongCredentialsPerMinute) throw refusal(state);
    },
    async wrongCredentials(call) {
      if (call.header("authorization") === undefined) return;
      // the one that is too many is answered like those before it: the next one is not looked at any more
      if (wrong) await consume(wrong, addressOf(call)).catch(unlessSpent);
    },
    async count(call) {
      if (!calls) return;
      const tell = (state: RateLimiterRes, left: number) =>
        call.response.set("RateLimit", `"calls";r=${left};t=${secondsUntil(state)}`);
      try {
        const state = await consume(calls, call.callerName ?? `GUEST ${addressOf(call)}`);
        tell(state, state.remainingPoints);
      } catch (reason) {
        const state = unlessSpent(reason);
        tell(state, 0);
        throw refusal(state);
      }
    },
  };
};

/** Counts one. Who was turned away by a clock that was put back since would wait for it to come round again. */
const consume = (limiter: RateLimiterPostgres, key: string): Promise<RateLimiterRes> =>
  limiter.consume(key).catch((reason: unknown) => {
    const { msBeforeNext } = unlessSpent(reason);
    if (msBeforeNext <= durationSeconds * 1000 + clockToleranceMs) throw reason;
    limiter.deleteInMemoryBlockedAll();
    return limiter.consume(key);
  });

/** The library rejects with the state when nothing is left, and with an error when it could not find out. */
const unlessSpent = (reason: unknown): RateLimiterRes => {
  if (reason instanceof RateLimiterRes) return reason;
  throw reason;
};
