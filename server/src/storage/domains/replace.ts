import { deleteRows, insertRows } from "../../database/write-rows.js";
import type { Prisma } from "../../generated/prisma/client.js";
import type { StorageContext } from "../storage-context.js";
import { invalid } from "../storage-error.js";
import {
  customDomainsOf,
  domainKey,
  type NewCustomDomain,
  refuseSystemDomain,
  requirePublicNetwork,
} from "./custom-domain.js";
import { holdDomains, letGoOfDomains } from "./hold.js";
import { refusePublicSuffix } from "./public-suffix.js";

/**
 * Puts custom domains, which are within the limits, in the place of all that a service has; websites of those that go, go
 * with them.
 *
 * @throws StorageError `Invalid` or `AlreadyExists` for a field of `customDomains`
 */
export const replaceCustomDomains = async (
  tx: Prisma.TransactionClient,
  { uuid: serviceUuid, accountId }: { readonly uuid: string; readonly accountId: string },
  domains: readonly NewCustomDomain[],
  { now, objectsDomain }: { readonly now: Date } & Pick<StorageContext, "objectsDomain">,
): Promise<void> => {
  if (domains.length > 0) await requirePublicNetwork(tx, serviceUuid, "customDomains.0.domainName");
  const before = await customDomainsOf(tx, serviceUuid);
  const modes = new Map(before.map(({ domainName, mode }) => [domainName, mode]));
  const wanted = new Map(domains.map((domain) => [domainKey(domain.domainName), domain]));
  for (const [index, { domainName: name, mode }] of domains.entries()) {
    const domainName = domainKey(name);
    const field = `customDomains.${index}.domainName`;
    refuseSystemDomain(domainName, objectsDomain, field);
    await refusePublicSuffix(domainName, field);
    if ((modes.get(domainName) ?? mode) !== mode) {
      throw invalid(`customDomains.${index}.mode`, "The mode of an attached domain cannot be changed.");
    }
  }
  const gone = before.map(({ domainName }) => domainName).filter((name) => !wanted.has(name));
  for (const domainName of gone) await deleteRows(tx, "StaticWebsite", { serviceUuid, domainName });
  await deleteRows(tx, "StorageCustomDomain", { serviceUuid });
  const rows = [...wanted].map(([domainName, { type, mode }]) => ({ serviceUuid, domainName, type, mode }));
  const keys = domains.map(({ domainName }) => domainKey(domainName));
  const fieldOf = (domainName: string) => `customDomains.${keys.indexOf(domainName)}.domainName`;
  await holdDomains(tx, keys, { accountId, now }, fieldOf);
  await insertRows(tx, "StorageCustomDomain", rows);
  await letGoOfDomains(tx, gone, { accountId, now });
};
