import { queryRows } from "../../database/own-statement.js";
import { ownRouteOf } from "../../database/route.js";
import type { Prisma } from "../../generated/prisma/client.js";
import type { BucketLock } from "../locks/object-lock.js";
import type { Versioning } from "../versions/versioning.js";
import { type ObjectRow, objectOf, readColumns, versionColumns } from "./columns.js";
import { forMany, readRows } from "./read-many.js";
import { sharedReads } from "./shared-reads.js";
import type { StoredObject } from "./stored-object.js";

/** A bucket, as whoever serves objects needs to know it. */
export interface BucketState {
  readonly id: bigint;
  readonly name: string;
  readonly createdAt: Date;
  /** It is out of use, and waits to be cleaned up. */
  readonly deleted: boolean;
  /** Null where objects never had versions. */
  readonly versioning: Versioning | null;
  /** Null where object lock is off. */
  readonly objectLock: BucketLock | null;
  /** Of its lifecycle rules; null where it has none. */
  readonly lifecycleRevision: bigint | null;
}

/** A service and one of its buckets. */
export interface BucketLookup {
  readonly configuredStatus: string;
  /** Whether the service is being deleted. */
  readonly deleting: boolean;
  readonly region: string;
  /** The revision of the service's identities and policies, those of its buckets included. */
  readonly revision: bigint;
  /** Undefined where there is none of that name. */
  readonly bucket: BucketState | undefined;
}

export interface ObjectLookup extends BucketLookup {
  /** Undefined where there is none of that key, and in a deleted bucket. */
  readonly object: StoredObject | undefined;
  /** A delete marker in the place of the object. */
  readonly marker?: DeleteMarker | undefined;
  /** Whether a newer version, or a delete marker, has taken the place of the one that is named. */
  readonly isNoncurrent?: boolean;
}

/** Says that the object of a key is deleted, while earlier versions of it may be there. */
export interface DeleteMarker {
  readonly versionId: string;
  readonly modifiedAt: Date;
}

type BucketRow = [
  configuredStatus: string,
  deleting: boolean,
  region: string,
  revision: string,
  bucketId: string | null,
  createdAt: Date,
  deleted: boolean,
  versioning: Versioning | null,
  objectLock: BucketLock | null,
  lifecycleRevision: string | null,
];

const bucketColumns = `
  service.configured_status, service.deletion_started_at IS NOT NULL, service.region, coalesce(iam.revision, 0),
  bucket.id, bucket.created_at, bucket.deleted_at IS NOT NULL, bucket.versioning, bucket.object_lock, bucket.lifecycle_revision`;

const bucketTables = (name: string): string => `
  storage_services AS service LEFT JOIN iam_revisions AS iam ON iam.service_uuid = service.uuid
  LEFT JOIN storage_buckets AS bucket ON bucket.service_uuid = service.uuid AND bucket.name = ${name}`;

const bucketQuery = (service: string, bucket: string): string =>
  `SELECT ${bucketColumns} FROM ${bucketTables(bucket)} WHERE service.uuid = ${service}`;

const addressTypes = { service_uuid: "uuid", bucket_name: "text" };

const bucketTexts = {
  one: bucketQuery("$1::uuid", "$2"),
  many: forMany(addressTypes, bucketQuery("asked.service_uuid", "asked.bucket_name")),
};

/** A query of an object. @param asked the expressions that name service, bucket and key, and tell whether bytes are wanted */
const objectQuery = ([service, bucket, key, withBytes]: readonly [string, string, string, string]): string => `
  SELECT ${bucketColumns}, ${readColumns(`CASE WHEN ${withBytes} THEN object.inline END`)}
  FROM ${bucketTables(bucket)}
  LEFT JOIN stored_objects AS object
    ON object.bucket_id = bucket.id AND object.key = ${key} AND bucket.deleted_at IS NULL
  WHERE service.uuid = ${service}`;

const objectTexts = {
  one: objectQuery(["$1::uuid", "$2", "$3::bytea", "$4::bool"]),
  many: forMany(
    { ...addressTypes, key: "bytea", with_bytes: "bool" },
    objectQuery(["asked.service_uuid", "asked.bucket_name", "asked.key", "asked.with_bytes"]),
  ),
};

const columnsOfVersions = versionColumns.join(", ");

const versionText = `
  SELECT ${bucketColumns}, object.is_marker, object.is_current, ${readColumns("CASE WHEN $4::bool THEN object.inline END")}
  FROM ${bucketTables("$2")}
  LEFT JOIN LATERAL (
    SELECT ${columnsOfVersions}, false AS is_marker, true AS is_current FROM stored_objects
    WHERE bucket_id = bucket.id AND key = $3::bytea AND version_id = $5::text
    UNION ALL
    SELECT ${columnsOfVersions}, is_marker, false FROM object_versions
    WHERE bucket_id = bucket.id AND key = $3::bytea AND version_id = $5::text
  ) AS object ON bucket.deleted_at IS NULL
  WHERE service.uuid = $1::uuid`;

const markerText = `
  SELECT version_id, modified_at, is_marker FROM object_versions
  WHERE bucket_id = $1::bigint AND key = $2::bytea ORDER BY place LIMIT 1`;

