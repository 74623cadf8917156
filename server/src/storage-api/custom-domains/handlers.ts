import type { objectStorage } from "@concordat/contract/object-storage";
import type { ServerContext } from "../../context.js";
import type { Handlers } from "../../http/handler.js";
import { attachDomain } from "../../storage/domains/attach.js";
import { detachDomain } from "../../storage/domains/detach.js";
import { findCustomDomain, listCustomDomains } from "../../storage/domains/find.js";
import { renameDomain } from "../../storage/domains/rename.js";
import type { StorageApiOptions } from "../options.js";
import { serviceOf } from "../service-of.js";
import type { StorageCall } from "../storage-call.js";
import { storageContext } from "../storage-context.js";
import { readCustomDomain, representCustomDomain as represent } from "./represent.js";

type CustomDomainHandlers = Handlers<typeof objectStorage.customDomains, StorageCall>;

/** Domains of the customer's own. */
export const customDomainHandlers = (server: ServerContext, options: StorageApiOptions): CustomDomainHandlers => {
  const context = storageContext(server, options);
  return {
    create: async (call) =>
      represent(await attachDomain(call.db, serviceOf(call), readCustomDomain(call.body), context(call))),
    list: async (call) => (await listCustomDomains(call.db, serviceOf(call))).map(represent),
    get: async (call) => represent(await findCustomDomain(call.db, serviceOf(call), call.params.domain_name)),
    modify: async (call) => {
      const { domain_name: domainName, type } = call.body;
      const name = call.params.domain_name;
      return represent(await renameDomain(call.db, serviceOf(call), name, { domainName, type }, context(call)));
    },
    delete: (call) => detachDomain(call.db, serviceOf(call), call.params.domain_name, context(call)),
  };
};
