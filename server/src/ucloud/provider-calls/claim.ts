import type { PrismaClient } from "../../generated/prisma/client.js";

/** A call that this worker has taken on, until its claim runs out. */
export interface ClaimedDelivery {
  readonly id: bigint;
  readonly operation: string;
  readonly provider: string;
  readonly payloadSealed: Uint8Array<ArrayBuffer>;
  readonly claimedUntil: Date;
}

/**
 * Takes on calls that are due and that nobody is making, the longest due first. Several workers never get the same one;
 * what one leaves unfinished is due again once its claim has run out.
 */
export const claimDue = async (
  prisma: PrismaClient,
  { now, until, operations, limit }: { now: Date; until: Date; operations: readonly string[]; limit: number },
): Promise<ClaimedDelivery[]> => {
  // times travel as text with their zone: a bare timestamp would be read in the zone of the session
  const [at, claimUntil] = [now.toISOString(), until.toISOString()];
  return prisma.$queryRaw<ClaimedDelivery[]>`
    WITH due AS MATERIALIZED (
      SELECT id FROM deliveries
      WHERE state = 'PENDING' AND due_at <= ${at}::timestamptz AND operation = ANY(${operations})
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
