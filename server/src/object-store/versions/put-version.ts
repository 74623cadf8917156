import { queryRows } from "../../database/own-statement.js";
import { transaction } from "../../database/transaction.js";
import type { Prisma } from "../../generated/prisma/client.js";
import { appendUsage } from "../../storage/usage/append.js";
import { lockParameters, lockValues } from "../locks/lock-columns.js";
import { isLock, lockOfNew, noObjectLock } from "../locks/object-lock.js";
import { noSuchBucket, noSuchKey, preconditionFailed } from "../object-store-error.js";
import { type NewObject, valuesOf, versionColumns, writtenColumns, writtenParameters } from "../objects/columns.js";
import type { WriteConditions } from "../objects/stored-object.js";
import { type KeyOfBucket, type LockedBucket, lockBucket, lockKeys } from "./lock.js";
import { removeVersions, sumOf, supersede } from "./moves.js";
import { newVersionId, nullVersion } from "./versioning.js";

/** An object that is to be the current version of its key. */
interface PutVersion extends NewObject, KeyOfBucket {
  readonly conditions?: WriteConditions | undefined;
}

/** What came of it. */
export interface PutOutcome {
  /** Null in a bucket whose objects never had versions. */
  readonly versionId: string | null;
  /** The object that is gone, with its size in bytes; undefined where none is. */
  readonly replaced: { readonly size: number } | undefined;
}

const insertText = `
  INSERT INTO stored_objects (bucket_id, key, ${versionColumns.join(", ")})
  VALUES ($1::bigint, $2::bytea, $3::text, ${[...writtenParameters(4), ...lockParameters(4 + writtenColumns.length)].join(", ")})`;

/**
 * Writes a version, with the lock that is asked for or the bucket's default retention. The transaction has locked the bucket and the key.
 *
 * @throws ObjectStoreError `NoObjectLock` for a lock in a bucket without
 */
export const writeVersion = async (
  tx: Prisma.TransactionClient,
  object: Omit<PutVersion, "conditions">,
  { versioning, objectLock }: LockedBucket,
): Promise<PutOutcome> => {
  const { bucketId, key, modifiedAt, size } = object;
  const lock = lockOfNew(objectLock, object.lock, modifiedAt);
  const versionId = versioning === "Enabled" ? newVersionId() : nullVersion;
  const replaced = versionId === nullVersion ? [{ key, versionId }] : [];
  const removed = await removeVersions(tx, bucketId, replaced, { at: modifiedAt });
  const superseded = await supersede(tx, bucketId, [key]);
  const values = [String(bucketId), key, versionId, ...valuesOf(object), ...lockValues(lock)];
  await queryRows(tx, { text: insertText, values });
  const change = sumOf([...removed.map((one) => one.change), superseded, { objects: 1, bytes: size }]);
  if (!(await appendUsage(tx, bucketId, change, modifiedAt))) throw noSuchBucket();
  return { versionId, replaced: removed.find(({ isMarker }) => !isMarker) };
};

const currentText = "SELECT etag FROM stored_objects WHERE bucket_id = $1::bigint AND key = $2::bytea";

/**
 * Refuses a write whose conditions do not hold of the current version. A delete marker is no object.
 *
 * @param details of `NoSuchKey`
 * @throws ObjectStoreError `PreconditionFailed`, or `NoSuchKey` where `ifMatch` finds no object
 */
export const requireConditions = async (
  tx: Prisma.TransactionClient,
  { bucketId, key }: KeyOfBucket,
  { ifMatch, ifNoneMatch }: WriteConditions,
  details: Readonly<Record<string, string>> = {},
): Promise<void> => {
  if (!ifMatch && !ifNoneMatch) return;
  const [current] = await queryRows<[etag: string]>(tx, { text: currentText, values: [String(bucketId), key] });
  const isAmong = (tags: readonly string[]) => current && (tags.includes("*") || tags.includes(current[0]));
  if (ifMatch && !current) throw noSuchKey(details);
  if ((ifMatch && !isAmong(ifMatch)) || (ifNoneMatch && isAmong(ifNoneMatch))) throw preconditionFailed();
};

/**
 * Makes an object the current version of its key, in a bucket with versions.
 *
 * @throws ObjectStoreError `NoSuchBucket`, `NoObjectLock`, `PreconditionFailed`, or `NoSuchKey` where `ifMatch` finds no object
 */
export const putVersion = (db: Prisma.TransactionClient, object: PutVersion): Promise<PutOutcome> =>
  transaction(db, async (tx) => {
    const bucket = await lockBucket(tx, object.bucketId);
    if (!bucket.versioning) throw isLock(object.lock) ? noObjectLock() : new Error("The bucket has no versions.");
    await lockKeys(tx, [object]);
    await requireConditions(tx, object, object.conditions ?? {});
    return writeVersion(tx, object, bucket);
  });
