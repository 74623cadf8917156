import type { ServerContext } from "../context.js";
import { queryTexts } from "../database/own-statement.js";
import { rowByKey } from "../database/row-by-key.js";
import { findRows, rowsOf } from "../database/rows.js";
import { transaction } from "../database/transaction.js";
import { Prisma, type StorageService } from "../generated/prisma/client.js";
import type { Caller } from "./account-authentication.js";
import { findOwned, isUuid } from "./find-owned.js";
import { serviceError } from "./refusals.js";

const serviceByUuid = rowByKey("StorageService", { uuid: "uuid" }, {});
const services = rowsOf("StorageService", {});

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
      const own = Prisma.sql`WHERE uuid = ${uuid}::uuid AND account_id = ${caller.id} FOR UPDATE`;
      return (await findRows(tx, services, own))[0] ?? null;
    });
    if (service.deletionStartedAt !== null) throw serviceError("The service is being deleted.");
    return work(tx, service);
  });

/**
 * Adds a row to a service in one statement, which is a transaction of its own: for what need not be counted first, and is kept
 * unique by a constraint. Others may add to the service at the same time, but nobody can begin to delete it.
 *
 * @param insert an INSERT that selects `service.uuid` from `service`, and returns a text
 * @returns that text
 * @throws ApiError as `changeService` does
 */
export const addToService = async (
  { prisma }: Pick<ServerContext, "prisma">,
  caller: Caller,
  uuid: string,
  insert: Prisma.Sql,
): Promise<string> => {
  const [added] = isUuid(uuid)
    ? await queryTexts(
        prisma,
        Prisma.sql`
          WITH service AS (
            SELECT uuid FROM storage_services
            WHERE uuid = ${uuid}::uuid AND account_id = ${caller.id} AND deletion_started_at IS NULL FOR SHARE
          ) ${insert}`,
      )
    : [];
  return added ?? whyNot({ prisma }, caller, uuid);
};

/** Looks again at a service to which nothing could be added. */
const whyNot = (context: Pick<ServerContext, "prisma">, caller: Caller, uuid: string): Promise<never> =>
  changeService(context, caller, uuid, async () => {
    throw new Error(`Nothing was added to service ${uuid}.`);
  });
