import type { CallLimits } from "@concordat/contract";
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
