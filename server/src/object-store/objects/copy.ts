import { queryRows } from "../../database/own-statement.js";
import { columnOf } from "../../database/tables.js";
import type { Prisma } from "../../generated/prisma/client.js";
import { isLock, type ObjectLock } from "../locks/object-lock.js";
import { noSuchBucket, noSuchKey, preconditionFailed, sourceChanged } from "../object-store-error.js";
import { removalDueAt } from "../removals/due.js";
import { copyVersion } from "../versions/copy-version.js";
import { lockedBucket } from "../versions/lock.js";
import { nullVersion, type Versioning } from "../versions/versioning.js";
import { writtenColumns } from "./columns.js";
import { afterPut, knownColumns, plainBucket, type Replaced, refusedWithoutBucket } from "./put.js";
import type { Checksum, ObjectAttributes, WriteConditions } from "./stored-object.js";

/** A copy within one service: both objects have the same bytes, which are stored once. */
export interface CopyObject {
  readonly source: {
    readonly bucketId: bigint;
    readonly key: Uint8Array;
    /** The object that the caller has looked at, current or not; left out, whatever is current is copied. */
    readonly expected?: { readonly etag: string; readonly modifiedAt: Date; readonly versionId: string } | undefined;
  };
  readonly target: { readonly bucketId: bigint; readonly key: Uint8Array };
  /** What is not to be as it is at the source. */
  readonly attributes?: Partial<Omit<ObjectAttributes, "creator" | "acl">>;
  /** The lock of the copy: that of the source is never copied. */
  readonly lock?: ObjectLock | null | undefined;
  readonly creator: string | null;
  /** Access control lists are not copied. */
  readonly acl: ObjectAttributes["acl"];
  readonly modifiedAt: Date;
  readonly conditions?: WriteConditions;
}

/** What came of a copy. */
export interface Copied {
  readonly etag: string;
  readonly checksum: Checksum | null;
  /** In bytes. */
  readonly size: number;
  /** Undefined where no object is gone. */
  readonly replaced: Replaced | undefined;
  /** Null in a bucket whose objects never had versions. */
  readonly versionId: string | null;
}

/** What a copy may set by itself, with the parameters: null keeps what the source has. */
const settable = { storageClass: "text", headers: "json", metadata: "json", tags: "json" } as const;

const first = 10;
const parameters = new Map<string, string>([
  ["modified_at", "$5::timestamptz"],
  ["creator", "$6::text"],
  ["acl", "$16::json"],
  ...Object.entries(settable).map(
    ([field, type], index) =>
      [
        columnOf("StoredObject", field),
        `coalesce($${first + index}::${type}, source.${columnOf("StoredObject", field)})`,
      ] as const,
  ),
]);
const copied = writtenColumns.map((column) => parameters.get(column) ?? `source.${column}`);

const remembered = (content: string): string =>
  `replaced_content_id = nullif(stored_objects.content_id, ${content}), replaced_size = stored_objects.size, version_id = 'null'`;
const noneMatches = "($14::text[] IS NULL OR ('*' <> ALL($14::text[]) AND stored_objects.etag <> ALL($14::text[])))";
const asExpected = "($7::text IS NULL OR (source.etag = $7::text AND source.modified_at = $8::timestamptz))";

const insert = `
  INSERT INTO stored_objects (bucket_id, key, ${writtenColumns.join(", ")})
  SELECT bucket.id, $4::bytea, ${copied.join(", ")} FROM bucket, source WHERE ${asExpected}
  ON CONFLICT (bucket_id, key) DO UPDATE SET ${writtenColumns.map((column) => `${column} = EXCLUDED.${column}`).join(", ")},
    ${remembered("EXCLUDED.content_id")}
  WHERE ${noneMatches}`;

const update = `
  UPDATE stored_objects SET ${writtenColumns.map((column, index) => `${column} = ${copied[index]}`).join(", ")},
    ${remembered("source.content_id")}
  FROM bucket, source
  WHERE stored_objects.bucket_id = bucket.id AND stored_objects.key = $4::bytea AND ${asExpected}
    AND ('*' = ANY($15::text[]) OR stored_objects.etag = ANY($15::text[])) AND ${noneMatches}`;

/**
 * The source is locked until the copy is done: whoever deletes or replaces it waits, so that its bytes are never without an object
 * while the copy is made.
 *
 * @param lock one that those who copy it share, unless it is written too
 */
