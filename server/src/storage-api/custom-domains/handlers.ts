import {
  type CustomDomainCreate,
  type CustomDomainDetailResponse,
  comparableDomain,
  customDomainLimits,
  type objectStorage,
} from "@concordat/contract/object-storage";
import type { ServerContext } from "../../context.js";
import type { Prisma, StorageCustomDomain } from "../../generated/prisma/client.js";
import type { Handlers } from "../../http/handler.js";
import { setUpAnew } from "../../storage/services/settle.js";
import { changeService, findService } from "../in-service.js";
import { alreadyExists, invalid, notFound } from "../refusals.js";
import type { ObjectStorageRequest } from "../request.js";
import type { ObjectStorageRoomOptions } from "../room-options.js";

type DomainContext = Pick<ServerContext, "configuration">;
type CustomDomainHandlers = Handlers<typeof objectStorage.customDomains, ObjectStorageRequest>;

/** Host names are stored as they are compared: in lower case. */
export const domainKey = (name: string): string => String(comparableDomain(name));

const represent = ({ domainName, mode }: StorageCustomDomain): CustomDomainDetailResponse => ({
  domain_name: domainName,
  mode: mode as "api" | "static-website",
  type: "public",
});

/** Names below the system's own domain are given by the system: somebody's websites may be under them. @throws ApiError `invalidRequest` */
const refuseSystemDomain = ({ configuration }: DomainContext, domainName: string, member: string): void => {
  const { objectsDomain } = configuration;
  if (domainName === objectsDomain || domainName.endsWith(`.${objectsDomain}`))
    throw invalid(member, "Value must be a domain of your own, not one of the system's.");
};

/** A custom domain leads to the public endpoint, so there must be one. @throws ApiError `invalidRequest` for this member */
export const requirePublicNetwork = async (
  tx: Prisma.TransactionClient,
  serviceUuid: string,
  member: string,
): Promise<void> => {
  const networks = await tx.storageNetwork.count({ where: { serviceUuid, type: "public" } });
  if (networks === 0) throw invalid(member, "The service must have a public network.");
};

/** Puts custom domains in the place of all that a service has; websites of those that go, go with them. */
export const replaceCustomDomains = async (
  tx: Prisma.TransactionClient,
  context: DomainContext,
  serviceUuid: string,
  domains: readonly CustomDomainCreate[],
): Promise<void> => {
  if (domains.length > 0) await requirePublicNetwork(tx, serviceUuid, "custom_domains.0.domain_name");
  const before = await tx.storageCustomDomain.findMany({ where: { serviceUuid } });
  const kept = new Map(domains.map((domain) => [domainKey(domain.domain_name), domain]));
  for (const [index, domain] of domains.entries()) {
    refuseSystemDomain(context, domainKey(domain.domain_name), `custom_domains.${index}.domain_name`);
    const known = before.find(({ domainName }) => domainName === domainKey(domain.domain_name));
    if (known && known.mode !== domain.mode) {
      throw invalid(`custom_domains.${index}.mode`, "The mode of an attached domain cannot be changed.");
    }
  }
  const gone = before.map(({ domainName }) => domainName).filter((name) => !kept.has(name));
  await tx.staticWebsite.deleteMany({ where: { serviceUuid, domainName: { in: gone } } });
  await tx.storageCustomDomain.deleteMany({ where: { serviceUuid } });
  await tx.storageCustomDomain.createMany({
    data: [...kept].map(([domainName, { type, mode }]) => ({ serviceUuid, domainName, type, mode })),
  });
};

/** Domains of the customer's own. Attaching and detaching them sets the service up anew. */
export const customDomainHandlers = (
  context: ServerContext,
  { onDue }: ObjectStorageRoomOptions,
): CustomDomainHandlers => {
  const { prisma, clock } = context;
  const at = (serviceUuid: string, name: string) => ({
    serviceUuid_domainName: { serviceUuid, domainName: domainKey(name) },
  });
  return {
    create: async ({ caller, params: { service_uuid: serviceUuid }, body }) => {
      const row = await changeService(context, caller, serviceUuid, async (tx) => {
        refuseSystemDomain(context, domainKey(body.domain_name), "domain_name");
        const where = at(serviceUuid, body.domain_name);
        if (await tx.storageCustomDomain.findUnique({ where })) throw invalid("domain_name", alreadyExists);
        if ((await tx.storageCustomDomain.count({ where: { serviceUuid } })) >= customDomainLimits.perService) {
          throw invalid("domain_name", `A service has at most ${customDomainLimits.perService} custom domains.`);
        }
        await requirePublicNetwork(tx, serviceUuid, "domain_name");
        await tx.storageService.update({ where: { uuid: serviceUuid }, data: setUpAnew(clock()) });
        const data = { serviceUuid, domainName: domainKey(body.domain_name), type: body.type, mode: body.mode };
        return tx.storageCustomDomain.create({ data });
      });
      onDue?.();
      return represent(row);
    },

    list: async ({ caller, params: { service_uuid: serviceUuid } }) => {
      await findService(prisma, caller, serviceUuid);
      const rows = await prisma.storageCustomDomain.findMany({ where: { serviceUuid }, orderBy: { position: "asc" } });
      return rows.map(represent);
    },

    get: async ({ caller, params: { service_uuid: serviceUuid, domain_name: name } }) => {
      await findService(prisma, caller, serviceUuid);
      const row = await prisma.storageCustomDomain.findUnique({ where: at(serviceUuid, name) });
      if (!row) throw notFound();
      return represent(row);
    },

    modify: async ({ caller, params: { service_uuid: serviceUuid, domain_name: name }, body }) => {
      const row = await changeService(context, caller, serviceUuid, async (tx) => {
        if (!(await tx.storageCustomDomain.findUnique({ where: at(serviceUuid, name) }))) throw notFound();
        const domainName = domainKey(body.domain_name);
        if (domainName !== domainKey(name)) {
          refuseSystemDomain(context, domainName, "domain_name");
          const taken = await tx.storageCustomDomain.findUnique({ where: at(serviceUuid, domainName) });
          if (taken) throw invalid("domain_name", alreadyExists);
          // the website of a domain follows its new name
          await tx.staticWebsite.updateMany({
            where: { serviceUuid, domainName: domainKey(name) },
            data: { domainName },
          });
          await tx.storageService.update({ where: { uuid: serviceUuid }, data: setUpAnew(clock()) });
        }
        return tx.storageCustomDomain.update({ where: at(serviceUuid, name), data: { domainName, type: body.type } });
      });
      onDue?.();
      return represent(row);
    },

    delete: async ({ caller, params: { service_uuid: serviceUuid, domain_name: name } }) => {
      await changeService(context, caller, serviceUuid, async (tx) => {
        const domainName = domainKey(name);
        const { count } = await tx.storageCustomDomain.deleteMany({ where: { serviceUuid, domainName } });
        if (count === 0) throw notFound();
        await tx.staticWebsite.deleteMany({ where: { serviceUuid, domainName } });
        await tx.storageService.update({ where: { uuid: serviceUuid }, data: setUpAnew(clock()) });
      });
      onDue?.();
    },
  };
};
