import { rowByKey } from "../../database/row-by-key.js";
import type { PrismaClient } from "../../generated/prisma/client.js";
import { findOwned } from "../in-service.js";
import type { ServiceRef } from "../service-ref.js";
import { endpointsOf } from "../services/hosts.js";
import type { StorageContext } from "../storage-context.js";

/** A domain that leads to a service. */
export interface ServiceDomain {
  readonly domainName: string;
  /** Who gave the name: the system, for the internet or for private networks, or the customer. */
  readonly type: "public" | "private" | "custom";
  /** Whether it works by now. */
  readonly active: boolean;
  readonly hasWebsite: boolean;
}

const include = {
  networks: true,
  customDomains: { orderBy: { position: "asc" } },
  websites: { select: { domainName: true } },
} as const;
const serviceWithDomains = rowByKey("StorageService", { uuid: "uuid" }, { include });

/** Lists all domains of a service: those of the system, then the custom ones. @throws StorageError `NotFound` */
export const listAllDomains = async (
  db: PrismaClient,
  ref: ServiceRef,
  { objectsDomain }: Pick<StorageContext, "objectsDomain">,
): Promise<ServiceDomain[]> => {
  const service = await findOwned(ref, () => serviceWithDomains(db, { uuid: ref.uuid }));
  const withWebsite = new Set(service.websites.map(({ domainName }) => domainName));
  // custom domains work once the service has come through its set-up; there, each waits for itself only
  const isSetUp = service.operationalState === "running" || service.operationalState === "setup-checkup";
  const domain = (domainName: string, type: ServiceDomain["type"], active: boolean): ServiceDomain => ({
    domainName,
    type,
    active,
    hasWebsite: withWebsite.has(domainName),
  });
  return [
    ...endpointsOf(service, objectsDomain).map(({ domainName, type }) => domain(domainName, type, true)),
    ...service.customDomains.map(({ domainName, checkAt }) =>
      domain(domainName, "custom", isSetUp && checkAt === null),
    ),
  ];
};
