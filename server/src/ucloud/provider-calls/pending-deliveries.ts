import { scheduledRows } from "../../due-work/scheduled-rows.js";
import { Prisma } from "../../generated/prisma/client.js";
import { deliverables } from "./deliverable.js";

/** Deliveries of these operations that are still to be made. Another version of the server may know others. */
export const pendingDeliveriesOf = (operations: readonly string[]) =>
  scheduledRows("Delivery", {
    kind: "provider_calls",
    key: "id",
    dueAt: "dueAt",
    claimedUntil: "claimedUntil",
    more: ["operation", "provider", "payloadSealed"],
    pending: Prisma.sql`state = 'PENDING' AND operation = ANY(${operations}::text[])`,
  });

/** Deliveries that this server can make. */
export const pendingDeliveries = pendingDeliveriesOf(Object.keys(deliverables));

/** A delivery that a worker has claimed. */
export type ClaimedDelivery = ReturnType<typeof pendingDeliveries.rows.read>;
