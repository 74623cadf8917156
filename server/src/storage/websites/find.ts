import { rowByKey } from "../../database/row-by-key.js";
import { findRows, rowsOf } from "../../database/rows.js";
import type { Prisma, PrismaClient, StaticWebsite } from "../../generated/prisma/client.js";
import { domainKey } from "../domains/custom-domain.js";
import { findService } from "../in-service.js";
import type { ServiceRef } from "../service-ref.js";
import { notFound } from "../storage-error.js";

/** In the order of creation; the name decides between those of one moment. */
export const websiteOrder = [
  { createdAt: "asc" },
  { domainName: "asc" },
] satisfies Prisma.StaticWebsiteOrderByWithRelationInput[];

const websites = rowsOf("StaticWebsite", {});
const websiteByDomain = rowByKey("StaticWebsite", { serviceUuid: "uuid", domainName: "text" }, {});

/** Reads the website of a domain of a service of any account; null where there is none. The case of the name means nothing. */
export const websiteOf = (
  db: Prisma.TransactionClient,
  serviceUuid: string,
  name: string,
): Promise<StaticWebsite | null> => websiteByDomain(db, { serviceUuid, domainName: domainKey(name) });

/** Lists the websites of a service. @throws StorageError `NotFound` */
export const listWebsites = async (db: PrismaClient, service: ServiceRef): Promise<StaticWebsite[]> => {
  const { uuid: serviceUuid } = await findService(db, service);
  return findRows(db, websites, { where: { serviceUuid }, orderBy: websiteOrder });
};

/** Reads the website of a domain. @throws StorageError `NotFound` */
export const findWebsite = async (db: PrismaClient, service: ServiceRef, name: string): Promise<StaticWebsite> => {
  const { uuid } = await findService(db, service);
  const website = await websiteOf(db, uuid, name);
  if (!website) throw notFound();
  return website;
};
