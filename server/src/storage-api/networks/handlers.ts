import type { objectStorage } from "@concordat/contract/object-storage";
import type { ServerContext } from "../../context.js";
import type { Handlers } from "../../http/handler.js";
import { attachNetwork } from "../../storage/networks/attach.js";
import { detachNetwork } from "../../storage/networks/detach.js";
import { findNetwork, listNetworks } from "../../storage/networks/find.js";
import type { StorageApiOptions } from "../options.js";
import { serviceOf } from "../service-of.js";
import type { StorageCall } from "../storage-call.js";
import { storageContext } from "../storage-context.js";
import { readNetwork, representNetwork } from "./represent.js";

type NetworkHandlers = Handlers<typeof objectStorage.networks, StorageCall>;

/** The networks from which a service is reached. */
export const networkHandlers = (server: ServerContext, options: StorageApiOptions): NetworkHandlers => {
  const context = storageContext(server, options);
  return {
    create: async (call) =>
      representNetwork(await attachNetwork(call.db, serviceOf(call), readNetwork(call.body), context(call))),
    list: async (call) => (await listNetworks(call.db, serviceOf(call))).map(representNetwork),
    get: async (call) => representNetwork(await findNetwork(call.db, serviceOf(call), call.params.network_name)),
    delete: (call) => detachNetwork(call.db, serviceOf(call), call.params.network_name, context(call)),
  };
};
