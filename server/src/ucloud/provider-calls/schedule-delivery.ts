import type { Prisma } from "../../generated/prisma/client.js";
import type { Vault } from "../../vault/vault.js";
import { type DeliverableId, type Payload, payloadPurpose } from "./deliverable.js";

/** A call to a provider that is to be made. */
export interface NewDelivery<Id extends DeliverableId> {
  readonly operation: Id;
  /** The provider's name. Its address is looked up when the call is made. */
  readonly provider: string;
  readonly payload: Payload<Id>;
  /** While a call with this key is pending, another one is not scheduled. */
  readonly singleton?: string;
}

/**
 * Schedules a call to a provider, in the transaction of whatever asks for it: both happen or neither. Wake the worker after
 * the commit, or it finds the call by itself a little later.
 *
 * @returns false when the same singleton is pending already; the transaction goes on all the same
 */
export const scheduleDelivery = async <Id extends DeliverableId>(
  tx: Prisma.TransactionClient,
  { operation, provider, payload, singleton }: NewDelivery<Id>,
  now: Date,
  vault: Vault,
): Promise<boolean> => {
  const payloadSealed = vault.seal(JSON.stringify(payload), payloadPurpose(operation, provider));
  const row = { operation, provider, payloadSealed, singleton: singleton ?? null, dueAt: now, createdAt: now };
  // INSERT … ON CONFLICT DO NOTHING: a plain insert that collides would break the caller's transaction
  const { count } = await tx.delivery.createMany({ data: [row], skipDuplicates: true });
  return count > 0;
};

/**
 * Changes the payload of every pending call of one kind to one provider, such as secrets that were replaced since. A
 * call that is under way with the old payload is made again with the new one.
 */
export const amendDeliveries = async <Id extends DeliverableId>(
  tx: Prisma.TransactionClient,
  { operation, provider }: Pick<NewDelivery<Id>, "operation" | "provider">,
  change: (payload: Payload<Id>) => Payload<Id>,
  now: Date,
  vault: Vault,
): Promise<void> => {
  const purpose = payloadPurpose(operation, provider);
  const pending = await tx.delivery.findMany({ where: { operation, provider, state: "PENDING" } });
  for (const { id, payloadSealed } of pending) {
    const payload = JSON.parse(vault.open(payloadSealed, purpose)) as Payload<Id>;
    await tx.delivery.updateMany({
      where: { id, state: "PENDING" },
      data: { payloadSealed: vault.seal(JSON.stringify(change(payload)), purpose), claimedUntil: null, dueAt: now },
    });
  }
};
