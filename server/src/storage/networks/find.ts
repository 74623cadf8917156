import { rowByKey } from "../../database/row-by-key.js";
import { findRows, rowsOf } from "../../database/rows.js";
import type { Prisma, PrismaClient, StorageNetwork } from "../../generated/prisma/client.js";
import { findService } from "../in-service.js";
import type { ServiceRef } from "../service-ref.js";
import { notFound } from "../storage-error.js";

const networks = rowsOf("StorageNetwork", {});
const networkByName = rowByKey("StorageNetwork", { serviceUuid: "uuid", name: "text" }, {});

/** The networks of a service of any account, in the order of attachment. */
export const networksOf = (db: Prisma.TransactionClient, serviceUuid: string): Promise<StorageNetwork[]> =>
  findRows(db, networks, { where: { serviceUuid }, orderBy: { position: "asc" } });

/** Lists the networks of a service, in the order of attachment. @throws StorageError `NotFound` */
export const listNetworks = async (db: PrismaClient, service: ServiceRef): Promise<StorageNetwork[]> =>
  networksOf(db, (await findService(db, service)).uuid);

/** Reads one network of a service. @throws StorageError `NotFound` */
export const findNetwork = async (db: PrismaClient, service: ServiceRef, name: string): Promise<StorageNetwork> => {
  const { uuid: serviceUuid } = await findService(db, service);
  const network = await networkByName(db, { serviceUuid, name });
  if (!network) throw notFound();
  return network;
};
