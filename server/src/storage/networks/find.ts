import type { PrismaClient, StorageNetwork } from "../../generated/prisma/client.js";
import { findService } from "../in-service.js";
import type { ServiceRef } from "../service-ref.js";
import { notFound } from "../storage-error.js";

/** Lists the networks of a service, in the order of attachment. @throws StorageError `NotFound` */
export const listNetworks = async (db: PrismaClient, service: ServiceRef): Promise<StorageNetwork[]> => {
  const { uuid: serviceUuid } = await findService(db, service);
  return db.storageNetwork.findMany({ where: { serviceUuid }, orderBy: { position: "asc" } });
};

/** Reads one network of a service. @throws StorageError `NotFound` */
export const findNetwork = async (db: PrismaClient, service: ServiceRef, name: string): Promise<StorageNetwork> => {
  const { uuid: serviceUuid } = await findService(db, service);
  const network = await db.storageNetwork.findUnique({ where: { serviceUuid_name: { serviceUuid, name } } });
  if (!network) throw notFound();
  return network;
};
