import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { clockToleranceMs } from "../clock-tolerance.js";
import type { PrismaClient } from "../generated/prisma/client.js";
import { limitStore } from "./limit-store.js";

/** What a row of the table is counted for; both APIs count together. */
export type Kind = "calls" | "object_strangers" | "wrong_credentials" | "wrong_passwords";

/** Counts, in the database, what may happen so many times in a minute. */
export interface Limiter {
  readonly kind: Kind;
  /** What may happen in a minute. */
  readonly points: number;
  /** Counts one. @throws RateLimiterRes if none is left, and other errors if the database does not count */
  consume(key: string): Promise<RateLimiterRes>;
  /** Takes one back. */
  reward(key: string): Promise<RateLimiterRes>;
  /** What has been counted; null for nothing. */
  get(key: string): Promise<RateLimiterRes | null>;
}

/** For how long is counted together, in seconds. */
export const limitSeconds = 60;

/**
 * Makes a limiter.
 *
 * @param points what may happen in a minute
 * @param isFinal nothing that was counted is taken back: who has none left is turned away without another look at the database
 */
export const createLimiter = (prisma: PrismaClient, kind: Kind, points: number, isFinal: boolean): Limiter => {
  const limiter = new RateLimiterPostgres({
    ...limitStore(prisma, limitSeconds),
    keyPrefix: kind,
    points,
    ...(isFinal && { inMemoryBlockOnConsumed: points }),
  });
  return {
    kind,
    points,
    // who was turned away by a clock that was put back since would wait for it to come round again
    consume: (key) =>
      limiter.consume(key).catch((reason: unknown) => {
        const isSpent = reason instanceof RateLimiterRes;
        if (!isSpent || reason.msBeforeNext <= limitSeconds * 1000 + clockToleranceMs) throw reason;
        limiter.deleteInMemoryBlockedAll();
        return limiter.consume(key);
      }),
    reward: (key) => limiter.reward(key),
    get: (key) => limiter.get(key),
  };
};
