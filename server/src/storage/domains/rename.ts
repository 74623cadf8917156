import type { PrismaClient, StorageCustomDomain } from "../../generated/prisma/client.js";
import { changeService } from "../in-service.js";
import type { ServiceRef } from "../service-ref.js";
import { reconfigureService } from "../services/reconfigure.js";
import type { SetupContext } from "../storage-context.js";
import { alreadyExists, notFound } from "../storage-error.js";
import {
  domainKey,
  domainOf,
  firstCheck,
  type NewCustomDomain,
  type NewDomainContext,
  refuseSystemDomain,
} from "./custom-domain.js";
import { holdDomains, letGoOfDomains } from "./hold.js";
import { refusePublicSuffix } from "./public-suffix.js";

/**
 * Gives a custom domain another name, which its website follows. Its mode stays.
 *
 * @param name the name until now
 * @throws StorageError `NotFound`, or for `domainName` `AlreadyExists`, `LimitExceeded`, or `Invalid` for a name of the system's and a public suffix
 */
export const renameDomain = (
  db: PrismaClient,
  service: ServiceRef,
  name: string,
  { domainName: newName, type }: Pick<NewCustomDomain, "domainName" | "type">,
  context: SetupContext & NewDomainContext,
): Promise<StorageCustomDomain> => {
  const [before, domainName] = [domainKey(name), domainKey(newName)];
  // under the same name, the certificate stays good
  if (domainName === before) return keepName(db, service, name, type);
  return reconfigureService(db, service, context, async (tx, { uuid: serviceUuid, accountId }) => {
    const where = domainOf(serviceUuid, name);
    if (!(await tx.storageCustomDomain.findUnique({ where }))) throw notFound();
    refuseSystemDomain(domainName, context.objectsDomain, "domainName");
    await refusePublicSuffix(domainName, "domainName");
    const taken = await tx.storageCustomDomain.findUnique({ where: domainOf(serviceUuid, domainName) });
    if (taken) throw alreadyExists("domainName");
    await tx.staticWebsite.updateMany({ where: { serviceUuid, domainName: before }, data: { domainName } });
    const now = context.clock();
    const holder = { serviceUuid, accountId, now, ...context };
    await holdDomains(tx, [domainName], holder, () => "domainName");
    const renamed = await tx.storageCustomDomain.update({
      where,
      data: { domainName, type, ...firstCheck(now, context) },
    });
    await letGoOfDomains(tx, [before], holder);
    return renamed;
  });
};

const keepName = (
  db: PrismaClient,
  service: ServiceRef,
  name: string,
  type: NewCustomDomain["type"],
): Promise<StorageCustomDomain> =>
  changeService(db, service, async (tx, { uuid: serviceUuid }) => {
    const where = domainOf(serviceUuid, name);
    if (!(await tx.storageCustomDomain.findUnique({ where }))) throw notFound();
    return tx.storageCustomDomain.update({ where, data: { type } });
  });
