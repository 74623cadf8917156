import { driverFault } from "../../database/driver-fault.js";
import { queryRows } from "../../database/own-statement.js";
import type { Prisma } from "../../generated/prisma/client.js";
import { isLock } from "../locks/object-lock.js";
import { noSuchBucket, noSuchKey, preconditionFailed } from "../object-store-error.js";
import { removalDueAt } from "../removals/due.js";
import { lockedBucket } from "../versions/lock.js";
import { type PutOutcome, putVersion } from "../versions/put-version.js";
import type { Versioning } from "../versions/versioning.js";
import { type NewObject, valuesOf, writtenColumns, writtenParameters } from "./columns.js";
import type { WriteConditions } from "./stored-object.js";

/** An object that is to be the current version of its key. */
export interface PutObject extends NewObject {
  readonly bucketId: bigint;
  readonly key: Uint8Array;
  readonly conditions?: WriteConditions;
}

/** What a write replaced. */
export interface Replaced {
  /** In bytes. */
  readonly size: number;
}

/** The bucket of an upload; none once it is deleted, or its service is. */
export const activeBucket = (parameter: string): string =>
  `SELECT id, service_uuid FROM storage_buckets WHERE id = ${parameter}::bigint AND deleted_at IS NULL AND service_uuid IS NOT NULL`;

/**
 * The bucket of a write, as parts of WITH: `known` is any that is there, `bucket` one whose objects never had versions. In others
 * the statement changes nothing.
 */
export const plainBucket = (parameter: string): string => `
  known AS (${lockedBucket(parameter)}), bucket AS (SELECT id, service_uuid FROM known WHERE versioning IS NULL)`;

/** Whether the bucket of a write is there, and its versioning. */
export const knownColumns = "EXISTS (SELECT FROM known), (SELECT versioning FROM known)";

const first = 6;
const settings = writtenColumns.map((column, index) => `${column} = ${writtenParameters(first)[index]}`);
const columns = writtenColumns.join(", ");
const remembered =
  "replaced_content_id = stored_objects.content_id, replaced_size = stored_objects.size, version_id = 'null'";
const noneMatches = "($4::text[] IS NULL OR ('*' <> ALL($4::text[]) AND stored_objects.etag <> ALL($4::text[])))";

/** Writes over whatever is there: an INSERT, so that of several that find nothing only one does not replace another. */
const insert = `
  INSERT INTO stored_objects (bucket_id, key, ${columns})
  SELECT bucket.id, $2::bytea, ${writtenParameters(first).join(", ")} FROM bucket
  ON CONFLICT (bucket_id, key) DO UPDATE SET ${writtenColumns.map((column) => `${column} = EXCLUDED.${column}`).join(", ")},
    ${remembered}
  WHERE ${noneMatches}`;

/** Writes over one of some objects: an UPDATE, which looks again at what another one has just written. */
const update = `
  UPDATE stored_objects SET ${settings.join(", ")}, ${remembered}
  FROM bucket WHERE stored_objects.bucket_id = bucket.id AND stored_objects.key = $2::bytea
    AND ('*' = ANY($5::text[]) OR stored_objects.etag = ANY($5::text[])) AND ${noneMatches}`;

/**
 * What a write of objects takes along, as parts of WITH: the replaced bytes are queued, the change is counted. What changes no
 * figure is not counted: it has replaced an object, which keeps the bucket from being removed.
 *
 * @param at the parameter of the time
 */
export const afterPut = (at: string, dueAt: string): string => `
  queued AS (
    INSERT INTO content_removals (content_id, due_at)
    SELECT replaced_content_id, ${dueAt}::timestamptz FROM put WHERE replaced_content_id IS NOT NULL
  ), counted AS (
    INSERT INTO storage_usage_changes (service_uuid, bucket_id, at, objects, bytes)
    SELECT bucket.service_uuid, bucket.id, ${at}::timestamptz,
      CASE WHEN replaced_size IS NULL THEN 1 ELSE 0 END, size - coalesce(replaced_size, 0)
    FROM put, bucket WHERE replaced_size IS NULL OR size <> replaced_size
  )`;

const modifiedAt = `$${first + writtenColumns.indexOf("modified_at")}`;

const statement = (write: string): string => `
  WITH ${plainBucket("$1")}, put AS (${write} RETURNING stored_objects.size, replaced_content_id, replaced_size),
  ${afterPut(modifiedAt, "$3")}
  SELECT ${knownColumns}, EXISTS (SELECT FROM put), (SELECT replaced_size FROM put),
    $5::text[] IS NOT NULL AND EXISTS (SELECT FROM stored_objects WHERE bucket_id = $1::bigint AND key = $2::bytea)`;

const texts = { insert: statement(insert), update: statement(update) };

type Answer = [
  bucket: boolean,
  versioning: Versioning | null,
  put: boolean,
  replacedSize: string | null,
  exists: boolean,
];

/**
 * Makes an object the current version of its key: with it the replaced bytes are queued for removal and the change is counted. Its
 * bytes must be stored before. That is one statement; where the bucket has versions, it finds that, and a transaction follows.
 *
 * @throws ObjectStoreError `NoSuchBucket`, `NoObjectLock`, `PreconditionFailed`, or `NoSuchKey` where `ifMatch` finds no object:
 * nothing changes then
 */
export const putObject = async (db: Prisma.TransactionClient, object: PutObject): Promise<PutOutcome> => {
  const { bucketId, key, conditions: { ifMatch, ifNoneMatch } = {} } = object;
  if (isLock(object.lock)) return putVersion(db, object);
  const values = [
    String(bucketId),
    key,
    removalDueAt(object.modifiedAt).toISOString(),
    ifNoneMatch ?? null,
    ifMatch ?? null,
    ...valuesOf(object),
  ];
  const text = ifMatch ? texts.update : texts.insert;
  const [answer] = await refusedWithoutBucket(() => queryRows<Answer>(db, { text, values }));
  const [bucket, versioning, put, replacedSize, exists] = answer as Answer;
  if (!bucket) throw noSuchBucket();
  if (versioning) return putVersion(db, object);
  if (!put) throw ifMatch && !exists ? noSuchKey() : preconditionFailed();
  return { versionId: null, replaced: replacedSize === null ? undefined : { size: Number(replacedSize) } };
};

/** PostgreSQL's code for a reference to a row that is not there: of all statements here, only the counting refers to anything. */
const foreignKeyViolation = "23503";

/** Runs what counts a change of a bucket. @throws ObjectStoreError `NoSuchBucket` when the bucket went meanwhile */
export const refusedWithoutBucket = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  try {
    return await work();
  } catch (error) {
    if (driverFault(error)?.originalCode === foreignKeyViolation) throw noSuchBucket(error);
    throw error;
  }
};
