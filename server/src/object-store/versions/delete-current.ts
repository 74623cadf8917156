import { queryRows } from "../../database/own-statement.js";
import { transaction } from "../../database/transaction.js";
import type { Prisma } from "../../generated/prisma/client.js";
import { appendUsage } from "../../storage/usage/append.js";
import { noSuchBucket } from "../object-store-error.js";
import { addDeleteMarkers } from "./delete-versions.js";
import { lockBucket, lockKeys } from "./lock.js";

/** A current version, as somebody has looked at it. */
export interface CurrentVersion {
  readonly key: Buffer;
  readonly versionId: string;
  readonly etag: string;
  readonly modifiedAt: Date;
}

interface Deletion {
  readonly bucketId: bigint;
  readonly objects: readonly CurrentVersion[];
  readonly at: Date;
}

const stillText = `
  SELECT object.key FROM unnest($2::bytea[], $3::text[], $4::text[], $5::timestamptz[]) AS asked (key, version_id, etag, modified_at)
  JOIN stored_objects AS object ON object.bucket_id = $1::bigint AND object.key = asked.key
    AND object.version_id = asked.version_id AND object.etag = asked.etag AND object.modified_at = asked.modified_at`;

/**
 * Puts delete markers over current versions, in a bucket with versions, unless others have taken their place meanwhile.
 *
 * @returns the objects that are gone: the versions `null` of a bucket in which versions are suspended
 * @throws ObjectStoreError `NoSuchBucket`
 */
export const deleteCurrent = (
  db: Prisma.TransactionClient,
  { bucketId, objects, at }: Deletion,
): Promise<{ readonly objects: number; readonly bytes: number }> =>
  transaction(db, async (tx) => {
    const { versioning } = await lockBucket(tx, bucketId);
    if (!versioning) throw new Error("The bucket has no versions.");
    await lockKeys(
      tx,
      objects.map(({ key }) => ({ bucketId, key })),
    );
    const values = [
      String(bucketId),
      objects.map(({ key }) => key),
      objects.map(({ versionId }) => versionId),
      objects.map(({ etag }) => etag),
      objects.map(({ modifiedAt }) => modifiedAt.toISOString()),
    ];
    const still = (await queryRows<[Buffer]>(tx, { text: stillText, values })).map(([key]) => ({ key }));
    if (still.length === 0) return { objects: 0, bytes: 0 };
    const { removed, change } = await addDeleteMarkers(tx, { bucketId, at, objects: still }, versioning);
    if (!(await appendUsage(tx, bucketId, change, at))) throw noSuchBucket();
    const gone = removed.filter(({ isMarker }) => !isMarker);
    return { objects: gone.length, bytes: gone.reduce((sum, { size }) => sum + size, 0) };
  });
