import type { PrismaClient } from "../../../generated/prisma/client.js";
import { isUuid, knownService, type ServiceRef } from "../../service-ref.js";
import { notFound, refusedValue } from "../../storage-error.js";

/**
 * Finds a service for whoever runs the server, whichever account it belongs to.
 *
 * @param text its UUID or its name
 * @throws StorageError `NotFound`, or `Invalid` for a name that services of several accounts have
 */
export const findServiceByName = async (db: PrismaClient, text: string): Promise<ServiceRef> => {
  if (isUuid(text)) return knownService(text);
  const [service, other] = await db.storageService.findMany({ where: { name: text }, select: { uuid: true }, take: 2 });
  if (!service) throw notFound(`There is no service with UUID or name ${text}.`);
  if (other) throw refusedValue("Invalid", "service", `Several accounts have a service named ${text}: use its UUID.`);
  return knownService(service.uuid);
};
