import type { ServerContext } from "../../context.js";
import { transaction } from "../../database/transaction.js";
import type { Prisma } from "../../generated/prisma/client.js";

/** What happened to one bucket: what a data plane reports after each of its requests, or a batch of them. */
export interface Flow {
  readonly serviceUuid: string;
  readonly bucket: string;
  readonly at: Date;
  readonly bytesCreated?: number | bigint;
  readonly bytesDeleted?: number | bigint;
  readonly bytesReceived?: number | bigint;
  readonly bytesTransmitted?: number | bigint;
  readonly objectsCreated?: number | bigint;
  readonly objectsDeleted?: number | bigint;
}

const minuteMs = 60_000;

/**
 * Records flows: adds them to the minute in which they happened, and to the levels of bucket and service, all at once.
 */
export const recordFlow = ({ prisma }: Pick<ServerContext, "prisma">, flow: Flow): Promise<void> =>
  transaction(prisma, (tx) => addFlow(tx, flow));

/** Records flows within a transaction, which has the service to itself from then on. */
export const addFlow = async (tx: Prisma.TransactionClient, flow: Flow): Promise<void> => {
  const { serviceUuid, bucket: name } = flow;
  const minute = new Date(Math.floor(flow.at.getTime() / minuteMs) * minuteMs);
  const flows = {
    bytesCreated: BigInt(flow.bytesCreated ?? 0),
    bytesDeleted: BigInt(flow.bytesDeleted ?? 0),
    bytesReceived: BigInt(flow.bytesReceived ?? 0),
    bytesTransmitted: BigInt(flow.bytesTransmitted ?? 0),
    objectsCreated: BigInt(flow.objectsCreated ?? 0),
    objectsDeleted: BigInt(flow.objectsDeleted ?? 0),
  };
  const levels = {
    totalObjects: { increment: flows.objectsCreated - flows.objectsDeleted },
    totalSizeBytes: { increment: flows.bytesCreated - flows.bytesDeleted },
  };
  const increments = Object.fromEntries(
    Object.entries(flows).map(([column, amount]) => [column, { increment: amount }]),
  );
  // the service first: everybody who changes something in it queues there
  await tx.storageService.update({ where: { uuid: serviceUuid }, data: levels });
  await tx.storageBucket.update({ where: { serviceUuid_name: { serviceUuid, name } }, data: levels });
  const key = { serviceUuid, minute };
  await tx.storageSample.upsert({
    where: { serviceUuid_minute: key },
    create: { ...key, ...flows },
    update: increments,
  });
};
