import { queryRows } from "../../database/own-statement.js";
import { transaction } from "../../database/transaction.js";
import type { Prisma } from "../../generated/prisma/client.js";
import { removeUsage } from "../../storage/usage/fold.js";
import { noSuchBucket, ObjectStoreError } from "../object-store-error.js";
import type { BucketAddress } from "../objects/find.js";

/** A bucket that is to be deleted if nothing is in it. */
export interface DeleteEmptyBucket extends BucketAddress {
  readonly at: Date;
}

/** Whoever writes into the bucket is done before, or waits and is refused. */
const lockText = `
  SELECT id, deleted_at IS NOT NULL FROM storage_buckets WHERE service_uuid = $1::uuid AND name = $2 FOR UPDATE`;

const contentText = `
  SELECT EXISTS (SELECT FROM stored_objects WHERE bucket_id = $1::bigint)
    OR EXISTS (SELECT FROM object_versions WHERE bucket_id = $1::bigint),
    EXISTS (SELECT FROM object_uploads WHERE bucket_id = $1::bigint AND completed_at IS NULL)`;

const removeText = "DELETE FROM storage_buckets WHERE id = $1::bigint";

/** Without a service nobody can find it: its name is free, and its uploads wait for the clean-up. */
const leaveText = `
  UPDATE storage_buckets SET service_uuid = NULL, deleted_at = $2::timestamptz, cleanup_due_at = $2::timestamptz
  WHERE id = $1::bigint`;

/**
 * Deletes a bucket without objects, versions and delete markers. Uploads under way end with it.
 *
 * @returns whether its clean-up is scheduled, for the sake of such uploads
 * @throws ObjectStoreError `NoSuchBucket`, `BucketNotEmpty`
 */
export const deleteEmptyBucket = (
  db: Prisma.TransactionClient,
  { serviceUuid, bucketName, at }: DeleteEmptyBucket,
): Promise<{ readonly scheduled: boolean }> =>
  transaction(db, async (tx) => {
    const values = [serviceUuid, bucketName];
    const [bucket] = await queryRows<[id: string, deleted: boolean]>(tx, { text: lockText, values });
    const [id, deleted] = bucket ?? ["", true];
    if (deleted) throw noSuchBucket();
    const [content] = await queryRows<[objects: boolean, uploads: boolean]>(tx, { text: contentText, values: [id] });
    const [hasObjects, hasUploads] = content ?? [true, true];
    if (hasObjects)
      throw new ObjectStoreError("BucketNotEmpty", "The bucket still holds objects, versions or delete markers.");
    await removeUsage(tx, { serviceUuid, bucketId: BigInt(id) }, at);
    if (hasUploads) await queryRows(tx, { text: leaveText, values: [id, at.toISOString()] });
    else await queryRows(tx, { text: removeText, values: [id] });
    return { scheduled: hasUploads };
  });
