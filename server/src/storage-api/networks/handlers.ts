import type { objectStorage } from "@concordat/contract/object-storage";
import type { ServerContext } from "../../context.js";
import type { Handlers } from "../../http/handler.js";
import { attachNetwork } from "../../storage/networks/attach.js";
import { detachNetwork } from "../../storage/networks/detach.js";
import { findNetwork, listNetworks } from "../../storage/networks/find.js";
import type { StorageApiOptions } from "../options.js";
import type { ObjectStorageRequest } from "../request.js";
import { serviceOf } from "../service-of.js";
import { storageContext } from "../storage-context.js";
import { readNetwork, representNetwork } from "./represent.js";

type NetworkHandlers = Handlers<typeof objectStorage.networks, ObjectStorageRequest>;

/** The networks from which a service is reached. */
export const networkHandlers = (server: ServerContext, options: StorageApiOptions): NetworkHandlers => {
  const { prisma: db } = server;
  const context = () => storageContext(server, options);
  return {
    create: async (request) =>
      representNetwork(await attachNetwork(db, serviceOf(request), readNetwork(request.body), context())),
    list: async (request) => (await listNetworks(db, serviceOf(request))).map(representNetwork),
    get: async (request) => representNetwork(await findNetwork(db, serviceOf(request), request.params.network_name)),
    delete: (request) => detachNetwork(db, serviceOf(request), request.params.network_name, context()),
  };
};
