import { queryRows } from "../../database/own-statement.js";
import { transaction } from "../../database/transaction.js";
import type { Prisma } from "../../generated/prisma/client.js";
import { noSuchKey, sourceChanged } from "../object-store-error.js";
import { type ObjectRow, objectOf, readColumns } from "../objects/columns.js";
import type { Copied, CopyObject } from "../objects/copy.js";
import { putObject } from "../objects/put.js";
import type { StoredObject } from "../objects/stored-object.js";
import { lockBucket, lockKeys } from "./lock.js";
import { requireConditions, writeVersion } from "./put-version.js";

/** Locked, so that its bytes are never without an object while the copy is made. */
const sourceTexts = [
  `SELECT ${readColumns("object.inline")} FROM stored_objects AS object
    WHERE bucket_id = $1::bigint AND key = $2::bytea AND ($3::text IS NULL OR version_id = $3::text) FOR SHARE`,
  `SELECT ${readColumns("object.inline")} FROM object_versions AS object
    WHERE bucket_id = $1::bigint AND key = $2::bytea AND version_id = $3::text AND NOT is_marker FOR SHARE`,
];

const lockSource = async (
  tx: Prisma.TransactionClient,
  { bucketId, key, expected }: CopyObject["source"],
): Promise<StoredObject> => {
  for (const text of sourceTexts) {
    const values = [String(bucketId), key, expected?.versionId ?? null];
    const [row] = await queryRows<ObjectRow>(tx, { text, values });
    if (!row) continue;
    const object = objectOf(row);
    const isExpected =
      !expected || (object.etag === expected.etag && object.modifiedAt.getTime() === expected.modifiedAt.getTime());
    if (!isExpected) throw sourceChanged();
    return object;
  }
  throw expected ? sourceChanged() : noSuchKey();
};

/** Copies a version, or into a bucket with versions, as `copyObject` says. */
export const copyVersion = (db: Prisma.TransactionClient, copy: CopyObject): Promise<Copied> =>
  transaction(db, async (tx) => {
    const { source, target, attributes = {}, conditions = {}, creator, acl, modifiedAt, lock } = copy;
    const bucket = await lockBucket(tx, target.bucketId);
    if (source.bucketId !== target.bucketId) await lockBucket(tx, source.bucketId);
    await lockKeys(tx, [source, target]);
    // the lock of the source is its own
    const { versionId: _, lock: __, ...object } = await lockSource(tx, source);
    const { etag, checksum, size } = object;
    await requireConditions(tx, target, conditions, { of: "target" });
    const written = { ...object, ...withoutUndefined(attributes), creator, acl, modifiedAt, lock, ...target };
    const put = bucket.versioning
      ? await writeVersion(tx, written, bucket)
      : await putObject(tx, { ...written, conditions });
    return { etag, checksum, size, ...put };
  });

const withoutUndefined = <Value extends object>(value: Value): Value =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Value;
