import { deleteRows } from "../../database/write-rows.js";
import type { PrismaClient } from "../../generated/prisma/client.js";
import { changeService } from "../in-service.js";
import type { ServiceRef } from "../service-ref.js";
import { alreadyExists, notFound } from "../storage-error.js";
import { labelOf } from "./find.js";
import type { Label } from "./label.js";

/** What is to change about a label; what is left out stays. */
export interface LabelChange {
  readonly key?: string | undefined;
  readonly value?: string | undefined;
}

/** Changes a label: its key, its value or both. @throws StorageError `NotFound`, or `AlreadyExists` for `key` */
export const changeLabel = (db: PrismaClient, service: ServiceRef, key: string, change: LabelChange): Promise<Label> =>
  changeService(db, service, async (tx, { uuid: serviceUuid }) => {
    const label = await labelOf(tx, serviceUuid, key);
    if (!label) throw notFound();
    const renamed = change.key ?? key;
    if (renamed !== key && (await labelOf(tx, serviceUuid, renamed))) throw alreadyExists("key");
    return tx.storageLabel.update({
      where: { serviceUuid_key: { serviceUuid, key } },
      data: { key: renamed, value: change.value ?? label.value },
    });
  });

/** Removes a label. @throws StorageError `NotFound` */
export const removeLabel = (db: PrismaClient, service: ServiceRef, key: string): Promise<void> =>
  changeService(db, service, async (tx, { uuid: serviceUuid }) => {
    const count = await deleteRows(tx, "StorageLabel", { serviceUuid, key });
    if (count === 0) throw notFound();
  });
