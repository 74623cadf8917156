import { ApiError, type ErrorEntry } from "@concordat/contract";
import { RateLimiterRes } from "rate-limiter-flexible";
import { createLimiter } from "./limiter.js";
import type { LimitContext, RateLimits } from "./limits.js";
import { networkOf } from "./network-of.js";
import { limitWrongCredentials } from "./wrong-credentials.js";

/** Rounded up, so that a caller who waits that long is not refused again. */
const secondsUntil = ({ msBeforeNext }: RateLimiterRes): number => Math.max(1, Math.ceil(msBeforeNext / 1000));

const nothing = async (): Promise<void> => undefined;
const noWrongCredentials = { beforeCredentials: nothing, wrongCredentials: nothing, guess: async () => nothing };

/** Makes limits that count in the database, of which at least one is set. */
export const countingLimits = ({ prisma, configuration }: LimitContext, rateLimited: ErrorEntry): RateLimits => {
  const { callsPerMinute, strangerCallsPerMinute, wrongCredentialsPerMinute } = configuration;
  const limiter = (points: number) => (points === 0 ? undefined : createLimiter(prisma, "calls", points, true));
  const [callers, strangers] = [limiter(callsPerMinute), limiter(strangerCallsPerMinute)];
  const refuse = (state: RateLimiterRes) =>
    new ApiError(rateLimited, { headers: { "Retry-After": `${secondsUntil(state)}` } });

  const wrongCredentials =
    wrongCredentialsPerMinute === 0
      ? noWrongCredentials
      : limitWrongCredentials(prisma, wrongCredentialsPerMinute, refuse);

  return {
    ...wrongCredentials,
    async count(call) {
      const { callerName } = call;
      const limit = callerName === undefined ? strangers : callers;
      if (!limit) return;
      const tell = (state: RateLimiterRes, left: number) =>
        call.response.set("RateLimit", `"calls";r=${left};t=${secondsUntil(state)}`);
      try {
        const state = await limit.consume(callerName ?? `GUEST ${networkOf(call.request.ip ?? "")}`);
        tell(state, state.remainingPoints);
      } catch (reason) {
        if (!(reason instanceof RateLimiterRes)) throw reason;
        tell(reason, 0);
        throw refuse(reason);
      }
    },
  };
};
