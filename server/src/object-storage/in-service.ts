import type { ServerContext } from "../context.js";
import { transaction } from "../database/transaction.js";
import type { Prisma, StorageService } from "../generated/prisma/client.js";
import type { Caller } from "./account-authentication.js";
import { notFound, serviceError } from "./refusals.js";

const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text can be the id of anything; what cannot is not found. */
export const isUuid = (text: string): boolean => uuidPattern.test(text);

/** The service of an id, for reading. @throws ApiError `notFound` for ids that are unknown, malformed or another account's */
export const findService = async (
  prisma: Prisma.TransactionClient,
  caller: Caller,
  uuid: string,
): Promise<StorageService> => {
  const service = isUuid(uuid) ? await prisma.storageService.findUnique({ where: { uuid } }) : null;
  if (service?.accountId !== caller.id) throw notFound();
  return service;
};

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
    if (!isUuid(uuid)) throw notFound();
    // of one's own only: nobody is to hold up another account's service
    await tx.$queryRaw`
      SELECT uuid FROM storage_services WHERE uuid = ${uuid}::uuid AND account_id = ${caller.id} FOR UPDATE`;
    const service = await findService(tx, caller, uuid);
    if (service.deletionStartedAt !== null) throw serviceError("The service is being deleted.");
    return work(tx, service);
  });
