import type { objectStorage } from "@concordat/contract/object-storage";
import type { ServerContext } from "../../context.js";
import type { Handlers } from "../../http/handler.js";
import { attachDomain } from "../../storage/domains/attach.js";
import { detachDomain } from "../../storage/domains/detach.js";
import { findCustomDomain, listCustomDomains } from "../../storage/domains/find.js";
import { renameDomain } from "../../storage/domains/rename.js";
import type { StorageApiOptions } from "../options.js";
import type { ObjectStorageRequest } from "../request.js";
import { serviceOf } from "../service-of.js";
import { storageContext } from "../storage-context.js";
import { readCustomDomain, representCustomDomain as represent } from "./represent.js";

type CustomDomainHandlers = Handlers<typeof objectStorage.customDomains, ObjectStorageRequest>;

/** Domains of the customer's own. */
export const customDomainHandlers = (server: ServerContext, options: StorageApiOptions): CustomDomainHandlers => {
  const { prisma: db } = server;
  const context = () => storageContext(server, options);
  return {
    create: async (request) =>
      represent(await attachDomain(db, serviceOf(request), readCustomDomain(request.body), context())),
    list: async (request) => (await listCustomDomains(db, serviceOf(request))).map(represent),
    get: async (request) => represent(await findCustomDomain(db, serviceOf(request), request.params.domain_name)),
    modify: async (request) => {
      const { domain_name: domainName, type } = request.body;
      const name = request.params.domain_name;
      return represent(await renameDomain(db, serviceOf(request), name, { domainName, type }, context()));
    },
    delete: (request) => detachDomain(db, serviceOf(request), request.params.domain_name, context()),
  };
};
