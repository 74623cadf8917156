import { queryRows } from "../../database/own-statement.js";
import { transaction } from "../../database/transaction.js";
import type { Prisma } from "../../generated/prisma/client.js";
import { noSuchKey } from "../object-store-error.js";
import type { StoredObject } from "../objects/stored-object.js";
import { lockBucket, lockKeys } from "../versions/lock.js";
import { type LockRow, lockColumns, lockOf, lockParameters, lockValues } from "./lock-columns.js";
import type { Removal } from "./locked-versions.js";
import { mayChangeRetention, noObjectLock, type ObjectLock, objectLocked, type Retention } from "./object-lock.js";

/** A version, as the caller has looked at it. */
export interface LockableVersion extends Pick<StoredObject, "versionId" | "etag" | "modifiedAt"> {
  readonly bucketId: bigint;
  readonly key: Uint8Array;
}

const isVersion =
  "bucket_id = $1::bigint AND key = $2::bytea AND version_id = $3::text AND etag = $4::text AND modified_at = $5::timestamptz";

const tables = [
  ["stored_objects", isVersion],
  ["object_versions", `${isVersion} AND NOT is_marker`],
] as const;

const columns = lockColumns.join(", ");
const texts = tables.map(([table, condition]) => ({
  read: `SELECT ${columns} FROM ${table} WHERE ${condition} FOR UPDATE`,
  write: `UPDATE ${table} SET (${columns}) = ROW (${lockParameters(6).join(", ")}) WHERE ${condition}`,
}));

/** Changes the lock of a version that nobody removes meanwhile: whoever does waits for the lock of its key. */
const changeLock = (
  db: Prisma.TransactionClient,
  { bucketId, key, versionId, etag, modifiedAt }: LockableVersion,
  change: (current: ObjectLock) => ObjectLock,
): Promise<void> =>
  transaction(db, async (tx) => {
    const { objectLock } = await lockBucket(tx, bucketId);
    if (!objectLock) throw noObjectLock();
    await lockKeys(tx, [{ bucketId, key }]);
    const values = [String(bucketId), key, versionId, etag, modifiedAt.toISOString()];
    for (const { read, write } of texts) {
      const [row] = await queryRows<LockRow>(tx, { text: read, values });
      if (!row) continue;
      await queryRows(tx, { text: write, values: [...values, ...lockValues(change(lockOf(row)))] });
      return;
    }
    throw noSuchKey();
  });

/**
 * Sets until when a version is retained. A retention under way is prolonged; to end or shorten it, or to change its mode, governance
 * must be bypassed, and compliance cannot be.
 *
 * @param retention null ends it
 * @throws ObjectStoreError `NoSuchBucket`, `NoObjectLock`, `ObjectLocked`; `NoSuchKey` where that version is no longer there
 */
export const setRetention = (
  db: Prisma.TransactionClient,
  version: LockableVersion,
  retention: Retention | null,
  { at, bypassGovernance = false }: Removal,
): Promise<void> =>
  changeLock(db, version, (current) => {
    if (!mayChangeRetention({ current: current.retention, next: retention, at, bypassGovernance }))
      throw objectLocked();
    return { ...current, retention };
  });

/** Sets whether a version is kept until that is taken back. @throws ObjectStoreError as `setRetention`, but for `ObjectLocked` */
export const setLegalHold = (
  db: Prisma.TransactionClient,
  version: LockableVersion,
  legalHold: boolean,
): Promise<void> => changeLock(db, version, (current) => ({ ...current, legalHold }));
