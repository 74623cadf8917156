import type { ServerContext } from "../context.js";
import { createWorker, type Worker } from "../due-work/worker.js";

const dayMs = 24 * 60 * 60_000;
const longestSleepMs = 60 * 60_000;

/** Removes the records that are older than so many days. */
export const forgetRecords = async (
  { prisma, clock }: Pick<ServerContext, "prisma" | "clock">,
  days: number,
): Promise<void> => {
  await prisma.auditRecord.deleteMany({ where: { at: { lt: new Date(clock().getTime() - days * dayMs) } } });
};

/** Starts the worker that keeps the trail from growing without end. */
export const createForgetRecordsWorker = (
  context: Pick<ServerContext, "prisma" | "clock" | "log">,
  days: number,
): Worker =>
  createWorker({
    longestSleepMs,
    log: context.log,
    failure: "old records of the audit trail cannot be removed",
    round: async () => {
      await forgetRecords(context, days);
      return longestSleepMs;
    },
  });
