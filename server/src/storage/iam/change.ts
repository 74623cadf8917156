import { runLast } from "../../database/own-statement.js";
import { Prisma, type PrismaClient } from "../../generated/prisma/client.js";
import { type Addition, addToService, changeService } from "../in-service.js";
import type { ServiceRef } from "../service-ref.js";

/**
 * Moves the revision of a service's identities and policies. What somebody worked out from them and remembered under an
 * earlier revision no longer counts once the transaction is committed.
 *
 * @param services a query of a service's UUID
 */
const moveRevisionOf = (services: Prisma.Sql): Prisma.Sql => Prisma.sql`
  INSERT INTO iam_revisions (service_uuid, revision) ${services}
  ON CONFLICT (service_uuid) DO UPDATE SET revision = iam_revisions.revision + 1`;

/**
 * Changes identities or policies of a service: every command of IAM goes this way, or that of `addToIam`. The revision moves
 * with the change, in one transaction that has the service to itself.
 *
 * @throws StorageError as `changeService` does
 */
export const changeIam = <Result>(
  db: PrismaClient,
  service: ServiceRef,
  work: (tx: Prisma.TransactionClient, serviceUuid: string) => Promise<Result>,
): Promise<Result> =>
  changeService(db, service, async (tx, { uuid }) => {
    runLast(tx, moveRevisionOf(Prisma.sql`VALUES (${uuid}::uuid, 1)`));
    return work(tx, uuid);
  });

/**
 * Adds one identity to a service and moves the revision, all in one statement:  as
 * `addToService` does.
 *
 * @returns the text of the INSERT
 * @throws StorageError as `addToService` does
 */
export const addToIam = (db: PrismaClient, service: ServiceRef, addition: Addition): Promise<string> =>
  addToService(
    db,
    service,
    addition,
    Prisma.sql`moved AS (${moveRevisionOf(Prisma.sql`SELECT uuid, 1 FROM service`)}),`,
  );
