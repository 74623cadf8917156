import { deleteRows } from "../../database/write-rows.js";
import type { PrismaClient } from "../../generated/prisma/client.js";
import type { ServiceRef } from "../service-ref.js";
import { reconfigureService } from "../services/reconfigure.js";
import type { SetupContext } from "../storage-context.js";
import { notFound } from "../storage-error.js";

/** Detaches a network from a service. @throws StorageError `NotFound` */
export const detachNetwork = (
  db: PrismaClient,
  service: ServiceRef,
  name: string,
  context: SetupContext,
): Promise<void> =>
  reconfigureService(db, service, context, async (tx, { uuid: serviceUuid }) => {
    const count = await deleteRows(tx, "StorageNetwork", { serviceUuid, name });
    if (count === 0) throw notFound();
  });
