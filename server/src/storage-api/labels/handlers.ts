import { labelLimits, type objectStorage } from "@concordat/contract/object-storage";
import type { ServerContext } from "../../context.js";
import type { StorageLabel } from "../../generated/prisma/client.js";
import type { Handlers } from "../../http/handler.js";
import { changeService, findService } from "../in-service.js";
import { alreadyExists, invalid, notFound } from "../refusals.js";
import type { ObjectStorageRequest } from "../request.js";

type LabelHandlers = Handlers<typeof objectStorage.labels, ObjectStorageRequest>;

const represent = ({ key, value }: StorageLabel) => ({ key, value });

/** Labels, by which services are found. They change nothing about how a service runs. */
export const labelHandlers = (context: ServerContext): LabelHandlers => {
  const { prisma } = context;
  const at = (serviceUuid: string, key: string) => ({ serviceUuid_key: { serviceUuid, key } });
  return {
    create: ({ caller, params: { service_uuid: serviceUuid }, body: { key, value } }) =>
      changeService(context, caller, serviceUuid, async (tx) => {
        if (await tx.storageLabel.findUnique({ where: at(serviceUuid, key) })) throw invalid("key", alreadyExists);
        if ((await tx.storageLabel.count({ where: { serviceUuid } })) >= labelLimits.perService) {
          throw invalid("key", `A service has at most ${labelLimits.perService} labels.`);
        }
        return represent(await tx.storageLabel.create({ data: { serviceUuid, key, value } }));
      }),

    list: async ({ caller, params: { service_uuid: serviceUuid } }) => {
      await findService(prisma, caller, serviceUuid);
      const rows = await prisma.storageLabel.findMany({ where: { serviceUuid }, orderBy: { position: "asc" } });
      return rows.map(represent);
    },

    get: async ({ caller, params: { service_uuid: serviceUuid, label_key: key } }) => {
      await findService(prisma, caller, serviceUuid);
      const row = await prisma.storageLabel.findUnique({ where: at(serviceUuid, key) });
      if (!row) throw notFound();
      return represent(row);
    },

    modify: ({ caller, params: { service_uuid: serviceUuid, label_key: key }, body }) =>
      changeService(context, caller, serviceUuid, async (tx) => {
        const row = await tx.storageLabel.findUnique({ where: at(serviceUuid, key) });
        if (!row) throw notFound();
        const renamed = body.key ?? key;
        if (renamed !== key && (await tx.storageLabel.findUnique({ where: at(serviceUuid, renamed) }))) {
          throw invalid("key", alreadyExists);
        }
        const data = { key: renamed, value: body.value ?? row.value };
        return represent(await tx.storageLabel.update({ where: at(serviceUuid, key), data }));
      }),

    delete: ({ caller, params: { service_uuid: serviceUuid, label_key: key } }) =>
      changeService(context, caller, serviceUuid, async (tx) => {
        const { count } = await tx.storageLabel.deleteMany({ where: { serviceUuid, key } });
        if (count === 0) throw notFound();
      }),
  };
};
