import type { ServerContext } from "../../context.js";
import { transaction } from "../../database/transaction.js";
import type { Prisma } from "../../generated/prisma/client.js";
import { type Attempt, deliverableOf } from "./attempt.js";
import { backoffMs } from "./backoff.js";
import type { ClaimedDelivery } from "./pending-deliveries.js";

/** What ends a delivery: its secrets go, and its singleton is free again. */
const finished = { singleton: null, claimedUntil: null, payloadSealed: new Uint8Array(0) };

const nextState = (
  { hopeless, fault, finishedAt }: Attempt,
  number: number,
  attempts: number,
): Prisma.DeliveryUpdateManyMutationInput => {
  if (fault === null) return { ...finished, state: "DELIVERED" };
  if (hopeless || number >= attempts) return { ...finished, state: "ABANDONED" };
  return { claimedUntil: null, dueAt: new Date(finishedAt.getTime() + backoffMs(number)) };
};

/** Records an attempt, and with it that the delivery is over, or when the call is made again. */
export const recordAttempt = async (
  { prisma, log }: Pick<ServerContext, "prisma" | "log">,
  { id, operation, provider, claimedUntil, payloadSealed }: ClaimedDelivery,
  attempt: Attempt,
): Promise<void> => {
  const { startedAt, finishedAt, status, fault } = attempt;
  const { number, next } = await transaction(prisma, async (tx) => {
    // one at a time, so that two workers, one of them with a claim that ran out, count on from each other
    await tx.$queryRaw`SELECT id FROM deliveries WHERE id = ${id} FOR UPDATE`;
    const number = (await tx.deliveryAttempt.count({ where: { deliveryId: id } })) + 1;
    const next = nextState(attempt, number, deliverableOf(operation).attempts);
    await tx.deliveryAttempt.create({ data: { deliveryId: id, number, startedAt, finishedAt, status, fault } });
    // a success counts for the payload that was sent; a failure, only while the claim has not passed to another worker
    const where = { id, state: "PENDING", payloadSealed, ...(fault !== null && { claimedUntil }) } as const;
    await tx.delivery.updateMany({ where, data: next });
    return { number, next };
  });
  const told = { delivery: id.toString(), operation, provider, attempt: number, status };
  if (fault === null) log.info(told, "a scheduled call was answered");
  else if (next.state === "ABANDONED") log.error({ ...told, fault }, "a scheduled call was abandoned");
  else log.warn({ ...told, fault }, "a scheduled call failed and will be made again");
};
