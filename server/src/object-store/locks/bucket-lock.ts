import { queryRows } from "../../database/own-statement.js";
import { transaction } from "../../database/transaction.js";
import type { Prisma } from "../../generated/prisma/client.js";
import { noSuchBucket, ObjectStoreError } from "../object-store-error.js";
import type { Versioning } from "../versions/versioning.js";
import type { BucketLock } from "./object-lock.js";

/** Waits for those who write as the bucket was. */
const lockText =
  "SELECT versioning FROM storage_buckets WHERE id = $1::bigint AND deleted_at IS NULL AND service_uuid IS NOT NULL FOR UPDATE";
const setText = "UPDATE storage_buckets SET object_lock = $2::json WHERE id = $1::bigint";

/**
 * Turns object lock on for a bucket, for good, and sets its default retention, which counts for versions that are written from now on.
 *
 * @throws ObjectStoreError `NoSuchBucket`; `VersioningNotEnabled` where new objects do not become versions
 */
export const putBucketLock = (db: Prisma.TransactionClient, bucketId: bigint, lock: BucketLock): Promise<void> =>
  transaction(db, async (tx) => {
    const id = String(bucketId);
    const [row] = await queryRows<[Versioning | null]>(tx, { text: lockText, values: [id] });
    if (!row) throw noSuchBucket();
    if (row[0] !== "Enabled")
      throw new ObjectStoreError("VersioningNotEnabled", "Object lock needs a bucket whose versioning is enabled.");
    await queryRows(tx, { text: setText, values: [id, JSON.stringify(lock)] });
  });
