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
import { serviceOf } from "../service-of.js";
import type { StorageCall } from "../storage-call.js";
import { storageContext } from "../storage-context.js";
import { readService, readServiceChange, readSort } from "./input.js";
import { representService, representSummary } from "./represent.js";

type ServiceHandlers = Handlers<typeof objectStorage.services, StorageCall>;

/** Services: what they are, and what is made of them. */
export const serviceHandlers = (server: ServerContext, options: StorageApiOptions): ServiceHandlers => {
  const context = storageContext(server, options);
  const represent = (service: ServiceDetails) => representService(service, server.configuration.objectsDomain);
  return {
    create: async (call) =>
      represent(await createService(call.db, call.principal.id, readService(call.body), context(call))),
    list: async ({ principal, query: { limit, offset, sort, label: labels }, db }) => {
      const page = await listServices(db, principal.id, { limit, offset, sort: readSort(sort), labels });
      const services = page.services.map((service) => representSummary(service, server.configuration.objectsDomain));
      return new WithHeaders(services, { [totalCountHeader]: page.total });
    },
    get: async (call) => represent(await findServiceDetails(call.db, serviceOf(call))),
    replace: async (call) =>
      represent(await changeSettings(call.db, serviceOf(call), readServiceChange(call.body), context(call))),
    modify: async (call) =>
      represent(await changeSettings(call.db, serviceOf(call), readServiceChange(call.body), context(call))),
    delete: (call) => deleteService(call.db, serviceOf(call), call.query, context(call)),
  };
};
