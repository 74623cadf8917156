import { type NetworkDetailResponse, networkLimits, type objectStorage } from "@concordat/contract/object-storage";
import type { ServerContext } from "../../context.js";
import { isUniqueViolation } from "../../database/transaction.js";
import type { StorageNetwork } from "../../generated/prisma/client.js";
import type { Handlers } from "../../http/handler.js";
import { setUpAnew } from "../../storage/services/settle.js";
import { changeService, findService } from "../in-service.js";
import { alreadyExists, invalid, notFound } from "../refusals.js";
import type { ObjectStorageRequest } from "../request.js";
import type { ObjectStorageRoomOptions } from "../room-options.js";
import { networkRow } from "../services/contents.js";

type NetworkHandlers = Handlers<typeof objectStorage.networks, ObjectStorageRequest>;

export const representNetwork = ({ family, name, type, networkUuid }: StorageNetwork): NetworkDetailResponse => ({
  family: family as "IPv4",
  name,
  type: type as "public" | "private",
  ...(networkUuid === null ? {} : { uuid: networkUuid }),
});

/** The networks from which a service is reached. Whatever changes them sets the service up anew. */
export const networkHandlers = (context: ServerContext, { onDue }: ObjectStorageRoomOptions): NetworkHandlers => {
  const { prisma, clock } = context;
  return {
    create: async ({ caller, params: { service_uuid: uuid }, body }) => {
      const row = await changeService(context, caller, uuid, async (tx) => {
        const networks = await tx.storageNetwork.findMany({ where: { serviceUuid: uuid } });
        if (networks.length >= networkLimits.perService) {
          throw invalid("name", `A service has at most ${networkLimits.perService} networks.`);
        }
        if (networks.some(({ name }) => name === body.name)) throw invalid("name", alreadyExists);
        if (body.type === "public" && networks.some(({ type }) => type === "public")) {
          throw invalid("type", "A service has at most one public network.");
        }
        await tx.storageService.update({ where: { uuid }, data: setUpAnew(clock()) });
        return tx.storageNetwork.create({ data: networkRow(uuid, body) });
      }).catch((error: unknown) => {
        throw isUniqueViolation(error) ? invalid("name", alreadyExists, error) : error;
      });
      onDue?.();
      return representNetwork(row);
    },

    list: async ({ caller, params: { service_uuid: uuid } }) => {
      await findService(prisma, caller, uuid);
      const rows = await prisma.storageNetwork.findMany({ where: { serviceUuid: uuid }, orderBy: { position: "asc" } });
      return rows.map(representNetwork);
    },

    get: async ({ caller, params: { service_uuid: uuid, network_name: name } }) => {
      await findService(prisma, caller, uuid);
      const row = await prisma.storageNetwork.findUnique({ where: { serviceUuid_name: { serviceUuid: uuid, name } } });
      if (!row) throw notFound();
      return representNetwork(row);
    },

    delete: async ({ caller, params: { service_uuid: uuid, network_name: name } }) => {
      await changeService(context, caller, uuid, async (tx) => {
        const { count } = await tx.storageNetwork.deleteMany({ where: { serviceUuid: uuid, name } });
        if (count === 0) throw notFound();
        await tx.storageService.update({ where: { uuid }, data: setUpAnew(clock()) });
      });
      onDue?.();
    },
  };
};
