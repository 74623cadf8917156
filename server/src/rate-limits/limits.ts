import type { CallLimits } from "@concordat/contract";
import type { EndGuess } from "../accounts/authentication.js";
import type { ServerContext } from "../context.js";
import type { ServerCall } from "../http/server-call.js";

/**
 * Rate limits. What is counted is in the database, so that it holds across all servers. Calls are counted by caller, those of
 * strangers by the network of their address. Wrong credentials are counted by network, and passwords by the account's name as well.
 */
export interface RateLimits extends CallLimits<ServerCall> {
  /**
   * Counts a guess at a password before it is compared, so that no more are compared than the limit allows, however many come
   * at once.
   *
   * @returns to be told what became of the guess: it is taken back unless it was wrong
   * @throws ApiError (429) if the limit is exceeded
   */
  guess(call: ServerCall): Promise<EndGuess>;
}

/** The settings of the limits. */
export type LimitContext = Pick<ServerContext, "prisma"> & {
  readonly configuration: Pick<
    ServerContext["configuration"],
    "callsPerMinute" | "strangerCallsPerMinute" | "wrongCredentialsPerMinute"
  >;
};
