import type { PrismaClient } from "../../generated/prisma/client.js";

/**
 * Makes calls that wait for their next attempt due at once. A call that a server makes right now is left to it; one that is over
 * cannot be made again, since what it carried is erased.
 *
 * @param which one call by its id, or all of a provider
 * @returns how many are due now
 */
export const retryDeliveries = async (
  db: PrismaClient,
  which: { readonly id: bigint } | { readonly provider: string },
  now: Date,
): Promise<number> => {
  const unclaimed = { OR: [{ claimedUntil: null }, { claimedUntil: { lte: now } }] };
  const { count } = await db.delivery.updateMany({
    where: { ...which, state: "PENDING", ...unclaimed },
    data: { dueAt: now },
  });
  return count;
};
