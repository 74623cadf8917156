import { queryRows } from "../../database/own-statement.js";
import type { Prisma } from "../../generated/prisma/client.js";
import { noSuchBucket } from "../object-store-error.js";
import { removalDueAt } from "../removals/due.js";
import { afterDeletion, type Deleted } from "./delete.js";
import { activeBucket, refusedWithoutBucket } from "./put.js";

/** Objects of one bucket that are to be deleted. */
export interface DeleteObjects {
  readonly bucketId: bigint;
  readonly at: Date;
  readonly objects: readonly {
    readonly key: Uint8Array;
    /** The ETag that the object must have, without quotation marks; `*` stands for any object. */
    readonly ifMatch?: string | undefined;
  }[];
}

/** What became of one of them: its size in bytes, nothing there, or its condition does not hold. */
export type DeletionOutcome = Deleted | "absent" | "refused";

/** Rows are locked in the order of their keys, so that two who delete the same do not lock each other out. */
const text = `
  WITH bucket AS (${activeBucket("$1")}), asked AS (
    SELECT key, etag, place FROM unnest($2::bytea[], $3::text[]) WITH ORDINALITY AS asked (key, etag, place)
  ), found AS (
    SELECT object.bucket_id, object.key FROM stored_objects AS object
    WHERE object.bucket_id = (SELECT id FROM bucket) AND object.key = ANY($2::bytea[])
      AND EXISTS (SELECT FROM asked WHERE asked.key = object.key AND (etag IS NULL OR etag = '*' OR etag = object.etag))
    ORDER BY object.key FOR UPDATE
  ), gone AS (
    DELETE FROM stored_objects AS object USING found
    WHERE object.bucket_id = found.bucket_id AND object.key = found.key
    RETURNING object.key, object.content_id, object.size
  ), ${afterDeletion("$4", "$5")}
  SELECT EXISTS (SELECT FROM bucket), gone.size,
    asked.etag IS NOT NULL AND EXISTS (
      SELECT FROM stored_objects AS object WHERE object.bucket_id = $1::bigint AND object.key = asked.key)
  FROM asked LEFT JOIN gone ON gone.key = asked.key ORDER BY place`;

/**
 * Deletes up to a thousand objects in one statement, each as `deleteObject` does.
 *
 * @returns what became of each, in their order; a key that is named twice is deleted for both
 * @throws ObjectStoreError `NoSuchBucket`
 */
export const deleteObjects = async (
  db: Prisma.TransactionClient,
  { bucketId, at, objects }: DeleteObjects,
): Promise<DeletionOutcome[]> => {
  const keys = objects.map(({ key }) => Buffer.from(key));
  const etags = objects.map(({ ifMatch }) => ifMatch ?? null);
  const values = [String(bucketId), keys, etags, at.toISOString(), removalDueAt(at).toISOString()];
  const rows = await refusedWithoutBucket(() =>
    queryRows<[bucket: boolean, size: string | null, exists: boolean]>(db, { text, values }),
  );
  if (rows.some(([bucket]) => !bucket)) throw noSuchBucket();
  return rows.map(([, size, exists]) => {
    if (size !== null) return { size: Number(size) };
    return exists ? "refused" : "absent";
  });
};
