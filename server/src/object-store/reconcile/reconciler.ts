import type { ServerContext } from "../../context.js";
import { queryRows, queryTexts } from "../../database/own-statement.js";
import { createWorker, type Worker } from "../../due-work/worker.js";
import { recountBucket } from "../buckets/recount.js";

/** A start has other things to do first. */
const firstMs = 60_000;
const lookMs = 600_000;

/** A bucket is counted anew once a day; one with a drift every hour, so that it is known when that is over. */
const betweenMs = 86_400_000;
const betweenDriftsMs = 3_600_000;

/** To count a large bucket reads all of its rows: the next one waits for many times as long as that took. */
const restFactor = 20;
const shortestRestMs = 100;

const enrolledAtOnce = 1_000;

const enrollText = `
  INSERT INTO storage_reconciliations (bucket_id, due_at)
  SELECT id, $1::timestamptz FROM storage_buckets AS bucket
  WHERE service_uuid IS NOT NULL AND NOT EXISTS (SELECT FROM storage_reconciliations WHERE bucket_id = bucket.id)
  ORDER BY id LIMIT $2::int ON CONFLICT DO NOTHING`;

/** What is claimed is due again when the claim has run out. */
const claimText = `
  UPDATE storage_reconciliations SET due_at = $2::timestamptz
  WHERE bucket_id = (
    SELECT bucket_id FROM storage_reconciliations WHERE due_at <= $1::timestamptz ORDER BY due_at LIMIT 1
    FOR UPDATE SKIP LOCKED)
  RETURNING bucket_id::text`;

const doneText =
  "UPDATE storage_reconciliations SET due_at = $2::timestamptz, drifts = $3::bool WHERE bucket_id = $1::bigint";

type Context = Pick<ServerContext, "prisma" | "clock" | "log">;

/** Takes buckets in that were created since. */
export const enrollBuckets = async ({ prisma, clock }: Pick<Context, "prisma" | "clock">): Promise<void> => {
  await queryRows(prisma, { text: enrollText, values: [clock().toISOString(), enrolledAtOnce] });
};

/**
 * Compares the usage of one bucket that is due with what is in it. A drift is an alarm in the log, and a figure among the metrics:
 * usage is changed by nobody but those who change what is in a bucket.
 *
 * @returns whether there was one
 */
export const reconcileNext = async ({ prisma, clock, log }: Context): Promise<boolean> => {
  const now = clock();
  const later = (ms: number) => new Date(now.getTime() + ms).toISOString();
  const [bucketId] = await queryTexts(prisma, { text: claimText, values: [now.toISOString(), later(betweenDriftsMs)] });
  if (bucketId === undefined) return false;
  const drift = await recountBucket(prisma, BigInt(bucketId));
  if (drift) {
    const { serviceUuid, bucketName, counted, found } = drift;
    log.error(
      { alarm: "usage", serviceUuid, bucketName, counted, found },
      "the usage of a bucket is not what is in it",
    );
  }
  const values = [bucketId, later(drift ? betweenDriftsMs : betweenMs), drift !== undefined];
  await queryRows(prisma, { text: doneText, values });
  return true;
};

/** Makes the worker that counts buckets anew, one after the other, at a pace that leaves the database to others. */
export const createReconciler = (context: Context): Worker => {
  let waitMs = firstMs;
  return createWorker({
    longestSleepMs: lookMs,
    log: context.log,
    failure: "the usage of buckets cannot be compared with what is in them",
    round: async () => {
      const firstWaitMs = waitMs;
      waitMs = 0;
      if (firstWaitMs > 0) return firstWaitMs;
      const began = performance.now();
      if (await reconcileNext(context)) return Math.max(shortestRestMs, restFactor * (performance.now() - began));
      await enrollBuckets(context);
      return (await reconcileNext(context)) ? shortestRestMs : lookMs;
    },
  });
};
