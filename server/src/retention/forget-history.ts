import type { ServerContext } from "../context.js";
import { createWorker, type Worker } from "../due-work/worker.js";
import { rollUpSamples } from "../storage/usage/roll-up-samples.js";
import { endedHistory } from "./ended-history.js";

const dayMs = 24 * 60 * 60_000;
const longestSleepMs = 60 * 60_000;

/** So many rows are removed by one statement, so that none holds locks for long. */
const batchSize = 1000;

/**
 * Removes what ended more than so many days ago, and adds up samples of minutes that are older.
 *
 * @returns how many rows of each table are gone
 */
export const forgetHistory = async (
  { prisma, clock }: Pick<ServerContext, "prisma" | "clock">,
  days: number,
): Promise<Record<string, number>> => {
  const ended = new Date(clock().getTime() - days * dayMs);
  const removed: Record<string, number> = {};
  for (const { table, key, condition } of endedHistory) {
    const statement = `DELETE FROM ${table} WHERE ${key} IN (SELECT ${key} FROM ${table} WHERE ${condition} LIMIT ${batchSize})`;
    let count: number;
    do {
      count = await prisma.$executeRawUnsafe(statement, ended);
      removed[table] = (removed[table] ?? 0) + count;
    } while (count === batchSize);
  }
  let count: number;
  do {
    count = await rollUpSamples(prisma, ended, batchSize);
    removed["storage_samples"] = (removed["storage_samples"] ?? 0) + count;
  } while (count === batchSize);
  return removed;
};

/** Makes the worker that keeps what has ended from growing without end. */
export const createForgetHistoryWorker = (
  context: Pick<ServerContext, "prisma" | "clock" | "log">,
  days: number,
): Worker =>
  createWorker({
    longestSleepMs,
    log: context.log,
    failure: "what has ended long ago cannot be removed",
    round: async () => {
      await forgetHistory(context, days);
      return longestSleepMs;
    },
  });
