import { type objectStorage, totalCountHeader } from "@concordat/contract/object-storage";
import type { ServerContext } from "../../context.js";
import type { Handlers } from "../../http/handler.js";
import { WithHeaders } from "../../http/with-headers.js";
import { findOwned } from "../in-service.js";
import type { ObjectStorageRequest } from "../request.js";
import type { ObjectStorageRoomOptions } from "../room-options.js";
import { listServices } from "./list.js";
import { readService, representService } from "./represent.js";
import { changeSettings, createService, deleteService, replaceSettings } from "./write.js";

type ServiceHandlers = Handlers<typeof objectStorage.services, ObjectStorageRequest>;

/** Services: what they are, and their way through life. */
export const serviceHandlers = (context: ServerContext, { onDue }: ObjectStorageRoomOptions): ServiceHandlers => {
  /** What was written is due at once; the worker need not find it by itself. */
  const due = async <Result>(work: Promise<Result>): Promise<Result> => {
    const result = await work;
    onDue?.();
    return result;
  };
  return {
    create: ({ caller, body }) => due(createService(context, caller, body)),

    list: async ({ caller, query }) => {
      const { services, total } = await listServices(context, caller, query);
      return new WithHeaders(services, { [totalCountHeader]: total });
    },

    get: async ({ caller, params: { service_uuid: uuid } }) => {
      const row = await findOwned(caller, uuid, () => readService(context.prisma, uuid));
      return representService(row, context.configuration.objectsDomain);
    },

    replace: ({ caller, params, body }) => due(replaceSettings(context, caller, params.service_uuid, body)),

    modify: ({ caller, params, body }) => due(changeSettings(context, caller, params.service_uuid, body)),

    delete: ({ caller, params, query }) => due(deleteService(context, caller, params.service_uuid, query.force)),
  };
};
