import type { Prisma, StorageService } from "../../generated/prisma/client.js";
import type { StorageContext } from "../storage-context.js";
import { invalid } from "../storage-error.js";
import { hostOfWebsite } from "./host.js";
import { type NewWebsite, storedErrorPages } from "./website.js";

/**
 * Puts websites in the place of all that a service has. Those that stay keep the time of their creation.
 *
 * @throws StorageError `Invalid` for a field of `staticWebsites`
 */
export const replaceWebsites = async (
  tx: Prisma.TransactionClient,
  service: Pick<StorageService, "uuid" | "domainPrefix">,
  websites: readonly NewWebsite[],
  { clock, objectsDomain }: Pick<StorageContext, "clock" | "objectsDomain">,
): Promise<void> => {
  const { uuid: serviceUuid } = service;
  const before = await tx.staticWebsite.findMany({ where: { serviceUuid } });
  const createdAt = new Map(before.map((website) => [website.domainName, website.createdAt]));
  await tx.staticWebsite.deleteMany({ where: { serviceUuid } });
  const now = clock();
  const configured = new Set<string>();
  for (const [index, { domainName: named, errorPages, ...settings }] of websites.entries()) {
    const field = `staticWebsites.${index}.domainName`;
    const unknown = () => invalid(field, "The domain is not attached to the service.");
    const domainName = await hostOfWebsite(tx, { service, objectsDomain, named, field, unknown });
    // the service's own domain can be left out as well as named, which the list itself cannot tell apart
    if (configured.has(domainName)) throw invalid(field, "Value must not occur twice.");
    configured.add(domainName);
    const times = { createdAt: createdAt.get(domainName) ?? now, updatedAt: now };
    const columns = { ...settings, errorPages: storedErrorPages(errorPages), ...times };
    await tx.staticWebsite.create({ data: { serviceUuid, domainName, ...columns } });
  }
};
