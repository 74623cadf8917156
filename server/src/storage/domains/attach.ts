import { customDomainLimits } from "@concordat/contract/object-storage";
import { countRows, insertRow } from "../../database/write-rows.js";
import type { PrismaClient, StorageCustomDomain } from "../../generated/prisma/client.js";
import type { ServiceRef } from "../service-ref.js";
import { reconfigureService } from "../services/reconfigure.js";
import type { SetupContext } from "../storage-context.js";
import { alreadyExists, refusedValue } from "../storage-error.js";
import {
  customDomainOf,
  domainKey,
  firstCheck,
  type NewCustomDomain,
  type NewDomainContext,
  refuseSystemDomain,
  requirePublicNetwork,
} from "./custom-domain.js";
import { holdDomains } from "./hold.js";
import { refusePublicSuffix } from "./public-suffix.js";

/**
 * Lets a domain of the customer's own lead to a service.
 *
 * @throws StorageError `AlreadyExists`, also for a domain that another service has, or that another account had within a
 * day; `LimitExceeded`; or
 * `Invalid` for a name of the system's, a public suffix and without a public network: all for `domainName`
 */
export const attachDomain = (
  db: PrismaClient,
  service: ServiceRef,
  { domainName: name, type, mode }: NewCustomDomain,
  context: SetupContext & NewDomainContext,
): Promise<StorageCustomDomain> =>
  reconfigureService(db, service, context, async (tx, { uuid: serviceUuid, accountId }) => {
    const domainName = domainKey(name);
    refuseSystemDomain(domainName, context.objectsDomain, "domainName");
    await refusePublicSuffix(domainName, "domainName");
    const { perService } = customDomainLimits;
    const [known, count] = await Promise.all([
      customDomainOf(tx, serviceUuid, name),
      countRows(tx, "StorageCustomDomain", { serviceUuid }),
    ]);
    if (known) throw alreadyExists("domainName");
    if (count >= perService) {
      throw refusedValue("LimitExceeded", "domainName", `A service has at most ${perService} custom domains.`);
    }
    await requirePublicNetwork(tx, serviceUuid, "domainName");
    const now = context.clock();
    await holdDomains(tx, [domainName], { serviceUuid, accountId, now, ...context }, () => "domainName");
    return insertRow(tx, "StorageCustomDomain", { serviceUuid, domainName, type, mode, ...firstCheck(now, context) });
  });
