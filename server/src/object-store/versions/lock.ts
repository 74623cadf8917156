import { queryRows } from "../../database/own-statement.js";
import type { Prisma } from "../../generated/prisma/client.js";
import type { BucketLock } from "../locks/object-lock.js";
import { noSuchBucket } from "../object-store-error.js";
import type { Versioning } from "./versioning.js";

/**
 * The bucket of a write, locked until the write is done: who sets its versioning, or deletes it, waits. What is read is what the
 * bucket is then, not when the statement began.
 */
export const lockedBucket = (parameter: string): string => `
  SELECT id, service_uuid, versioning, object_lock FROM storage_buckets
  WHERE id = ${parameter}::bigint AND deleted_at IS NULL AND service_uuid IS NOT NULL FOR KEY SHARE`;

const bucketText = `SELECT versioning, object_lock FROM (${lockedBucket("$1")}) AS locked`;

/** What a bucket does with new objects, while it is locked. */
export interface LockedBucket {
  /** Null where objects never had versions. */
  readonly versioning: Versioning | null;
  /** Null where object lock is off. */
  readonly objectLock: BucketLock | null;
}

/** Locks a bucket against a change of its versioning. @throws ObjectStoreError `NoSuchBucket` */
export const lockBucket = async (tx: Prisma.TransactionClient, bucketId: bigint): Promise<LockedBucket> => {
  type Row = [versioning: Versioning | null, objectLock: BucketLock | null];
  const [row] = await queryRows<Row>(tx, { text: bucketText, values: [String(bucketId)] });
  if (!row) throw noSuchBucket();
  const [versioning, objectLock] = row;
  return { versioning, objectLock };
};

/** All keys of a bucket share so many locks: a transaction that writes a thousand keys takes no more. */
const locksPerBucket = 64;

/** Which lock of a bucket a key has. @param key an expression */
export const lockOfKey = (key: string): string => `hashtext(encode(${key}, 'hex')) & ${locksPerBucket - 1}`;

/** In one order, so that two who write the same keys do not lock each other out. */
const keysText = `
  SELECT pg_advisory_xact_lock(bucket, key) FROM (
    SELECT DISTINCT hashint8(bucket_id) AS bucket, ${lockOfKey("key")} AS key
    FROM unnest($1::bigint[], $2::bytea[]) AS asked (bucket_id, key) ORDER BY bucket, key OFFSET 0
  ) AS ordered`;

/** A key of a bucket. */
export interface KeyOfBucket {
  readonly bucketId: bigint;
  readonly key: Uint8Array;
}

/** Lets one transaction at a time change the versions of these keys. */
export const lockKeys = async (tx: Prisma.TransactionClient, keys: readonly KeyOfBucket[]): Promise<void> => {
  const values = [keys.map(({ bucketId }) => String(bucketId)), keys.map(({ key }) => Buffer.from(key))];
  await queryRows(tx, { text: keysText, values });
};
