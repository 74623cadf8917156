import type { ErrorEntry } from "@concordat/contract";
import type { LimitContext, RateLimits } from "./limits.js";

/**
 * Makes the limits that the configuration sets.
 *
 * @param rateLimited the row of an API's error table for those who come too often
 * @returns undefined where there is none, which then costs nothing
 */
export const createRateLimits = (context: LimitContext, rateLimited: ErrorEntry): RateLimits | undefined => {
  const { callsPerMinute, strangerCallsPerMinute, wrongCredentialsPerMinute } = context.configuration;
  if (callsPerMinute + strangerCallsPerMinute + wrongCredentialsPerMinute === 0) return undefined;
  // most servers have no limits, and are not to wait at their start for what counts
  const loading = import("./counting-limits.js").then(({ countingLimits }) => countingLimits(context, rateLimited));
  return {
    beforeCredentials: async (call) => (await loading).beforeCredentials(call),
    wrongCredentials: async (call) => (await loading).wrongCredentials(call),
    guess: async (call) => (await loading).guess(call),
    count: async (call) => (await loading).count(call),
  };
};
