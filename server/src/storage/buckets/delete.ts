import { queryRows } from "../../database/own-statement.js";
import type { PrismaClient } from "../../generated/prisma/client.js";
import { changeService } from "../in-service.js";
import type { ServiceRef } from "../service-ref.js";
import { setUpAnew, stepAtOnce } from "../services/steps.js";
import type { StorageContext } from "../storage-context.js";
import { notFound, StorageError } from "../storage-error.js";
import { cleanUpStep } from "./clean-up.js";
import { type BucketContents, noContents } from "./contents.js";

interface DeletionContext
  extends Pick<StorageContext, "clock" | "onScheduled" | "bucketCleanupMs" | "provisioningStepMs"> {
  readonly contents?: BucketContents;
}

/** Nobody writes into the bucket, or locks what is in it, until the deletion is done. */
const lockText = "SELECT FROM storage_buckets WHERE id = $1::bigint FOR UPDATE";

const bucketLocked = (): StorageError =>
  new StorageError(
    "BucketLocked",
    "The bucket holds objects that are protected by object lock. It can be deleted once their retention is over and their legal holds are released.",
  );

/**
 * Puts a bucket out of use, whatever is in it, unless a lock forbids to remove that. It stays listed as deleted, and keeps its name, until it has been cleaned up. To
 * delete it again changes nothing.
 *
 * @throws StorageError `NotFound`, `BucketLocked`
 */
export const deleteBucket = async (
  db: PrismaClient,
  service: ServiceRef,
  name: string,
  { clock, onScheduled, bucketCleanupMs, provisioningStepMs, contents = noContents }: DeletionContext,
): Promise<void> => {
  await changeService(db, service, async (tx, { uuid: serviceUuid }) => {
    const bucket = await tx.storageBucket.findUnique({ where: { serviceUuid_name: { serviceUuid, name } } });
    if (!bucket) throw notFound();
    if (bucket.deletedAt) return;
    await queryRows(tx, { text: lockText, values: [String(bucket.id)] });
    if (await contents.holdsLocked(tx, bucket.id)) throw bucketLocked();
    const now = clock();
    const cleanupDueAt = new Date(now.getTime() + bucketCleanupMs);
    await tx.storageBucket.update({ where: { id: bucket.id }, data: { deletedAt: now, cleanupDueAt } });
    await tx.storageService.update({ where: { uuid: serviceUuid }, data: setUpAnew(now) });
    // one step: what does not fit into it is left to the worker
    if (bucketCleanupMs === 0) await cleanUpStep(tx, bucket.id, null, { at: now, contents });
    await stepAtOnce(tx, serviceUuid, { now, provisioningStepMs });
  });
  onScheduled();
};
