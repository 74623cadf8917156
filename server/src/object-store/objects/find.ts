import { queryRows } from "../../database/own-statement.js";
import type { Prisma } from "../../generated/prisma/client.js";
import { type ObjectRow, objectOf, readColumns } from "./columns.js";
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

const bucketTables = `
  storage_services AS service LEFT JOIN iam_revisions AS iam ON iam.service_uuid = service.uuid
  LEFT JOIN storage_buckets AS bucket ON bucket.service_uuid = service.uuid AND bucket.name = $2`;

const bucketText = `SELECT ${bucketColumns} FROM ${bucketTables} WHERE service.uuid = $1::uuid`;

const objectText = `
  SELECT ${bucketColumns}, ${readColumns("CASE WHEN $4::bool THEN object.inline END")}
  FROM ${bucketTables}
  LEFT JOIN stored_objects AS object
    ON object.bucket_id = bucket.id AND object.key = $3::bytea AND bucket.deleted_at IS NULL
  WHERE service.uuid = $1::uuid`;

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

/**
 * Reads an object, its bucket, and what decides whether they can be used, in one statement.
 *
 * @param options.withBytes whether bytes that are in the row are read too; without, the content's `inline` is null
 * @returns undefined where there is no such service
 */
export const findObject = async (
  db: Prisma.TransactionClient,
  { serviceUuid, bucketName, key }: ObjectAddress,
  { withBytes }: { readonly withBytes: boolean },
): Promise<ObjectLookup | undefined> => {
  const values = [serviceUuid, bucketName, key, withBytes];
  const [row] = await queryRows<[...BucketRow, ...ObjectRow]>(db, { text: objectText, values });
  if (!row) return undefined;
  const object = row.slice(bucketRowLength) as ObjectRow;
  return {
    ...bucketOf(row as unknown as BucketRow, bucketName),
    object: object[0] === null ? undefined : objectOf(object),
  };
};

const bucketRowLength: BucketRow["length"] = 7;
