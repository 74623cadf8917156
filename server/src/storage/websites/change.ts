import { deleteRows } from "../../database/write-rows.js";
import type { PrismaClient, StaticWebsite } from "../../generated/prisma/client.js";
import { domainKey, domainOf } from "../domains/custom-domain.js";
import { changeService } from "../in-service.js";
import { onlyGiven } from "../only-given.js";
import type { ServiceRef } from "../service-ref.js";
import type { StorageContext } from "../storage-context.js";
import { notFound } from "../storage-error.js";
import { storedErrorPages, type WebsiteSettings } from "./website.js";

/** What is to change about a website; what is left out stays. */
export type WebsiteChange = { readonly [Name in keyof WebsiteSettings]?: WebsiteSettings[Name] | undefined };

/** Changes the website of a domain. @throws StorageError `NotFound` */
export const changeWebsite = (
  db: PrismaClient,
  service: ServiceRef,
  name: string,
  { errorPages, ...change }: WebsiteChange,
  { clock }: Pick<StorageContext, "clock">,
): Promise<StaticWebsite> =>
  changeService(db, service, async (tx, { uuid }) => {
    const where = domainOf(uuid, name);
    if (!(await tx.staticWebsite.findUnique({ where }))) throw notFound();
    const pages = errorPages && storedErrorPages(errorPages);
    return tx.staticWebsite.update({
      where,
      data: { ...onlyGiven({ ...change, errorPages: pages }), updatedAt: clock() },
    });
  });

/** Removes the website of a domain. @throws StorageError `NotFound` */
export const removeWebsite = (db: PrismaClient, service: ServiceRef, name: string): Promise<void> =>
  changeService(db, service, async (tx, { uuid: serviceUuid }) => {
    const count = await deleteRows(tx, "StaticWebsite", { serviceUuid, domainName: domainKey(name) });
    if (count === 0) throw notFound();
  });
