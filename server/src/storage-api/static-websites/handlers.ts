import type { objectStorage } from "@concordat/contract/object-storage";
import type { ServerContext } from "../../context.js";
import type { Handlers } from "../../http/handler.js";
import { changeWebsite, removeWebsite } from "../../storage/websites/change.js";
import { configureWebsite } from "../../storage/websites/configure.js";
import { findWebsite, listWebsites } from "../../storage/websites/find.js";
import { serviceOf } from "../service-of.js";
import type { StorageCall } from "../storage-call.js";
import { storageContext } from "../storage-context.js";
import { readWebsite, readWebsiteChange, representWebsite as represent } from "./represent.js";

type StaticWebsiteHandlers = Handlers<typeof objectStorage.staticWebsites, StorageCall>;

/** Static websites: which bucket a domain shows, and how. */
export const staticWebsiteHandlers = (server: ServerContext): StaticWebsiteHandlers => {
  const context = storageContext(server, {});
  return {
    create: async (call) =>
      represent(await configureWebsite(call.db, serviceOf(call), readWebsite(call.body), context(call))),
    list: async (call) => (await listWebsites(call.db, serviceOf(call))).map(represent),
    get: async (call) => represent(await findWebsite(call.db, serviceOf(call), call.params.domain_name)),
    modify: async (call) => {
      const change = readWebsiteChange(call.body);
      return represent(await changeWebsite(call.db, serviceOf(call), call.params.domain_name, change, context(call)));
    },
    delete: (call) => removeWebsite(call.db, serviceOf(call), call.params.domain_name),
  };
};
