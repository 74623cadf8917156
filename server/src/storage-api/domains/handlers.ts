import type { objectStorage } from "@concordat/contract/object-storage";
import type { ServerContext } from "../../context.js";
import type { Handlers } from "../../http/handler.js";
import { endpointsOf } from "../../storage/services/endpoints.js";
import { findOwned } from "../in-service.js";
import type { ObjectStorageRequest } from "../request.js";

/** All domains of a service: its own, then the customer's. */
export const domainHandlers = ({
  prisma,
  configuration,
}: ServerContext): Handlers<typeof objectStorage.domains, ObjectStorageRequest> => ({
  list: async ({ caller, params: { service_uuid: uuid } }) => {
    const include = {
      networks: true,
      customDomains: { orderBy: { position: "asc" } },
      websites: { select: { domainName: true } },
    } as const;
    const service = await findOwned(caller, uuid, () => prisma.storageService.findUnique({ where: { uuid }, include }));
    const configured = new Set(service.websites.map(({ domainName }) => domainName));
    // certificates of custom domains are there once the service has come through its set-up
    const settled = service.operationalState === "running";
    const domain = (name: string, type: "public" | "private" | "custom", active: boolean) => ({
      active,
      domain: name,
      static_website_configured: configured.has(name),
      type,
    });
    const own = endpointsOf(service, configuration.objectsDomain);
    return {
      domains: [
        ...own.map(({ domain_name: name, type }) => domain(name, type, true)),
        ...service.customDomains.map(({ domainName }) => domain(domainName, "custom", settled)),
      ],
    };
  },
});
