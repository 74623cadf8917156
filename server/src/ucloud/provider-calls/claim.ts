import { clockToleranceMs } from "../../clock-tolerance.js";
import type { PrismaClient } from "../../generated/prisma/client.js";
import { longestBackoffMs } from "./backoff.js";

/** A call that this worker has taken on, until its claim runs out. */
export interface ClaimedDelivery {
  readonly id: bigint;
  readonly operation: string;
  readonly provider: string;
  readonly payloadSealed: Uint8Array<ArrayBuffer>;
  readonly claimedUntil: Date;
}

interface Claim {
  readonly now: Date;
  /** When the claim runs out. */
  readonly until: Date;
  readonly operations: readonly string[];
  /** How many calls are taken on at most. */
  readonly limit: number;
  /** Calls that the worker itself is still making, whatever has become of its claims. */
  readonly underWay?: readonly bigint[];
}

const later = (time: Date, ms: number): string => new Date(time.getTime() + ms).toISOString();

/**
 * Takes on calls that are due and that nobody is making, the longest due first. Several workers never get the same one;
 * what one leaves unfinished is due again once its claim has run out.
 *
 * Times that are too far ahead to be any worker's own come from a clock that was put back since, or that is wrong elsewhere:
 * such a call is due, and such a claim lasts as long as one that is made now.
 */
export const claimDue = async (
  prisma: PrismaClient,
  { now, until, operations, limit, underWay = [] }: Claim,
): Promise<ClaimedDelivery[]> => {
  // times travel as text with their zone: a bare timestamp would be read in the zone of the session
  const [at, claimUntil] = [now.toISOString(), until.toISOString()];
  const [latestDue, latestClaim] = [later(now, longestBackoffMs + clockToleranceMs), later(until, clockToleranceMs)];
  return prisma.$queryRaw<ClaimedDelivery[]>`
    WITH shortened AS (
      UPDATE deliveries SET claimed_until = ${claimUntil}::timestamptz
      WHERE state = 'PENDING' AND claimed_until > ${latestClaim}::timestamptz
    ), due AS MATERIALIZED (
      SELECT id FROM deliveries
      WHERE state = 'PENDING' AND (due_at <= ${at}::timestamptz OR due_at > ${latestDue}::timestamptz)
        AND operation = ANY(${operations}) AND id <> ALL(${underWay})
        AND (claimed_until IS NULL OR claimed_until <= ${at}::timestamptz)
      ORDER BY due_at, id
      LIMIT ${limit}
      FOR UPDATE SKIP LOCKED
    )
    UPDATE deliveries SET claimed_until = ${claimUntil}::timestamptz
    FROM due WHERE deliveries.id = due.id
    RETURNING deliveries.id, operation, provider, payload_sealed AS "payloadSealed", claimed_until AS "claimedUntil"`;
};

/** When the next call falls due that nobody has taken on; undefined when none is pending. */
export const nextDueAt = async (prisma: PrismaClient, operations: readonly string[]): Promise<Date | undefined> => {
  const next = await prisma.delivery.findFirst({
    where: { state: "PENDING", claimedUntil: null, operation: { in: [...operations] } },
    orderBy: { dueAt: "asc" },
    select: { dueAt: true },
  });
  return next?.dueAt;
};
