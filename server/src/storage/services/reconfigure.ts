import { updateRows } from "../../database/write-rows.js";
import type { Prisma, PrismaClient, StorageService } from "../../generated/prisma/client.js";
import { changeService } from "../in-service.js";
import type { ServiceRef } from "../service-ref.js";
import type { SetupContext } from "../storage-context.js";
import { setUpAnew, stepAtOnce } from "./steps.js";

/**
 * Changes what decides how a service is set up, in a transaction that has the service to itself: the set-up starts again.
 *
 * @throws StorageError as `changeService` does
 */
export const reconfigureService = async <Result>(
  db: PrismaClient,
  ref: ServiceRef,
  { clock, onScheduled, provisioningStepMs }: SetupContext,
  work: (tx: Prisma.TransactionClient, service: StorageService) => Promise<Result>,
): Promise<Result> => {
  const result = await changeService(db, ref, async (tx, service) => {
    const done = await work(tx, service);
    const now = clock();
    await updateRows(tx, "StorageService", { uuid: service.uuid }, setUpAnew(now));
    await stepAtOnce(tx, service.uuid, { now, provisioningStepMs });
    return done;
  });
  onScheduled();
  return result;
};
