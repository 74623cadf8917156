import type { objectStorage } from "@concordat/contract/object-storage";
import type { ServerContext } from "../../context.js";
import type { Handlers } from "../../http/handler.js";
import { changeWebsite, removeWebsite } from "../../storage/websites/change.js";
import { configureWebsite } from "../../storage/websites/configure.js";
import { findWebsite, listWebsites } from "../../storage/websites/find.js";
import type { ObjectStorageRequest } from "../request.js";
import { serviceOf } from "../service-of.js";
import { storageContext } from "../storage-context.js";
import { readWebsite, readWebsiteChange, representWebsite as represent } from "./represent.js";

type StaticWebsiteHandlers = Handlers<typeof objectStorage.staticWebsites, ObjectStorageRequest>;

/** Static websites: which bucket a domain shows, and how. */
export const staticWebsiteHandlers = (server: ServerContext): StaticWebsiteHandlers => {
  const { prisma: db } = server;
  const context = () => storageContext(server, {});
  return {
    create: async (request) =>
      represent(await configureWebsite(db, serviceOf(request), readWebsite(request.body), context())),
    list: async (request) => (await listWebsites(db, serviceOf(request))).map(represent),
    get: async (request) => represent(await findWebsite(db, serviceOf(request), request.params.domain_name)),
    modify: async (request) => {
      const change = readWebsiteChange(request.body);
      return represent(await changeWebsite(db, serviceOf(request), request.params.domain_name, change, context()));
    },
    delete: (request) => removeWebsite(db, serviceOf(request), request.params.domain_name),
  };
};
