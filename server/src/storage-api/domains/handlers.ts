import type { objectStorage } from "@concordat/contract/object-storage";
import type { ServerContext } from "../../context.js";
import type { Handlers } from "../../http/handler.js";
import { listAllDomains } from "../../storage/domains/list-all.js";
import type { ObjectStorageRequest } from "../request.js";
import { serviceOf } from "../service-of.js";

/** All domains of a service: those of the system, then the customer's. */
export const domainHandlers = ({
  prisma: db,
  configuration,
}: ServerContext): Handlers<typeof objectStorage.domains, ObjectStorageRequest> => ({
  list: async (request) => {
    const domains = await listAllDomains(db, serviceOf(request), configuration);
    return {
      domains: domains.map(({ domainName, type, active, hasWebsite }) => ({
        active,
        domain: domainName,
        static_website_configured: hasWebsite,
        type,
      })),
    };
  },
});
