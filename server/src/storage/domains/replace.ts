import { deleteRows, insertRows } from "../../database/write-rows.js";
import type { Prisma } from "../../generated/prisma/client.js";
import { invalid } from "../storage-error.js";
import {
  customDomainsOf,
  domainKey,
  type NewCustomDomain,
  refuseSystemDomain,
  requirePublicNetwork,
} from "./custom-domain.js";

/**
 * Puts custom domains, which are within the limits, in the place of all that a service has; websites of those that go, go
 * with them.
 *
 * @throws StorageError `Invalid` for a field of `customDomains`
 */
export const replaceCustomDomains = async (
  tx: Prisma.TransactionClient,
  serviceUuid: string,
  domains: readonly NewCustomDomain[],
  objectsDomain: string,
): Promise<void> => {
  if (domains.length > 0) await requirePublicNetwork(tx, serviceUuid, "customDomains.0.domainName");
  const before = await customDomainsOf(tx, serviceUuid);
  const modes = new Map(before.map(({ domainName, mode }) => [domainName, mode]));
  const wanted = new Map(domains.map((domain) => [domainKey(domain.domainName), domain]));
  for (const [index, { domainName: name, mode }] of domains.entries()) {
    const domainName = domainKey(name);
    refuseSystemDomain(domainName, objectsDomain, `customDomains.${index}.domainName`);
    if ((modes.get(domainName) ?? mode) !== mode) {
      throw invalid(`customDomains.${index}.mode`, "The mode of an attached domain cannot be changed.");
    }
  }
  const gone = before.map(({ domainName }) => domainName).filter((name) => !wanted.has(name));
  for (const domainName of gone) await deleteRows(tx, "StaticWebsite", { serviceUuid, domainName });
  await deleteRows(tx, "StorageCustomDomain", { serviceUuid });
  const rows = [...wanted].map(([domainName, { type, mode }]) => ({ serviceUuid, domainName, type, mode }));
  await insertRows(tx, "StorageCustomDomain", rows);
};
