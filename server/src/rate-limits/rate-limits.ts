import type { ErrorEntry } from "@concordat/contract";
import type { Request, Response } from "express";
import type { ServerContext } from "../context.js";

/** How often callers may come. What is counted is in the database, so that it holds across all servers. */
export interface RateLimits {
  /** Before credentials are looked at. @throws ApiError (429) where wrong ones came too often from the address of the request */
  beforeCredentials(request: Request): Promise<void>;
  /** Counts credentials that were wrong; a request without any has none that could be wrong. */
  wrongCredentials(request: Request): Promise<void>;
  /**
   * Counts a call.
   *
   * @param caller who calls; undefined for strangers, who count by their address
   * @throws ApiError (429) where the caller has none left
   */
  call(caller: string | undefined, request: Request, response: Response): Promise<void>;
}

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
    beforeCredentials: async (request) => (await loading).beforeCredentials(request),
    wrongCredentials: async (request) => (await loading).wrongCredentials(request),
    call: async (caller, request, response) => (await loading).call(caller, request, response),
  };
};
