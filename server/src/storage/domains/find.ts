import type { PrismaClient, StorageCustomDomain } from "../../generated/prisma/client.js";
import { findService } from "../in-service.js";
import type { ServiceRef } from "../service-ref.js";
import { notFound } from "../storage-error.js";
import { customDomainOf, customDomainsOf } from "./custom-domain.js";

/** Lists the custom domains of a service, in the order of attachment. @throws StorageError `NotFound` */
export const listCustomDomains = async (db: PrismaClient, service: ServiceRef): Promise<StorageCustomDomain[]> => {
  const { uuid } = await findService(db, service);
  return customDomainsOf(db, uuid);
};

/** Reads one custom domain of a service; the case of its name means nothing. @throws StorageError `NotFound` */
export const findCustomDomain = async (
  db: PrismaClient,
  service: ServiceRef,
  name: string,
): Promise<StorageCustomDomain> => {
  const { uuid } = await findService(db, service);
  const domain = await customDomainOf(db, uuid, name);
  if (!domain) throw notFound();
  return domain;
};
