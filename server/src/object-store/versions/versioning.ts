import { randomUUID } from "node:crypto";
import { queryRows } from "../../database/own-statement.js";
import { transaction } from "../../database/transaction.js";
import type { Prisma } from "../../generated/prisma/client.js";
import { noSuchBucket } from "../object-store-error.js";

/** Whether new objects of a bucket are versions of their own, or replace the version `null`. */
export type Versioning = "Enabled" | "Suspended";

/** The version that objects have in a bucket without versions, and in one where they are suspended. */
export const nullVersion = "null";

/** An id for a new version. Nothing is told by it. */
export const newVersionId = (): string => randomUUID().replaceAll("-", "");

/** Whether a text can be the id of a version. */
export const isVersionId = (text: string): boolean => text === nullVersion || /^[0-9a-f]{32}$/.test(text);

/** Waits for those who write as the bucket was: they hold a lock on it. */
const lockText = "SELECT FROM storage_buckets WHERE id = $1::bigint AND deleted_at IS NULL FOR UPDATE";
const setText = "UPDATE storage_buckets SET versioning = $2::text WHERE id = $1::bigint";

/** Sets whether new objects of a bucket become versions. @throws ObjectStoreError `NoSuchBucket` */
export const setVersioning = (db: Prisma.TransactionClient, bucketId: bigint, versioning: Versioning): Promise<void> =>
  transaction(db, async (tx) => {
    const id = String(bucketId);
    if ((await queryRows(tx, { text: lockText, values: [id] })).length === 0) throw noSuchBucket();
    await queryRows(tx, { text: setText, values: [id, versioning] });
  });
