import { randomUUID } from "node:crypto";
import { queryRows } from "../../database/own-statement.js";
import { transaction } from "../../database/transaction.js";
import type { Prisma } from "../../generated/prisma/client.js";
import { noSuchBucket, ObjectStoreError } from "../object-store-error.js";

/** Whether new objects of a bucket are versions of their own, or replace the version `null`. */
export type Versioning = "Enabled" | "Suspended";

/** The version that objects have in a bucket without versions, and in one where they are suspended. */
export const nullVersion = "null";

/** An id for a new version. Nothing is told by it. */
export const newVersionId = (): string => randomUUID().replaceAll("-", "");

/** Whether a text can be the id of a version. */
export const isVersionId = (text: string): boolean => text === nullVersion || /^[0-9a-f]{32}$/.test(text);

/** Waits for those who write as the bucket was: they hold a lock on it. */
const lockText =
  "SELECT object_lock IS NOT NULL FROM storage_buckets WHERE id = $1::bigint AND deleted_at IS NULL FOR UPDATE";
const setText = "UPDATE storage_buckets SET versioning = $2::text WHERE id = $1::bigint";

/**
 * Sets whether new objects of a bucket become versions.
 *
 * @throws ObjectStoreError `NoSuchBucket`; `ObjectLockEnabled` where object lock needs them
 */
export const setVersioning = (db: Prisma.TransactionClient, bucketId: bigint, versioning: Versioning): Promise<void> =>
  transaction(db, async (tx) => {
    const id = String(bucketId);
    const [row] = await queryRows<[hasLock: boolean]>(tx, { text: lockText, values: [id] });
    if (!row) throw noSuchBucket();
    if (row[0] && versioning !== "Enabled")
      throw new ObjectStoreError("ObjectLockEnabled", "Versioning of a bucket with object lock cannot be suspended.");
    await queryRows(tx, { text: setText, values: [id, versioning] });
  });
