import { queryRows } from "../../database/own-statement.js";
import { ownRouteOf } from "../../database/route.js";
import type { Prisma } from "../../generated/prisma/client.js";
import { type ObjectRow, objectOf, readColumns } from "./columns.js";
import { sharedReads } from "./shared-reads.js";
import type { StoredObject } from "./stored-object.js";

/** A bucket, as whoever serves objects needs to know it. */
export interface BucketState {
  readonly id: bigint;
  readonly name: string;
  readonly createdAt: Date;
  /** It is out of use, and waits to be cleaned up. */
  readonly deleted: boolean;
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
}

type BucketRow = [
  configuredStatus: string,
  deleting: boolean,
  region: string,
  revision: string,
  bucketId: string | null,
  createdAt: Date,
  deleted: boolean,
];

const bucketColumns = `
  service.configured_status, service.deletion_started_at IS NOT NULL, service.region, coalesce(iam.revision, 0),
  bucket.id, bucket.created_at, bucket.deleted_at IS NOT NULL`;

const bucketTables = (name = "$2"): string => `
  storage_services AS service LEFT JOIN iam_revisions AS iam ON iam.service_uuid = service.uuid
  LEFT JOIN storage_buckets AS bucket ON bucket.service_uuid = service.uuid AND bucket.name = ${name}`;

const bucketText = `SELECT ${bucketColumns} FROM ${bucketTables()} WHERE service.uuid = $1::uuid`;

/** A query of an object. @param asked the expressions that name service, bucket and key, and tell whether bytes are wanted */
const objectQuery = ([service, bucket, key, withBytes]: readonly string[]): string => `
  SELECT ${bucketColumns}, ${readColumns(`CASE WHEN ${withBytes} THEN object.inline END`)}
  FROM ${bucketTables(bucket)}
  LEFT JOIN stored_objects AS object
    ON object.bucket_id = bucket.id AND object.key = ${key} AND bucket.deleted_at IS NULL
  WHERE service.uuid = ${service}`;

const texts = {
  one: objectQuery(["$1::uuid", "$2", "$3::bytea", "$4::bool"]),
  // OFFSET keeps the planner from joining whole tables: each object is found by indexes
  many: `
    SELECT found.* FROM unnest($1::uuid[], $2::text[], $3::bytea[], $4::bool[])
      WITH ORDINALITY AS asked (service_uuid, bucket_name, key, with_bytes, place)
    LEFT JOIN LATERAL (${objectQuery(["asked.service_uuid", "asked.bucket_name", "asked.key", "asked.with_bytes"])} OFFSET 0) AS found
    ON true ORDER BY place`,
};

const bucketOf = (
  [configuredStatus, deleting, region, revision, id, createdAt, deleted]: BucketRow,
  name: string,
): BucketLookup => ({
  configuredStatus,
  deleting,
  region,
  revision: BigInt(revision),
  bucket: id === null ? undefined : { id: BigInt(id), name, createdAt, deleted },
});

/** A bucket by its name. */
export interface BucketAddress {
  readonly serviceUuid: string;
  readonly bucketName: string;
}

/** Reads a bucket and what decides whether it can be used. @returns undefined where there is no such service */
export const findBucket = async (
  db: Prisma.TransactionClient,
  { serviceUuid, bucketName }: BucketAddress,
): Promise<BucketLookup | undefined> => {
  const [row] = await queryRows<BucketRow>(db, { text: bucketText, values: [serviceUuid, bucketName] });
  return row && bucketOf(row, bucketName);
};

export interface ObjectAddress extends BucketAddress {
  readonly key: Uint8Array;
}

interface Asked extends ObjectAddress {
  readonly withBytes: boolean;
}

type LookupRow = [...BucketRow, ...ObjectRow];

const lookupOf = (row: LookupRow | undefined, bucketName: string): ObjectLookup | undefined => {
  if (!row || row[0] === null) return undefined;
  const object = row.slice(bucketRowLength) as ObjectRow;
  return {
    ...bucketOf(row as unknown as BucketRow, bucketName),
    object: object[0] === null ? undefined : objectOf(object),
  };
};

const bucketRowLength: BucketRow["length"] = 7;

const readOne = async (db: Prisma.TransactionClient, asked: Asked): Promise<ObjectLookup | undefined> => {
  const { serviceUuid, bucketName, key, withBytes } = asked;
  const values = [serviceUuid, bucketName, key, withBytes];
  const [row] = await queryRows<LookupRow>(db, { text: texts.one, values });
  return lookupOf(row, bucketName);
};

const readMany = async (
  db: Prisma.TransactionClient,
  asked: readonly Asked[],
): Promise<(ObjectLookup | undefined)[]> => {
  const [first] = asked;
  if (first && asked.length === 1) return [await readOne(db, first)];
  const values = [
    asked.map(({ serviceUuid }) => serviceUuid),
    asked.map(({ bucketName }) => bucketName),
    asked.map(({ key }) => Buffer.from(key)),
    asked.map(({ withBytes }) => withBytes),
  ];
  const rows = await queryRows<LookupRow>(db, { text: texts.many, values });
  return asked.map(({ bucketName }, index) => lookupOf(rows[index], bucketName));
};

const findShared = sharedReads(readMany);

/**
 * Reads an object, its bucket, and what decides whether they can be used, in one statement. Those who ask at once share
 * it, each with its own answer; what is read was there when the statement began, after all of them asked.
 *
 * @param options.withBytes whether bytes that are in the row are read too; without, the content's `inline` is null
 * @returns undefined where there is no such service
 */
export const findObject = (
  db: Prisma.TransactionClient,
  address: ObjectAddress,
  { withBytes }: { readonly withBytes: boolean },
): Promise<ObjectLookup | undefined> => {
  // PostgreSQL takes no such text, and no bucket has such a name
  const bucketName = address.bucketName.replaceAll("\0", "\u{fffd}");
  const asked = { ...address, bucketName, withBytes };
  return ownRouteOf(db) ? findShared(db, asked) : readOne(db, asked);
};
