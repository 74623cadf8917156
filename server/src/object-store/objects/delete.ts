import { queryRows } from "../../database/own-statement.js";
import type { Prisma } from "../../generated/prisma/client.js";
import { noSuchBucket, noSuchKey, preconditionFailed } from "../object-store-error.js";
import { removalDueAt } from "../removals/due.js";
import { activeBucket, refusedWithoutBucket } from "./put.js";

/** An object that is to be deleted. */
export interface DeleteObject {
  readonly bucketId: bigint;
  readonly key: Uint8Array;
  readonly at: Date;
  /** The object's ETag must be one of these, without quotation marks; `*` stands for any object. */
  readonly ifMatch?: readonly string[];
}

/** What was deleted. */
export interface Deleted {
  /** In bytes. */
  readonly size: number;
}

/**
 * What a deletion of objects takes along, as parts of WITH: their blobs are queued, the change is counted in one row.
 *
 * @param at the parameter of the time
 * @param dueAt the parameter of the time when their blobs may go
 */
export const afterDeletion = (at: string, dueAt: string): string => `
  queued AS (
    INSERT INTO content_removals (content_id, due_at)
    SELECT content_id, ${dueAt}::timestamptz FROM gone WHERE content_id IS NOT NULL
  ), counted AS (
    INSERT INTO storage_usage_changes (service_uuid, bucket_id, at, objects, bytes)
    SELECT bucket.service_uuid, bucket.id, ${at}::timestamptz, -count(*), -sum(gone.size)
    FROM gone, bucket GROUP BY bucket.service_uuid, bucket.id
  )`;

const text = `
  WITH bucket AS (${activeBucket("$1")}), gone AS (
    DELETE FROM stored_objects AS object USING bucket
    WHERE object.bucket_id = bucket.id AND object.key = $2::bytea
      AND ($5::text[] IS NULL OR '*' = ANY($5::text[]) OR object.etag = ANY($5::text[]))
    RETURNING object.content_id, object.size
  ), ${afterDeletion("$3", "$4")}
  SELECT EXISTS (SELECT FROM bucket), (SELECT size FROM gone),
    $5::text[] IS NOT NULL AND EXISTS (SELECT FROM stored_objects WHERE bucket_id = $1::bigint AND key = $2::bytea)`;

/**
 * Deletes an object, in one statement: with it its bytes are queued for removal and the change is counted. Where there is none,
 * nothing happens.
 *
 * @returns what was deleted; undefined where there was nothing
 * @throws ObjectStoreError `NoSuchBucket`; with `ifMatch`, `NoSuchKey` and `PreconditionFailed`
 */
export const deleteObject = async (
  db: Prisma.TransactionClient,
  { bucketId, key, at, ifMatch }: DeleteObject,
): Promise<Deleted | undefined> => {
  const values = [String(bucketId), key, at.toISOString(), removalDueAt(at).toISOString(), ifMatch ?? null];
  const [answer] = await refusedWithoutBucket(() =>
    queryRows<[bucket: boolean, size: string | null, exists: boolean]>(db, { text, values }),
  );
  const [bucket, size, exists] = answer ?? [false, null, false];
  if (!bucket) throw noSuchBucket();
  if (size !== null) return { size: Number(size) };
  if (ifMatch) throw exists ? preconditionFailed() : noSuchKey();
  return undefined;
};
