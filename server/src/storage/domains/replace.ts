import { deleteRows, insertRows } from "../../database/write-rows.js";
import type { Prisma } from "../../generated/prisma/client.js";
import { invalid } from "../storage-error.js";
import {
  customDomainsOf,
  domainKey,
  firstCheck,
  type NewCustomDomain,
  type NewDomainContext,
  refuseSystemDomain,
  requirePublicNetwork,
} from "./custom-domain.js";
import { holdDomains, letGoOfDomains } from "./hold.js";
import { refusePublicSuffix } from "./public-suffix.js";

/**
 * Puts custom domains, which are within the limits, in the place of all that a service has; websites of those that go, go
 * with them.
 *
 * @throws StorageError `Invalid`, `AlreadyExists` or `LimitExceeded` for a field of `customDomains`
 */
export const replaceCustomDomains = async (
  tx: Prisma.TransactionClient,
  { uuid: serviceUuid, accountId }: { readonly uuid: string; readonly accountId: string },
  domains: readonly NewCustomDomain[],
  { now, ...context }: { readonly now: Date } & NewDomainContext,
): Promise<void> => {
  if (domains.length > 0) await requirePublicNetwork(tx, serviceUuid, "customDomains.0.domainName");
  const before = await customDomainsOf(tx, serviceUuid);
  const known = new Map(before.map((domain) => [domain.domainName, domain]));
  const wanted = new Map(domains.map((domain) => [domainKey(domain.domainName), domain]));
  for (const [index, { domainName: name, mode }] of domains.entries()) {
    const domainName = domainKey(name);
    const field = `customDomains.${index}.domainName`;
    refuseSystemDomain(domainName, context.objectsDomain, field);
    await refusePublicSuffix(domainName, field);
    if ((known.get(domainName)?.mode ?? mode) !== mode) {
      throw invalid(`customDomains.${index}.mode`, "The mode of an attached domain cannot be changed.");
    }
  }
  const gone = before.map(({ domainName }) => domainName).filter((name) => !wanted.has(name));
  for (const domainName of gone) await deleteRows(tx, "StaticWebsite", { serviceUuid, domainName });
  await deleteRows(tx, "StorageCustomDomain", { serviceUuid });
  const rows = [...wanted].map(([domainName, { type, mode }]) => {
    const { checkAt, claimedUntil, failures, fault } = known.get(domainName) ?? firstCheck(now, context);
    return { serviceUuid, domainName, type, mode, checkAt, claimedUntil, failures, fault };
  });
  const keys = domains.map(({ domainName }) => domainKey(domainName));
  const fieldOf = (domainName: string) => `customDomains.${keys.indexOf(domainName)}.domainName`;
  const added = keys.filter((domainName) => !known.has(domainName));
  await holdDomains(tx, added, { serviceUuid, accountId, now, ...context }, fieldOf);
  await insertRows(tx, "StorageCustomDomain", rows);
  await letGoOfDomains(tx, gone, { accountId, now });
};
