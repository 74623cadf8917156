import { labelLimits } from "@concordat/contract/object-storage";
import { countRows, deleteRows, insertRow, insertRows } from "../../database/write-rows.js";
import type { Prisma, PrismaClient } from "../../generated/prisma/client.js";
import { changeService } from "../in-service.js";
import type { ServiceRef } from "../service-ref.js";
import { alreadyExists, refusedValue } from "../storage-error.js";
import { labelOf } from "./find.js";
import type { Label } from "./label.js";

/** Adds a label to a service. @throws StorageError `AlreadyExists` or `LimitExceeded`, both for `key` */
export const addLabel = (db: PrismaClient, service: ServiceRef, { key, value }: Label): Promise<Label> =>
  changeService(db, service, async (tx, { uuid: serviceUuid }) => {
    const { perService } = labelLimits;
    const [known, count] = await Promise.all([
      labelOf(tx, serviceUuid, key),
      countRows(tx, "StorageLabel", { serviceUuid }),
    ]);
    if (known) throw alreadyExists("key");
    if (count >= perService) {
      throw refusedValue("LimitExceeded", "key", `A service has at most ${perService} labels.`);
    }
    return insertRow(tx, "StorageLabel", { serviceUuid, key, value });
  });

/** Inserts the labels of a service that has none; they are within the limits. */
export const insertLabels = async (
  tx: Prisma.TransactionClient,
  serviceUuid: string,
  labels: readonly Label[],
): Promise<void> => {
  await insertRows(
    tx,
    "StorageLabel",
    labels.map(({ key, value }) => ({ serviceUuid, key, value })),
  );
};

/** Puts labels, which are within the limits, in the place of all that a service has. */
export const replaceLabels = async (
  tx: Prisma.TransactionClient,
  serviceUuid: string,
  labels: readonly Label[],
): Promise<void> => {
  await deleteRows(tx, "StorageLabel", { serviceUuid });
  await insertLabels(tx, serviceUuid, labels);
};
