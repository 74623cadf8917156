import type { Prisma } from "../../generated/prisma/client.js";
import { customDomainOf, domainKey, requirePublicNetwork } from "../domains/custom-domain.js";
import { systemDomains } from "../services/hosts.js";
import { invalid, type StorageError } from "../storage-error.js";

/** What is known of the service and of the request that names a domain for a website. */
interface Wanted {
  readonly service: { readonly uuid: string; readonly domainPrefix: string };
  readonly objectsDomain: string;
  /** The domain that is named, if any. */
  readonly named: string | undefined;
  /** The path of the name in the input. */
  readonly field: string;
  /** What is thrown for a domain that is not attached. */
  readonly unknown: () => StorageError;
}

/**
 * The domain that a website is for: the service's own static domain when none is named, else a custom one.
 *
 * @throws StorageError `Invalid` for a domain that serves the API, and for the service's own without a public network
 */
export const hostOfWebsite = async (
  tx: Prisma.TransactionClient,
  { service, objectsDomain, named, field, unknown }: Wanted,
): Promise<string> => {
  const own = systemDomains(service.domainPrefix, objectsDomain).staticWebsite;
  const domainName = named === undefined ? own : domainKey(named);
  if (domainName === own) {
    await requirePublicNetwork(tx, service.uuid, field);
    return own;
  }
  const domain = await customDomainOf(tx, service.uuid, domainName);
  if (!domain) throw unknown();
  if (domain.mode !== "static-website") throw invalid(field, "The domain must be attached in mode static-website.");
  return domainName;
};
