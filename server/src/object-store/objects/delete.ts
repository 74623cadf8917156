import { queryRows } from "../../database/own-statement.js";
import type { Prisma } from "../../generated/prisma/client.js";
import { objectLocked } from "../locks/object-lock.js";
import { noSuchBucket, noSuchKey, preconditionFailed } from "../object-store-error.js";
import { removalDueAt } from "../removals/due.js";
import { deleteVersions } from "../versions/delete-versions.js";
import { nullVersion, type Versioning } from "../versions/versioning.js";
import { knownColumns, plainBucket, refusedWithoutBucket } from "./put.js";

/** An object that is to be deleted. */
export interface DeleteObject {
  readonly bucketId: bigint;
  readonly key: Uint8Array;
  readonly at: Date;
  /** The version that is to be gone for good; left out, the key gets a delete marker in a bucket with versions. */
  readonly versionId?: string | undefined;
  /** Whether the caller may bypass governance, and wants to. */
  readonly bypassGovernance?: boolean;
  /** The object's ETag must be one of these, without quotation marks; `*` stands for any object. */
  readonly ifMatch?: readonly string[];
}

/** What was deleted. */
export interface Deleted {
  /** Of an object that is gone, in bytes. */
  readonly size?: number;
  /** In a bucket with versions: the version that was named, whether it was there or not, or the new delete marker. */
  readonly versionId?: string;
  /** Whether that is, or was, a delete marker. */
  readonly isMarker?: boolean;
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
  WITH ${plainBucket("$1")}, gone AS (
    DELETE FROM stored_objects AS object USING bucket
    WHERE object.bucket_id = bucket.id AND object.key = $2::bytea
      AND ($5::text[] IS NULL OR '*' = ANY($5::text[]) OR object.etag = ANY($5::text[]))
    RETURNING object.content_id, object.size
  ), ${afterDeletion("$3", "$4")}
  SELECT ${knownColumns}, (SELECT size FROM gone),
    $5::text[] IS NOT NULL AND EXISTS (SELECT FROM stored_objects WHERE bucket_id = $1::bigint AND key = $2::bytea)`;

type Answer = [bucket: boolean, versioning: Versioning | null, size: string | null, exists: boolean];

/**
 * Deletes an object: with it its bytes are queued for removal and the change is counted. Where there is none, nothing happens. That
 * is one statement; where the bucket has versions, it finds that, and a transaction follows.
 *
 * @returns what was deleted; undefined where there was nothing in a bucket without versions
 * @throws ObjectStoreError `NoSuchBucket`; `ObjectLocked` for a version that a lock keeps; with `ifMatch`, `NoSuchKey` and `PreconditionFailed`
 */
export const deleteObject = async (
  db: Prisma.TransactionClient,
  deletion: DeleteObject,
): Promise<Deleted | undefined> => {
  const { bucketId, key, at, ifMatch, versionId = nullVersion } = deletion;
  if (versionId !== nullVersion) return deleteVersion(db, deletion);
  const values = [String(bucketId), key, at.toISOString(), removalDueAt(at).toISOString(), ifMatch ?? null];
  const [answer] = await refusedWithoutBucket(() => queryRows<Answer>(db, { text, values }));
  const [bucket, versioning, size, exists] = answer as Answer;
  if (!bucket) throw noSuchBucket();
  if (versioning) return deleteVersion(db, deletion);
  if (size !== null) return { size: Number(size) };
  if (ifMatch) throw exists ? preconditionFailed() : noSuchKey();
  return undefined;
};

const deleteVersion = async (
  db: Prisma.TransactionClient,
  { bucketId, at, bypassGovernance, ...named }: DeleteObject,
): Promise<Deleted | undefined> => {
  const deletion = { bucketId, at, bypassGovernance, objects: [named] };
  const [outcome = "absent"] = (await deleteVersions(db, deletion)) ?? [];
  if (typeof outcome === "object") return outcome;
  if (outcome === "locked") throw objectLocked();
  if (named.ifMatch) throw outcome === "refused" ? preconditionFailed() : noSuchKey();
  return undefined;
};
