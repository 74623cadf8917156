import { queryRows } from "../../database/own-statement.js";
import type { Prisma } from "../../generated/prisma/client.js";

/** What is in a bucket: numbers, and bytes. */
export interface BucketFigures {
  readonly objects: number;
  readonly bytes: number;
  readonly uploads: number;
  readonly uploadBytes: number;
  readonly noncurrentObjects: number;
  readonly noncurrentBytes: number;
  readonly deleteMarkers: number;
}

/** A bucket whose usage is not what is in it. */
export interface Drift {
  readonly bucketId: bigint;
  readonly serviceUuid: string;
  readonly bucketName: string;
  /** What its usage says. */
  readonly counted: BucketFigures;
  /** What there is. */
  readonly found: BucketFigures;
}

/** What a recount finds. */
export interface Recount {
  readonly buckets: number;
  readonly found: BucketFigures;
  readonly drifts: readonly Drift[];
  /** Objects, versions, delete markers and uploads under way whose bucket is gone: there are to be none. */
  readonly strays: number;
}

const figures = [
  "objects",
  "bytes",
  "uploads",
  "upload_bytes",
  "noncurrent_objects",
  "noncurrent_bytes",
  "delete_markers",
];
const sumsOf = (names: readonly string[]): string => names.map((name) => `sum(${name}) AS ${name}`).join(", ");
const zeroUnless = (table: string): string => figures.map((name) => `coalesce(${table}.${name}, 0)`).join(", ");

/**
 * What there is, each kind in rows of its own. The figures are those above, in their order.
 *
 * @param of a condition on the bucket
 */
const foundIn = (of: string): string => `
  SELECT bucket_id, count(*) AS objects, sum(size) AS bytes, 0 AS uploads, 0 AS upload_bytes, 0 AS noncurrent_objects,
    0 AS noncurrent_bytes, 0 AS delete_markers FROM stored_objects WHERE ${of} GROUP BY bucket_id
  UNION ALL
  SELECT bucket_id, 0, 0, count(*), coalesce(sum(parts.size), 0), 0, 0, 0
  FROM object_uploads
  LEFT JOIN LATERAL (SELECT sum(size) AS size FROM object_parts WHERE upload_id = object_uploads.id) AS parts ON true
  WHERE completed_at IS NULL AND ${of} GROUP BY bucket_id
  UNION ALL
  SELECT bucket_id, 0, 0, 0, 0, count(*) FILTER (WHERE NOT is_marker), sum(size), count(*) FILTER (WHERE is_marker)
  FROM object_versions WHERE ${of} GROUP BY bucket_id`;

/** One statement, so that what is written meanwhile is in all of it or in nothing. */
const textFor = (of: string, chosen: string): string => `
  WITH counted AS (
    SELECT bucket_id, ${sumsOf(figures)} FROM (
      SELECT bucket_id, ${figures.join(", ")} FROM storage_usage WHERE ${of}
      UNION ALL SELECT bucket_id, ${figures.join(", ")} FROM storage_usage_changes WHERE ${of}
    ) AS usage GROUP BY bucket_id
  ), found AS (SELECT bucket_id, ${sumsOf(figures)} FROM (${foundIn(of)}) AS rows GROUP BY bucket_id)
  SELECT bucket.id, bucket.service_uuid, bucket.name, ${zeroUnless("counted")}, ${zeroUnless("found")}
  FROM storage_buckets AS bucket
  FULL JOIN found ON found.bucket_id = bucket.id
  LEFT JOIN counted ON counted.bucket_id = bucket.id
  WHERE ${chosen}`;

const text = textFor("true", "bucket.id IS NULL OR bucket.service_uuid IS NOT NULL");

/** The usage of a bucket is found by its service. */
const ofOne = "bucket_id = $1::bigint";
const textOfOne = textFor(ofOne, "bucket.id = $1::bigint AND bucket.service_uuid IS NOT NULL").replaceAll(
  /(FROM storage_usage(?:_changes)?) WHERE/g,
  (from) => `${from} service_uuid = (SELECT service_uuid FROM storage_buckets WHERE id = $1::bigint) AND`,
);

const names = [
  "objects",
  "bytes",
  "uploads",
  "uploadBytes",
  "noncurrentObjects",
  "noncurrentBytes",
  "deleteMarkers",
] as const satisfies (keyof BucketFigures)[];

type Row = [bucketId: string | null, serviceUuid: string, bucketName: string, ...figures: string[]];

const figuresOf = (row: readonly string[]): BucketFigures =>
  Object.fromEntries(names.map((name, index) => [name, Number(row[index])])) as unknown as BucketFigures;

const things = ["objects", "uploads", "noncurrentObjects", "deleteMarkers"] as const satisfies (keyof BucketFigures)[];

type Counted = Omit<Drift, "bucketId"> & { readonly id: string | null };

const countedOf = ([id, serviceUuid, bucketName, ...both]: Row): Counted => ({
  id,
  serviceUuid,
  bucketName,
  counted: figuresOf(both.slice(0, names.length)),
  found: figuresOf(both.slice(names.length)),
});

const hasDrift = ({ counted, found }: Pick<Drift, "counted" | "found">): boolean =>
  names.some((name) => counted[name] !== found[name]);

/** Counts anew what is in a bucket. @returns its drift; undefined where its usage is right, or it is gone */
export const recountBucket = async (db: Prisma.TransactionClient, bucketId: bigint): Promise<Drift | undefined> => {
  const [row] = await queryRows<Row>(db, { text: textOfOne, values: [String(bucketId)] });
  if (!row) return undefined;
  const { id: _, ...counted } = countedOf(row);
  return hasDrift(counted) ? { bucketId, ...counted } : undefined;
};

/** Counts anew what is in all buckets, and compares it with their usage. It reads every object's row. */
export const recount = async (db: Prisma.TransactionClient): Promise<Recount> => {
  const rows = (await queryRows<Row>(db, { text, values: [] })).map(countedOf);
  const buckets = rows.flatMap(({ id, ...row }) => (id === null ? [] : [{ bucketId: BigInt(id), ...row }]));
  const sum = (name: keyof BucketFigures) => buckets.reduce((all, one) => all + one.found[name], 0);
  const strays = rows
    .filter(({ id }) => id === null)
    .reduce((all, one) => all + things.reduce((some, name) => some + one.found[name], 0), 0);
  return {
    buckets: buckets.length,
    found: figuresOf(names.map((name) => String(sum(name)))),
    drifts: buckets.filter(hasDrift),
    strays,
  };
};
