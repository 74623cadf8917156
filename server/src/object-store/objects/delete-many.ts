import { queryRows } from "../../database/own-statement.js";
import type { Prisma } from "../../generated/prisma/client.js";
import { noSuchBucket } from "../object-store-error.js";
import { removalDueAt } from "../removals/due.js";
import { deleteVersions } from "../versions/delete-versions.js";
import { nullVersion, type Versioning } from "../versions/versioning.js";
import { afterDeletion, type Deleted } from "./delete.js";
import { knownColumns, plainBucket, refusedWithoutBucket } from "./put.js";

/** Objects of one bucket that are to be deleted. */
export interface DeleteObjects {
  readonly bucketId: bigint;
  readonly at: Date;
  /** Whether the caller may bypass governance, and wants to. */
  readonly bypassGovernance?: boolean;
  readonly objects: readonly {
    readonly key: Uint8Array;
    /** As of `deleteObject`. */
    readonly versionId?: string | undefined;
    /** The ETag that the object must have, without quotation marks; `*` stands for any object. */
    readonly ifMatch?: string | undefined;
  }[];
}

/** What became of one of them: what was deleted, nothing there, its condition does not hold, or a lock keeps it. */
export type DeletionOutcome = Deleted | "absent" | "refused" | "locked";

/** Rows are locked in the order of their keys, so that two who delete the same do not lock each other out. */
const text = `
  WITH ${plainBucket("$1")}, asked AS (
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
  SELECT ${knownColumns}, gone.size,
    asked.etag IS NOT NULL AND EXISTS (
      SELECT FROM stored_objects AS object WHERE object.bucket_id = $1::bigint AND object.key = asked.key)
  FROM asked LEFT JOIN gone ON gone.key = asked.key ORDER BY place`;

type Row = [bucket: boolean, versioning: Versioning | null, size: string | null, exists: boolean];

/**
 * Deletes up to a thousand objects, each as `deleteObject` does: in one statement, or in one transaction where the bucket has
 * versions.
 *
 * @returns what became of each, in their order; a key that is named twice is deleted for both
 * @throws ObjectStoreError `NoSuchBucket`
 */
export const deleteObjects = async (
  db: Prisma.TransactionClient,
  deletion: DeleteObjects,
): Promise<DeletionOutcome[]> => {
  const { objects } = deletion;
  const current = objects.filter(({ versionId = nullVersion }) => versionId === nullVersion);
  const outcomes = (await deleteCurrent(db, { ...deletion, objects: current })) ?? (await deleteEach(db, deletion));
  if (outcomes.length === objects.length) return outcomes;
  // a bucket without versions has none of the others
  const ofCurrent = new Map(current.map((named, index) => [named, outcomes[index]]));
  return objects.map((named) => ofCurrent.get(named) ?? "absent");
};

const deleteCurrent = async (
  db: Prisma.TransactionClient,
  { bucketId, at, objects }: DeleteObjects,
): Promise<DeletionOutcome[] | undefined> => {
  if (objects.length === 0) return undefined;
  const keys = objects.map(({ key }) => Buffer.from(key));
  const etags = objects.map(({ ifMatch }) => ifMatch ?? null);
  const values = [String(bucketId), keys, etags, at.toISOString(), removalDueAt(at).toISOString()];
  const rows = await refusedWithoutBucket(() => queryRows<Row>(db, { text, values }));
  if (rows.some(([bucket]) => !bucket)) throw noSuchBucket();
  if (rows.some(([, versioning]) => versioning)) return undefined;
  return rows.map(([, , size, exists]) => {
    if (size !== null) return { size: Number(size) };
    return exists ? "refused" : "absent";
  });
};

const deleteEach = async (db: Prisma.TransactionClient, { objects, ...deletion }: DeleteObjects) => {
  const named = objects.map(({ ifMatch, ...one }) => ({
    ...one,
    ...(ifMatch !== undefined && { ifMatch: [ifMatch] }),
  }));
  return [...((await deleteVersions(db, { ...deletion, objects: named })) ?? [])];
};
