import type { CallLimits, ErrorEntry } from "@concordat/contract";
import type { ServerContext } from "../context.js";
import type { ServerCall } from "../http/server-call.js";

/**
 * How often callers may come. What is counted is in the database, so that it holds across all servers. Wrong credentials count by
 * the address of the request; calls count by the caller, and those of guests by their address.
 */
export type RateLimits = CallLimits<ServerCall>;

/** What limits are made of. */
export type LimitContext = Pick<ServerContext, "prisma"> & {
  readonly configuration: Pick<ServerContext["configuration"], "callsPerMinute" | "wrongCredentialsPerMinute">;
};

/**
 * Makes the limits that the configuration sets.
 *
 * @param rateLimited the row of an API's error table for those who come too often
 * @returns undefined where there is none, which then costs nothing
 */
export const createRateLimits = (context: LimitContext, rateLimited: ErrorEntry): RateLimits | undefined => {
  const { callsPerMinute, wrongCredentialsPerMinute } = context.configuration;
  if (callsPerMinute === 0 && wrongCredentialsPerMinute === 0) return undefined;
  // most servers have no limits, and are not to wait at their start for what counts
  const loading = import("./counting-limits.js").then(({ countingLimits }) => countingLimits(context, rateLimited));
  return {
    beforeCredentials: async (call) => (await loading).beforeCredentials(call),
    wrongCredentials: async (call) => (await loading).wrongCredentials(call),
    count: async (call) => (await loading).count(call),
  };
};
