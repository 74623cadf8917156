import type { Prisma, PrismaClient, StaticWebsite } from "../../generated/prisma/client.js";
import { domainOf } from "../domains/custom-domain.js";
import { findService } from "../in-service.js";
import type { ServiceRef } from "../service-ref.js";
import { notFound } from "../storage-error.js";

/** In the order of creation; the name decides between those of one moment. */
export const websiteOrder = [
  { createdAt: "asc" },
  { domainName: "asc" },
] satisfies Prisma.StaticWebsiteOrderByWithRelationInput[];

/** Lists the websites of a service. @throws StorageError `NotFound` */
export const listWebsites = async (db: PrismaClient, service: ServiceRef): Promise<StaticWebsite[]> => {
  const { uuid: serviceUuid } = await findService(db, service);
  return db.staticWebsite.findMany({ where: { serviceUuid }, orderBy: websiteOrder });
};

/** Reads the website of a domain. @throws StorageError `NotFound` */
export const findWebsite = async (db: PrismaClient, service: ServiceRef, name: string): Promise<StaticWebsite> => {
  const { uuid } = await findService(db, service);
  const website = await db.staticWebsite.findUnique({ where: domainOf(uuid, name) });
  if (!website) throw notFound();
  return website;
};
