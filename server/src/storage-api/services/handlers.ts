import { type objectStorage, totalCountHeader } from "@concordat/contract/object-storage";
import type { ServerContext } from "../../context.js";
import type { Handlers } from "../../http/handler.js";
import { WithHeaders } from "../../http/with-headers.js";
import { changeSettings } from "../../storage/services/change.js";
import { createService } from "../../storage/services/create.js";
import { deleteService } from "../../storage/services/delete.js";
import { findServiceDetails } from "../../storage/services/find.js";
import { listServices } from "../../storage/services/list.js";
import type { ServiceDetails } from "../../storage/services/rows.js";
import type { StorageApiOptions } from "../options.js";
import type { ObjectStorageRequest } from "../request.js";
import { serviceOf } from "../service-of.js";
import { storageContext } from "../storage-context.js";
import { readService, readServiceChange, readSort } from "./input.js";
import { representService, representSummary } from "./represent.js";

type ServiceHandlers = Handlers<typeof objectStorage.services, ObjectStorageRequest>;

/** Services: what they are, and what is made of them. */
export const serviceHandlers = (server: ServerContext, options: StorageApiOptions): ServiceHandlers => {
  const { prisma: db } = server;
  const context = () => storageContext(server, options);
  const represent = (service: ServiceDetails) => representService(service, server.configuration.objectsDomain);
  return {
    create: async ({ caller, body }) => represent(await createService(db, caller.id, readService(body), context())),
    list: async ({ caller, query: { limit, offset, sort, label: labels } }) => {
      const page = await listServices(db, caller.id, { limit, offset, sort: readSort(sort), labels });
      const services = page.services.map((service) => representSummary(service, server.configuration.objectsDomain));
      return new WithHeaders(services, { [totalCountHeader]: page.total });
    },
    get: async (request) => represent(await findServiceDetails(db, serviceOf(request))),
    replace: async (request) =>
      represent(await changeSettings(db, serviceOf(request), readServiceChange(request.body), context())),
    modify: async (request) =>
      represent(await changeSettings(db, serviceOf(request), readServiceChange(request.body), context())),
    delete: (request) => deleteService(db, serviceOf(request), request.query, context()),
  };
};
