import { insertRow } from "../../database/write-rows.js";
import type { PrismaClient, StaticWebsite } from "../../generated/prisma/client.js";
import { changeService } from "../in-service.js";
import type { ServiceRef } from "../service-ref.js";
import type { StorageContext } from "../storage-context.js";
import { notFound, StorageError } from "../storage-error.js";
import { websiteOf } from "./find.js";
import { hostOfWebsite } from "./host.js";
import { type NewWebsite, storedErrorPages } from "./website.js";

/**
 * Lets a domain of a service show a bucket as a website. The bucket need not be there.
 *
 * @throws StorageError `NotFound` for a domain that is not attached, `WebsiteExists`, or `Invalid` for `domainName`
 */
export const configureWebsite = (
  db: PrismaClient,
  ref: ServiceRef,
  { domainName: named, errorPages, ...settings }: NewWebsite,
  { clock, objectsDomain }: Pick<StorageContext, "clock" | "objectsDomain">,
): Promise<StaticWebsite> =>
  changeService(db, ref, async (tx, service) => {
    const wanted = { service, objectsDomain, named, field: "domainName", unknown: notFound };
    const domainName = await hostOfWebsite(tx, wanted);
    if (await websiteOf(tx, service.uuid, domainName)) {
      throw new StorageError("WebsiteExists", "The domain has a website already.");
    }
    const now = clock();
    const columns = { ...settings, errorPages: storedErrorPages(errorPages), createdAt: now, updatedAt: now };
    return insertRow(tx, "StaticWebsite", { serviceUuid: service.uuid, domainName, ...columns });
  });
