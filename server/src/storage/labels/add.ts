import { labelLimits } from "@concordat/contract/object-storage";
import type { Prisma, PrismaClient } from "../../generated/prisma/client.js";
import { changeService } from "../in-service.js";
import type { ServiceRef } from "../service-ref.js";
import { alreadyExists, refusedValue } from "../storage-error.js";
import { labelOf } from "./find.js";
import type { Label } from "./label.js";

/** Adds a label to a service. @throws StorageError `AlreadyExists` or `LimitExceeded`, both for `key` */
export const addLabel = (db: PrismaClient, service: ServiceRef, { key, value }: Label): Promise<Label> =>
  changeService(db, service, async (tx, { uuid: serviceUuid }) => {
    if (await labelOf(tx, serviceUuid, key)) throw alreadyExists("key");
    const { perService } = labelLimits;
    if ((await tx.storageLabel.count({ where: { serviceUuid } })) >= perService) {
      throw refusedValue("LimitExceeded", "key", `A service has at most ${perService} labels.`);
    }
    return tx.storageLabel.create({ data: { serviceUuid, key, value } });
  });

/** Inserts the labels of a service that has none; they are within the limits. */
export const insertLabels = async (
  tx: Prisma.TransactionClient,
  serviceUuid: string,
  labels: readonly Label[],
): Promise<void> => {
  if (labels.length === 0) return;
  await tx.storageLabel.createMany({ data: labels.map(({ key, value }) => ({ serviceUuid, key, value })) });
};

/** Puts labels, which are within the limits, in the place of all that a service has. */
export const replaceLabels = async (
  tx: Prisma.TransactionClient,
  serviceUuid: string,
  labels: readonly Label[],
): Promise<void> => {
  await tx.storageLabel.deleteMany({ where: { serviceUuid } });
  await insertLabels(tx, serviceUuid, labels);
};
