import { LRUCache } from "lru-cache";
import { RateLimiterRes } from "rate-limiter-flexible";
import type { ServerContext } from "../context.js";
import { createLimiter } from "./limiter.js";
import { networkOf } from "./network-of.js";

/** So many networks that have come too often are remembered; beyond it the oldest are forgotten. */
const mostRemembered = 10_000;

/**
 * The limit of strangers on S3, IAM and STS: requests that are refused before it is known who sent them. They are counted by network,
 * in the database, so that the limit holds across all servers.
 */
export interface StrangerLimits {
  /** Whether a network is known to have come too often. It costs nothing. */
  isSpent(address: string): boolean;
  /** Counts a refused request. It never rejects. @returns whether it is one too many */
  count(address: string): Promise<boolean>;
}

/** @returns undefined where there is no limit */
export const createStrangerLimits = ({
  prisma,
  configuration: { strangerCallsPerMinute },
  log,
}: Pick<ServerContext, "prisma" | "configuration" | "log">): StrangerLimits | undefined => {
  if (strangerCallsPerMinute === 0) return undefined;
  const limiter = createLimiter(prisma, "object_strangers", strangerCallsPerMinute, true);
  const spent = new LRUCache<string, true>({ max: mostRemembered });
  return {
    isSpent: (address) => spent.has(networkOf(address)),
    count: async (address) => {
      const network = networkOf(address);
      try {
        await limiter.consume(network);
        return false;
      } catch (reason) {
        if (reason instanceof RateLimiterRes) {
          spent.set(network, true, { ttl: Math.max(1, reason.msBeforeNext) });
          return true;
        }
        // who is refused anyway is not to be told of the database
        log.warn({ err: reason }, "requests of strangers cannot be counted");
        return false;
      }
    },
  };
};
