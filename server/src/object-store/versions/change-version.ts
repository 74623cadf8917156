import { queryRows } from "../../database/own-statement.js";
import { transaction } from "../../database/transaction.js";
import type { Prisma } from "../../generated/prisma/client.js";
import { noSuchKey } from "../object-store-error.js";
import type { StoredObject } from "../objects/stored-object.js";
import { lockBucket, lockKeys } from "./lock.js";

/** A version, as the caller has looked at it. */
export interface LookedAtVersion extends Pick<StoredObject, "versionId" | "etag" | "modifiedAt"> {
  readonly bucketId: bigint;
  readonly key: Uint8Array;
}

const isVersion =
  "bucket_id = $1::bigint AND key = $2::bytea AND version_id = $3::text AND etag = $4::text AND modified_at = $5::timestamptz";

/** A version is current or not. */
const textsOf = (column: string) => [
  `UPDATE stored_objects SET ${column} = $6::json WHERE ${isVersion} RETURNING 1`,
  `UPDATE object_versions SET ${column} = $6::json WHERE ${isVersion} AND NOT is_marker RETURNING 1`,
];

const texts = { tags: textsOf("tags"), acl: textsOf("acl") };

/**
 * Replaces what is kept beside a version. Nothing else of it changes, nor the time at which it was written.
 *
 * @param value null for none
 * @throws ObjectStoreError `NoSuchBucket`; `NoSuchKey` where that version is no longer there
 */
export const changeVersion = <Column extends keyof typeof texts>(
  db: Prisma.TransactionClient,
  { bucketId, key, versionId, etag, modifiedAt }: LookedAtVersion,
  column: Column,
  value: StoredObject[Column],
): Promise<void> =>
  transaction(db, async (tx) => {
    const { versioning } = await lockBucket(tx, bucketId);
    // versions do not move meanwhile
    if (versioning) await lockKeys(tx, [{ bucketId, key }]);
    const values = [String(bucketId), key, versionId, etag, modifiedAt.toISOString(), value && JSON.stringify(value)];
    for (const text of texts[column]) if ((await queryRows(tx, { text, values })).length > 0) return;
    throw noSuchKey();
  });
