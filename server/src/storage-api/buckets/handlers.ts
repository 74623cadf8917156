import { type objectStorage, totalCountHeader } from "@concordat/contract/object-storage";
import type { ServerContext } from "../../context.js";
import type { StorageBucket } from "../../generated/prisma/client.js";
import type { Handlers } from "../../http/handler.js";
import { WithHeaders } from "../../http/with-headers.js";
import { setUpAnew } from "../../storage/services/settle.js";
import { changeService, findService } from "../in-service.js";
import type { StorageApiOptions } from "../options.js";
import { alreadyExists, invalid, notFound } from "../refusals.js";
import type { StorageCall } from "../storage-call.js";

type BucketHandlers = Handlers<typeof objectStorage.buckets, StorageCall>;

const represent = (row: StorageBucket) => ({
  deleted: row.deletedAt !== null,
  name: row.name,
  total_objects: Number(row.totalObjects),
  total_size_bytes: Number(row.totalSizeBytes),
});

/** Buckets. A deleted one is out of use at once, yet listed until it has been cleaned up. */
export const bucketHandlers = (
  context: ServerContext,
  { onDue = () => undefined }: StorageApiOptions,
): BucketHandlers => {
  const { clock, configuration } = context;
  const at = (serviceUuid: string, name: string) => ({ serviceUuid_name: { serviceUuid, name } });
  return {
    create: ({ principal, params: { service_uuid: serviceUuid }, body: { name }, db }) =>
      changeService(db, principal, serviceUuid, async (tx) => {
        const known = await tx.storageBucket.findUnique({ where: at(serviceUuid, name) });
        if (known?.deletedAt) throw invalid("name", "A bucket of this name is still being cleaned up.");
        if (known) throw invalid("name", alreadyExists);
        return represent(await tx.storageBucket.create({ data: { serviceUuid, name, createdAt: clock() } }));
      }),

    list: async ({ principal, params: { service_uuid: serviceUuid }, query: { limit, offset }, db }) => {
      await findService(db, principal, serviceUuid);
      const where = { serviceUuid };
      const [total, rows] = await Promise.all([
        db.storageBucket.count({ where }),
        limit === 0 ? [] : db.storageBucket.findMany({ where, orderBy: { name: "asc" }, take: limit, skip: offset }),
      ]);
      return new WithHeaders(rows.map(represent), { [totalCountHeader]: total });
    },

    delete: async ({ principal, params: { service_uuid: serviceUuid, bucket_name: name }, db, afterCommit }) => {
      await changeService(db, principal, serviceUuid, async (tx) => {
        const bucket = await tx.storageBucket.findUnique({ where: at(serviceUuid, name) });
        if (!bucket) throw notFound();
        if (bucket.deletedAt) return;
        const now = clock();
        const cleanupDueAt = new Date(now.getTime() + configuration.bucketCleanupMs);
        await tx.storageBucket.update({ where: at(serviceUuid, name), data: { deletedAt: now, cleanupDueAt } });
        await tx.storageService.update({ where: { uuid: serviceUuid }, data: setUpAnew(now) });
      });
      afterCommit(onDue);
    },
  };
};
