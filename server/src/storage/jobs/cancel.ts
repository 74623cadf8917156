import { jobStates } from "@concordat/contract/object-storage";
import { transaction } from "../../database/transaction.js";
import type { PrismaClient } from "../../generated/prisma/client.js";
import type { StorageContext } from "../storage-context.js";
import { invalid } from "../storage-error.js";
import { findJob } from "./find.js";

/**
 * Calls a job off, and forgets its secrets. The server that carries it out notices within a second.
 *
 * @throws StorageError `NotFound`, or `Invalid` for a job that has ended
 */
export const cancelJob = async (
  db: PrismaClient,
  accountId: string,
  uuid: string,
  { clock }: Pick<StorageContext, "clock">,
): Promise<void> => {
  await findJob(db, accountId, uuid);
  await transaction(db, async (tx) => {
    // one statement decides who cancels it, and whether it has ended meanwhile
    const { count } = await tx.storageJob.updateMany({
      where: { uuid, operationalState: { in: [...jobStates.unfinished] } },
      data: {
        operationalState: "canceled",
        updatedAt: clock(),
        secretsSealed: new Uint8Array(),
        dueAt: null,
        claimedUntil: null,
      },
    });
    if (count === 0) throw invalid("jobUuid", "The job has ended already.");
  });
};