const bucketOf = (row: BucketRow | undefined, name: string): BucketLookup | undefined => {
  if (!row || row[0] === null) return undefined;
  const [configuredStatus, deleting, region, revision, id, createdAt, deleted, versioning, objectLock, lifecycle] = row;
  const lifecycleRevision = lifecycle === null ? null : BigInt(lifecycle);
  const bucket =
    id === null ? undefined : { id: BigInt(id), name, createdAt, deleted, versioning, objectLock, lifecycleRevision };
  return { configuredStatus, deleting, region, revision: BigInt(revision), bucket };
};

/** A bucket by its name. */
export interface BucketAddress {
  readonly serviceUuid: string;
  readonly bucketName: string;
}

/** PostgreSQL takes no text with NUL, and no bucket has such a name. */
const possibleName = (name: string): string => name.replaceAll("\0", "\u{fffd}");

const readBuckets = async (
  db: Prisma.TransactionClient,
  asked: readonly BucketAddress[],
): Promise<(BucketLookup | undefined)[]> => {
  const values = asked.map(({ serviceUuid, bucketName }) => [serviceUuid, possibleName(bucketName)]);
  const rows = await readRows<BucketRow>(db, bucketTexts, values);
  return asked.map(({ bucketName }, index) => bucketOf(rows[index], bucketName));
};

const findBuckets = sharedReads(readBuckets);

/** Reads a bucket and what decides whether it can be used. @returns undefined where there is no such service */
export const findBucket = async (
  db: Prisma.TransactionClient,
  address: BucketAddress,
): Promise<BucketLookup | undefined> =>
  ownRouteOf(db) ? findBuckets(db, address) : (await readBuckets(db, [address]))[0];

export interface ObjectAddress extends BucketAddress {
  readonly key: Uint8Array;
  /** Left out, the current version is meant. */
  readonly versionId?: string | undefined;
}

interface Asked extends ObjectAddress {
  readonly withBytes: boolean;
}

type LookupRow = [...BucketRow, ...ObjectRow];

const lookupOf = (row: LookupRow | undefined, bucketName: string): ObjectLookup | undefined => {
  const found = bucketOf(row as BucketRow | undefined, bucketName);
  const object = row?.slice(bucketRowLength) as ObjectRow;
  return found && { ...found, object: object[0] === null ? undefined : objectOf(object) };
};

const bucketRowLength: BucketRow["length"] = 10;

const readObjects = async (
  db: Prisma.TransactionClient,
  asked: readonly Asked[],
): Promise<(ObjectLookup | undefined)[]> => {
  const values = asked.map(({ serviceUuid, bucketName, key, withBytes }) => [
    serviceUuid,
    possibleName(bucketName),
    Buffer.from(key),
    withBytes,
  ]);
  const rows = await readRows<LookupRow>(db, objectTexts, values);
  return asked.map(({ bucketName }, index) => lookupOf(rows[index], bucketName));
};

const findObjects = sharedReads(readObjects);

/**
 * Reads an object, its bucket, and what decides whether they can be used, in one statement. Those who ask at once share
 * it, each with its own answer; what is read was there when the statement began, after all of them asked. Where a bucket with
 * versions has no object, another statement looks for a delete marker; one that names a version has a statement of its own.
 *
 * @param options.withBytes whether bytes that are in the row are read too; without, the content's `inline` is null
 * @returns undefined where there is no such service
 */
export const findObject = async (
  db: Prisma.TransactionClient,
  address: ObjectAddress,
  { withBytes }: { readonly withBytes: boolean },
): Promise<ObjectLookup | undefined> => {
  const { versionId, bucketName, ...named } = address;
  if (versionId !== undefined) return findVersion(db, { ...address, versionId }, { withBytes });
  const asked = { ...named, bucketName, withBytes };
  const lookup = await (ownRouteOf(db) ? findObjects(db, asked) : (await readObjects(db, [asked]))[0]);
  const { bucket, object } = lookup ?? {};
  if (!lookup || object || !bucket?.versioning || bucket.deleted) return lookup;
  return { ...lookup, marker: await findMarker(db, bucket.id, address.key) };
};

const findMarker = async (
  db: Prisma.TransactionClient,
  bucketId: bigint,
  key: Uint8Array,
): Promise<DeleteMarker | undefined> => {
  const [row] = await queryRows<[versionId: string, modifiedAt: Date, isMarker: boolean]>(db, {
    text: markerText,
    values: [String(bucketId), key],
  });
  const [versionId, modifiedAt, isMarker] = row ?? [];
  return versionId !== undefined && modifiedAt && isMarker ? { versionId, modifiedAt } : undefined;
};

type VersionState = [isMarker: boolean | null, isCurrent: boolean | null];

const findVersion = async (
  db: Prisma.TransactionClient,
  { serviceUuid, bucketName, key, versionId }: ObjectAddress & { readonly versionId: string },
  { withBytes }: { readonly withBytes: boolean },
): Promise<ObjectLookup | undefined> => {
  const values = [serviceUuid, possibleName(bucketName), Buffer.from(key), withBytes, versionId];
  const [row] = await queryRows<[...BucketRow, ...VersionState, ...ObjectRow]>(db, { text: versionText, values });
  const lookup = bucketOf(row as BucketRow | undefined, bucketName);
  if (!row || !lookup) return undefined;
  const [isMarker, isCurrent] = row.slice(bucketRowLength) as VersionState;
  if (isMarker === null) return { ...lookup, object: undefined };
  const object = objectOf(row.slice(bucketRowLength + 2) as ObjectRow);
  return isMarker ? { ...lookup, object: undefined, marker: object } : { ...lookup, object, isNoncurrent: !isCurrent };
};