const statement = (write: string, lock: string): string => `
  WITH ${plainBucket("$3")}, source_bucket AS (${lockedBucket("$1")}), source AS (
    SELECT * FROM stored_objects
    WHERE bucket_id = (SELECT id FROM source_bucket WHERE versioning IS NULL) AND key = $2::bytea ${lock}
  ), put AS (${write} RETURNING stored_objects.size, stored_objects.replaced_content_id, stored_objects.replaced_size),
  ${afterPut("$5", "$9")}
  SELECT ${knownColumns}, (SELECT versioning FROM source_bucket), EXISTS (SELECT FROM put),
    (SELECT replaced_size FROM put), source.etag, source.size, source.checksum_algorithm, source.checksum_type, source.checksum, ${asExpected},
    $15::text[] IS NOT NULL AND EXISTS (SELECT FROM stored_objects WHERE bucket_id = $3::bigint AND key = $4::bytea)
  FROM (SELECT 1) AS one LEFT JOIN source ON true`;

const locks = { shared: "FOR SHARE", own: "FOR NO KEY UPDATE" } as const;
const texts = {
  insert: { shared: statement(insert, locks.shared), own: statement(insert, locks.own) },
  update: { shared: statement(update, locks.shared), own: statement(update, locks.own) },
};

type Answer = [
  bucket: boolean,
  versioning: Versioning | null,
  sourceVersioning: Versioning | null,
  put: boolean,
  replacedSize: string | null,
  etag: string | null,
  size: string,
  algorithm: string | null,
  type: Checksum["type"],
  value: string,
  asExpected: boolean | null,
  exists: boolean,
];

const valuesOf = ({ source, target, attributes = {}, conditions = {}, ...copy }: CopyObject): unknown[] => {
  const { modifiedAt, creator, acl } = copy;
  const { storageClass = null, headers, metadata, tags } = attributes;
  return [
    String(source.bucketId),
    source.key,
    String(target.bucketId),
    target.key,
    modifiedAt.toISOString(),
    creator,
    source.expected?.etag ?? null,
    source.expected?.modifiedAt.toISOString() ?? null,
    removalDueAt(modifiedAt).toISOString(),
    storageClass,
    headers === undefined ? null : JSON.stringify(headers),
    metadata === undefined ? null : JSON.stringify(metadata),
    tags === undefined ? null : JSON.stringify(tags ?? []),
    conditions.ifNoneMatch ?? null,
    conditions.ifMatch ?? null,
    acl && JSON.stringify(acl),
  ];
};

/**
 * Copies an object: its bytes are shared, not copied. A copy onto itself gives it new attributes, or a new version. That is one
 * statement; where one of the buckets has versions, it finds that, and a transaction follows.
 *
 * @throws ObjectStoreError `NoSuchBucket` and `NoObjectLock` (the target's), `NoSuchKey` and `SourceChanged` (the source), `PreconditionFailed`;
 * `NoSuchKey` with the detail `of: "target"` where `ifMatch` finds no object
 */
export const copyObject = async (db: Prisma.TransactionClient, copy: CopyObject): Promise<Copied> => {
  if ((copy.source.expected?.versionId ?? nullVersion) !== nullVersion || isLock(copy.lock))
    return copyVersion(db, copy);
  const { source, target, conditions: { ifMatch } = {} } = copy;
  const isItself = source.bucketId === target.bucketId && Buffer.compare(source.key, target.key) === 0;
  const text = texts[ifMatch ? "update" : "insert"][isItself ? "own" : "shared"];
  const [row] = await refusedWithoutBucket(() => queryRows<Answer>(db, { text, values: valuesOf(copy) }));
  const [
    bucket,
    versioning,
    sourceVersioning,
    put,
    replacedSize,
    etag,
    size,
    algorithm,
    type,
    value,
    asExpected,
    exists,
  ] = row as Answer;
  if (!bucket) throw noSuchBucket();
  if (versioning || sourceVersioning) return copyVersion(db, copy);
  if (etag === null) throw noSuchKey();
  if (!asExpected) throw sourceChanged();
  if (!put) throw ifMatch && !exists ? noSuchKey({ of: "target" }) : preconditionFailed();
  return {
    etag,
    checksum: algorithm === null ? null : { algorithm, type, value },
    size: Number(size),
    versionId: null,
    replaced: replacedSize === null ? undefined : { size: Number(replacedSize) },
  };
};
