import { queryRows } from "../../database/own-statement.js";
import { transaction } from "../../database/transaction.js";
import type { Prisma } from "../../generated/prisma/client.js";
import { noSuchKey } from "../object-store-error.js";
import { lockBucket, lockKeys } from "../versions/lock.js";
import type { StoredObject, Tag } from "./stored-object.js";

/** A version, as the caller has looked at it. */
export interface TaggedVersion extends Pick<StoredObject, "versionId" | "etag" | "modifiedAt"> {
  readonly bucketId: bigint;
  readonly key: Uint8Array;
}

const isVersion =
  "bucket_id = $1::bigint AND key = $2::bytea AND version_id = $3::text AND etag = $4::text AND modified_at = $5::timestamptz";

/** A version is current or not. */
const texts = [
  `UPDATE stored_objects SET tags = $6::json WHERE ${isVersion} RETURNING 1`,
  `UPDATE object_versions SET tags = $6::json WHERE ${isVersion} AND NOT is_marker RETURNING 1`,
];

/**
 * Replaces the tags of a version. Nothing else of it changes, nor the time at which it was written.
 *
 * @param tags null for none
 * @throws ObjectStoreError `NoSuchBucket`; `NoSuchKey` where that version is no longer there
 */
export const setTags = (
  db: Prisma.TransactionClient,
  { bucketId, key, versionId, etag, modifiedAt }: TaggedVersion,
  tags: readonly Tag[] | null,
): Promise<void> =>
  transaction(db, async (tx) => {
    const { versioning } = await lockBucket(tx, bucketId);
    // versions do not move meanwhile
    if (versioning) await lockKeys(tx, [{ bucketId, key }]);
    const values = [String(bucketId), key, versionId, etag, modifiedAt.toISOString(), tags && JSON.stringify(tags)];
    for (const text of texts) if ((await queryRows(tx, { text, values })).length > 0) return;
    throw noSuchKey();
  });
