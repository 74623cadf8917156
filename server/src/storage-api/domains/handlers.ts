import type { objectStorage } from "@concordat/contract/object-storage";
import type { ServerContext } from "../../context.js";
import type { Handlers } from "../../http/handler.js";
import { listAllDomains } from "../../storage/domains/list-all.js";
import { serviceOf } from "../service-of.js";
import type { StorageCall } from "../storage-call.js";

/** All domains of a service: those of the system, then the customer's. */
export const domainHandlers = ({
  configuration,
}: ServerContext): Handlers<typeof objectStorage.domains, StorageCall> => ({
  list: async (call) => {
    const domains = await listAllDomains(call.db, serviceOf(call), configuration);
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
