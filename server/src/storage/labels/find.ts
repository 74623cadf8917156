import { rowByKey } from "../../database/row-by-key.js";
import { findRows, rowsOf } from "../../database/rows.js";
import type { Prisma, PrismaClient } from "../../generated/prisma/client.js";
import { findService } from "../in-service.js";
import type { ServiceRef } from "../service-ref.js";
import { notFound } from "../storage-error.js";
import type { Label } from "./label.js";

/** Reads one label of a service of any account; null where there is none. */
export const labelOf = (tx: Prisma.TransactionClient, serviceUuid: string, key: string): Promise<Label | null> =>
  labelByKey(tx, { serviceUuid, key });

const labels = rowsOf("StorageLabel", {});
const labelByKey = rowByKey("StorageLabel", { serviceUuid: "uuid", key: "text" }, {});

/** Lists the labels of a service, in the order of creation. @throws StorageError `NotFound` */
export const listLabels = async (db: PrismaClient, service: ServiceRef): Promise<Label[]> => {
  const { uuid: serviceUuid } = await findService(db, service);
  return findRows(db, labels, { where: { serviceUuid }, orderBy: { position: "asc" } });
};

/** Reads one label of a service. @throws StorageError `NotFound` */
export const findLabel = async (db: PrismaClient, service: ServiceRef, key: string): Promise<Label> => {
  const { uuid } = await findService(db, service);
  const label = await labelOf(db, uuid, key);
  if (!label) throw notFound();
  return label;
};
