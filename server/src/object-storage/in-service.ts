import type { ServerContext } from "../context.js";
import { rowByKey } from "../database/row-by-key.js";
import { transaction } from "../database/transaction.js";
import type { Prisma, StorageService } from "../generated/prisma/client.js";
import type { Caller } from "./account-authentication.js";
import { findOwned } from "./find-owned.js";
import { serviceError } from "./refusals.js";

const serviceByUuid = rowByKey("StorageService", { uuid: "uuid" }, {});

/** The service of an id, for reading. @throws ApiError `notFound` for ids that are unknown, malformed or another account's */
export const findService = (prisma: Prisma.TransactionClient, caller: Caller, uuid: string): Promise<StorageService> =>
  findOwned(caller, uuid, () => serviceByUuid(prisma, { uuid }));

/**
 * Changes something inside a service, in one transaction that has the service to itself: counting what is there and
 * adding to it cannot be overtaken, which is how limits hold.
 *
 * @throws ApiError `notFound`, or `serviceError` when the service is being deleted
 */
export const changeService = <Result>(
  { prisma }: Pick<ServerContext, "prisma">,
  caller: Caller,
  uuid: string,
  work: (tx: Prisma.TransactionClient, service: StorageService) => Promise<Result>,
): Promise<Result> =>
  transaction(prisma, async (tx) => {
    const service = await findOwned(caller, uuid, async () => {
      // of one's own only: nobody is to hold up another account's service
      await tx.$queryRaw`
        SELECT uuid FROM storage_services WHERE uuid = ${uuid}::uuid AND account_id = ${caller.id} FOR UPDATE`;
      return tx.storageService.findUnique({ where: { uuid } });
    });
    if (service.deletionStartedAt !== null) throw serviceError("The service is being deleted.");
    return work(tx, service);
  });
