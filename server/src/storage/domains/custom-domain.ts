import { comparableDomain } from "@concordat/contract/object-storage";
import { rowByKey } from "../../database/row-by-key.js";
import { findRows, rowsOf } from "../../database/rows.js";
import { countRows } from "../../database/write-rows.js";
import type { Prisma, StorageCustomDomain } from "../../generated/prisma/client.js";
import { isSystemDomain } from "../services/hosts.js";
import type { StorageContext } from "../storage-context.js";
import { invalid } from "../storage-error.js";

/** A domain of the customer's own that is to lead to a service. */
export interface NewCustomDomain {
  readonly domainName: string;
  readonly type: "public";
  /** What the domain serves, for good: the S3 API, or the pages of a static website. */
  readonly mode: "api" | "static-website";
}

/** What a command needs that gives a service a domain. */
export type NewDomainContext = Pick<StorageContext, "objectsDomain" | "quotas" | "verifyDomains">;

/** When DNS is asked whether a new domain leads here: at once, or never where that is not asked. */
export const firstCheck = (now: Date, { verifyDomains }: Pick<StorageContext, "verifyDomains">) => ({
  checkAt: verifyDomains ? now : null,
  claimedUntil: null,
  failures: 0,
  fault: null,
});

/** Host names are stored as they are compared: in lower case. */
export const domainKey = (name: string): string => String(comparableDomain(name));

/** The unique key of a service's domain, of its custom domains as of its websites. */
export const domainOf = (serviceUuid: string, name: string) => ({
  serviceUuid_domainName: { serviceUuid, domainName: domainKey(name) },
});

const domains = rowsOf("StorageCustomDomain", {});
const domainByName = rowByKey("StorageCustomDomain", { serviceUuid: "uuid", domainName: "text" }, {});

/** Reads a custom domain of a service of any account; null where there is none. The case of its name means nothing. */
export const customDomainOf = (
  db: Prisma.TransactionClient,
  serviceUuid: string,
  name: string,
): Promise<StorageCustomDomain | null> => domainByName(db, { serviceUuid, domainName: domainKey(name) });

/** The custom domains of a service of any account, in the order of attachment. */
export const customDomainsOf = (db: Prisma.TransactionClient, serviceUuid: string): Promise<StorageCustomDomain[]> =>
  findRows(db, domains, { where: { serviceUuid }, orderBy: { position: "asc" } });

/** Refuses a name below the system's own domain: it may lead to another service. @throws StorageError `Invalid` for this field */
export const refuseSystemDomain = (domainName: string, objectsDomain: string, field: string): void => {
  if (isSystemDomain(domainName, objectsDomain)) {
    throw invalid(field, "Value must be a domain of your own, not one of the system's.");
  }
};

/** Refuses a service without a public endpoint, to which custom domains lead. @throws StorageError `Invalid` for this field */
export const requirePublicNetwork = async (
  tx: Prisma.TransactionClient,
  serviceUuid: string,
  field: string,
): Promise<void> => {
  if ((await countRows(tx, "StorageNetwork", { serviceUuid, type: "public" })) === 0)
    throw invalid(field, "The service must have a public network.");
};
