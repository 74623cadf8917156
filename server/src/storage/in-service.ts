import { rowByKey } from "../database/row-by-key.js";
import { findRows, rowsOf } from "../database/rows.js";
import { transaction } from "../database/transaction.js";
import { insertInOne } from "../database/write-rows.js";
import { Prisma, type PrismaClient, type StorageService } from "../generated/prisma/client.js";
import { isUuid, type ServiceRef } from "./service-ref.js";
import { notFound, StorageError } from "./storage-error.js";

const serviceByUuid = rowByKey("StorageService", { uuid: "uuid" }, {});
const services = rowsOf("StorageService", {});

/** The condition that keeps tenants apart, as part of a statement on `storage_services`. */
const named = ({ uuid, accountId }: ServiceRef): Prisma.Sql =>
  accountId === undefined
    ? Prisma.sql`uuid = ${uuid}::uuid`
    : Prisma.sql`uuid = ${uuid}::uuid AND account_id = ${accountId}`;

/**
 * What an account owns, by its id: the one place that keeps tenants apart where a row is read.
 *
 * @param find looks the row up, whosever it is
 * @throws StorageError `NotFound` for ids that are unknown, malformed or another account's
 */
export const findOwned = async <Row extends { readonly accountId: string }>(
  { uuid, accountId }: ServiceRef,
  find: () => Promise<Row | null>,
): Promise<Row> => {
  const row = isUuid(uuid) ? await find() : null;
  if (row === null || (accountId !== undefined && row.accountId !== accountId)) throw notFound();
  return row;
};

/** Reads a service. @throws StorageError `NotFound` */
export const findService = (db: Prisma.TransactionClient, service: ServiceRef): Promise<StorageService> =>
  findOwned(service, () => serviceByUuid(db, { uuid: service.uuid }));

/**
 * Changes something inside a service, in one transaction that has the service to itself: counting what is there and
 * adding to it cannot be overtaken, which is how limits hold. Whoever writes objects does not wait for it: the lock leaves
 * the keys of the service's row free for foreign keys.
 *
 * @throws StorageError `NotFound`, or `ServiceDeleting`
 */
export const changeService = <Result>(
  db: PrismaClient,
  ref: ServiceRef,
  work: (tx: Prisma.TransactionClient, service: StorageService) => Promise<Result>,
): Promise<Result> =>
  transaction(db, async (tx) => {
    const service = await findOwned(ref, async () => {
      // of one's own only: nobody is to hold up another account's service
      const own = Prisma.sql`WHERE ${named(ref)} FOR NO KEY UPDATE`;
      return (await findRows(tx, services, own))[0] ?? null;
    });
    if (service.deletionStartedAt !== null) {
      throw new StorageError("ServiceDeleting", "The service is being deleted.");
    }
    return work(tx, service);
  });

/** What is added to a service in one statement. */
export interface Addition {
  /** An INSERT that selects `service.uuid` from `service`, and returns a text; or a SELECT of one that stands beside. */
  readonly insert: Prisma.Sql;
  /** Whether one more is within the quota, as a condition on `locked.uuid`. It must count by a volatile function. */
  readonly isWithin: Prisma.Sql;
  /** The refusal of what is not. */
  readonly beyond: StorageError;
}

/**
 * Adds a row to a service in one statement, which is a transaction of its own and has the service to itself: counting what is
 * there and adding to it cannot be overtaken.
 *
 * @param beside what else is to be done in the statement: parts of WITH, each with a comma after it
 * @returns the text of the INSERT
 * @throws StorageError as `changeService` does, and what is beyond the quota
 */
export const addToService = async (
  db: PrismaClient,
  ref: ServiceRef,
  { insert, isWithin, beyond }: Addition,
  beside: Prisma.Sql = Prisma.empty,
): Promise<string> => {
  const own = Prisma.sql`
    SELECT uuid FROM storage_services WHERE ${named(ref)} AND deletion_started_at IS NULL OFFSET 0 FOR NO KEY UPDATE`;
  // counted behind the lock: without OFFSET the planner would move the condition into the subquery, in front of the lock
  const service = Prisma.sql`SELECT uuid FROM (${own}) AS locked WHERE ${isWithin}`;
  const change = Prisma.sql`WITH service AS (${service}), ${beside} added (answer) AS (${insert})`;
  const [added] = isUuid(ref.uuid) ? await insertInOne(db, change) : [];
  return added ?? whyNot(db, ref, beyond);
};

/** Looks again at a service to which nothing could be added. */
const whyNot = (db: PrismaClient, ref: ServiceRef, beyond: StorageError): Promise<never> =>
  changeService(db, ref, async () => {
    throw beyond;
  });
