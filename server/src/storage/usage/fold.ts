import type { ServerContext } from "../../context.js";
import { queryTexts } from "../../database/own-statement.js";
import { createWorker, type Worker } from "../../due-work/worker.js";
import { Prisma, type PrismaClient } from "../../generated/prisma/client.js";
import { shownColumns, usageColumns } from "./figures.js";
import { addToSamples } from "./samples.js";

/** As many as one statement takes, which is a matter of milliseconds. */
const mostAtOnce = 10_000;

const columns = Prisma.raw(usageColumns.join(", "));
const sums = Prisma.raw(usageColumns.map((column) => `sum(${column})`).join(", "));
const increments = Prisma.raw(
  usageColumns.map((column) => `${column} = storage_usage.${column} + EXCLUDED.${column}`).join(", "),
);

/**
 * @param taken a query of the keys of the changes that are taken. Rows are written in an order, so that two servers that fold
 * at once do not lock each other out.
 */
const fold = (taken: Prisma.Sql): Prisma.Sql => Prisma.sql`
  WITH taken AS (
    DELETE FROM storage_usage_changes WHERE (service_uuid, bucket_id, id) IN (${taken}) RETURNING *
  ), added AS (
    INSERT INTO storage_usage (service_uuid, bucket_id, ${columns})
    SELECT service_uuid, bucket_id, ${sums} FROM taken GROUP BY service_uuid, bucket_id ORDER BY service_uuid, bucket_id
    ON CONFLICT (service_uuid, bucket_id) DO UPDATE SET ${increments}
  ), sampled AS (
    ${addToSamples(
      ["bytesChange", "objectsChange"],
      Prisma.sql`
        SELECT service_uuid, date_trunc('minute', at) AS minute, sum(bytes), sum(objects)
        FROM (SELECT service_uuid, at, ${shownColumns} FROM taken) AS shown
        GROUP BY service_uuid, minute ORDER BY service_uuid, minute`,
    )}
  )
  SELECT count(*)::text FROM taken`;

const keys = Prisma.sql`SELECT service_uuid, bucket_id, id FROM storage_usage_changes`;

/**
 * Adds changes of usage to the totals of their buckets and to the samples of their services, in one statement: the sum of totals
 * and changes is the same before, after and meanwhile. Servers that fold at once take different changes.
 *
 * @param limit how many changes are taken at most
 * @returns how many were taken
 */
export const foldUsage = async (db: PrismaClient, limit = mostAtOnce): Promise<number> => {
  const [taken] = await queryTexts(db, fold(Prisma.sql`${keys} LIMIT ${limit}::int FOR UPDATE SKIP LOCKED`));
  return Number(taken);
};

/**
 * Removes the usage of a bucket into which nobody writes any more, and notes down what was left of it as deleted.
 *
 * @param at when the bucket goes
 */
export const removeUsage = async (
  tx: Prisma.TransactionClient,
  { serviceUuid, bucketId }: { readonly serviceUuid: string; readonly bucketId: bigint },
  at: Date,
): Promise<void> => {
  const ofBucket = Prisma.sql`service_uuid = ${serviceUuid}::uuid AND bucket_id = ${String(bucketId)}::bigint`;
  // waits for whoever is just folding some of it: after that, all is in the totals
  await queryTexts(tx, fold(Prisma.sql`${keys} WHERE ${ofBucket} FOR UPDATE`));
  const minute = Prisma.sql`date_trunc('minute', ${at.toISOString()}::timestamptz)`;
  const left = Prisma.sql`
    SELECT ${serviceUuid}::uuid, ${minute}, objects, bytes, -objects, -bytes
    FROM (SELECT ${shownColumns} FROM removed) AS shown WHERE objects <> 0 OR bytes <> 0`;
  await tx.$executeRaw`
    WITH removed AS (DELETE FROM storage_usage WHERE ${ofBucket} RETURNING *)
    ${addToSamples(["objectsDeleted", "bytesDeleted", "objectsChange", "bytesChange"], left)}`;
};

/** While there is something to fold, so often; else a look now and then is enough. */
const busyMs = 1_000;
const idleMs = 5_000;

/** Makes the worker that folds usage. */
export const createFoldWorker = ({ prisma, log }: Pick<ServerContext, "prisma" | "log">): Worker =>
  createWorker({
    longestSleepMs: idleMs,
    log,
    failure: "changes of usage cannot be added up",
    round: async () => {
      const taken = await foldUsage(prisma);
      if (taken === mostAtOnce) return 0;
      return taken > 0 ? busyMs : idleMs;
    },
  });
