import { queryRows } from "../../database/own-statement.js";
import { transaction } from "../../database/transaction.js";
import type { Prisma } from "../../generated/prisma/client.js";
import { noSuchUpload } from "../object-store-error.js";
import { addressValues, isOpen, type UploadAddress } from "./upload.js";

export interface AbortUpload extends UploadAddress {
  readonly at: Date;
}

const lock = `SELECT id::text FROM object_uploads WHERE ${isOpen} FOR UPDATE`;

/**
 * Ends uploads that are locked, in a statement of its own: it sees the parts that were written until the lock was there. The parts
 * are left to the removal of the upload's content.
 *
 * @param at the parameter of the time
 */
export const endUploads = (ids: string, at: string): string => `
  WITH parts AS (
    SELECT upload_id, sum(size) AS size FROM object_parts WHERE upload_id = ANY(${ids}::uuid[]) GROUP BY upload_id
  ), gone AS (
    DELETE FROM object_uploads WHERE id = ANY(${ids}::uuid[]) RETURNING id, bucket_id, completed_at
  ), aborted AS (
    SELECT id, bucket_id FROM gone WHERE completed_at IS NULL
  ), queued AS (
    INSERT INTO content_removals (content_id, due_at) SELECT id, ${at}::timestamptz FROM aborted
  ), counted AS (
    INSERT INTO storage_usage_changes (service_uuid, bucket_id, at, uploads, upload_bytes)
    SELECT bucket.service_uuid, bucket.id, ${at}::timestamptz, -count(*), -coalesce(sum(parts.size), 0)
    FROM aborted JOIN storage_buckets AS bucket ON bucket.id = aborted.bucket_id AND bucket.service_uuid IS NOT NULL
    LEFT JOIN parts ON parts.upload_id = aborted.id GROUP BY bucket.service_uuid, bucket.id
  )
  SELECT id::text FROM gone`;

const end = endUploads("$1", "$2");

/** Ends an upload with nothing of it left. @throws ObjectStoreError `NoSuchUpload`, also where another one completes it first */
export const abortUpload = (db: Prisma.TransactionClient, { at, ...address }: AbortUpload): Promise<void> =>
  transaction(db, async (tx) => {
    const [upload] = await queryRows<[id: string]>(tx, { text: lock, values: addressValues(address) });
    if (!upload) throw noSuchUpload();
    await queryRows(tx, { text: end, values: [upload, at.toISOString()] });
  });
