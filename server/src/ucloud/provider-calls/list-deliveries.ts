import type { DeliveryState, PrismaClient } from "../../generated/prisma/client.js";

/** Which calls to providers. */
export interface DeliveryFilter {
  readonly provider?: string;
  readonly state?: DeliveryState;
  /** At most so many, the newest first. */
  readonly limit: number;
}

/** A call that Core owes a provider, or made, with what came of its attempts. */
export interface DeliveryReport {
  readonly id: string;
  readonly operation: string;
  readonly provider: string;
  readonly state: DeliveryState;
  readonly createdAt: Date;
  /** When it is made next; null for one that is over. */
  readonly dueAt: Date | null;
  readonly attempts: number;
  /** Of the last attempt: the HTTP status, if there was an answer, and why it failed. */
  readonly status: number | null;
  readonly fault: string | null;
}

/** Lists calls to providers. What they carry is secret and stays where it is. */
export const listDeliveries = async (
  db: PrismaClient,
  { provider, state, limit }: DeliveryFilter,
): Promise<DeliveryReport[]> => {
  const rows = await db.delivery.findMany({
    where: { ...(provider !== undefined && { provider }), ...(state !== undefined && { state }) },
    orderBy: { id: "desc" },
    take: limit,
    omit: { payloadSealed: true },
    include: { attempts: { orderBy: { number: "desc" }, take: 1 } },
  });
  return rows.map(({ id, operation, attempts: [last], createdAt, dueAt, ...row }) => ({
    id: String(id),
    operation,
    provider: row.provider,
    state: row.state,
    createdAt,
    dueAt: row.state === "PENDING" ? dueAt : null,
    attempts: last?.number ?? 0,
    status: last?.status ?? null,
    fault: last?.fault ?? null,
  }));
};
