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

/** What there is, each kind in rows of its own. The figures are those above, in their order. */
const found = `
  SELECT bucket_id, count(*) AS objects, sum(size) AS bytes, 0 AS uploads, 0 AS upload_bytes, 0 AS noncurrent_objects,
    0 AS noncurrent_bytes, 0 AS delete_markers FROM stored_objects GROUP BY bucket_id
  UNION ALL
  SELECT bucket_id, 0, 0, count(*), coalesce(sum(parts.size), 0), 0, 0, 0
  FROM object_uploads
  LEFT JOIN LATERAL (SELECT sum(size) AS size FROM object_parts WHERE upload_id = object_uploads.id) AS parts ON true
  WHERE completed_at IS NULL GROUP BY bucket_id
  UNION ALL
  SELECT bucket_id, 0, 0, 0, 0, count(*) FILTER (WHERE NOT is_marker), sum(size), count(*) FILTER (WHERE is_marker)
  FROM object_versions GROUP BY bucket_id`;

/** One statement, so that what is written meanwhile is in all of it or in nothing. */
const text = `
  WITH counted AS (
    SELECT bucket_id, ${sumsOf(figures)} FROM (
      SELECT bucket_id, ${figures.join(", ")} FROM storage_usage
      UNION ALL SELECT bucket_id, ${figures.join(", ")} FROM storage_usage_changes
    ) AS usage GROUP BY bucket_id
  ), found AS (SELECT bucket_id, ${sumsOf(figures)} FROM (${found}) AS rows GROUP BY bucket_id)
  SELECT bucket.id, bucket.service_uuid, bucket.name, ${zeroUnless("counted")}, ${zeroUnless("found")}
  FROM storage_buckets AS bucket
  FULL JOIN found ON found.bucket_id = bucket.id
  LEFT JOIN counted ON counted.bucket_id = bucket.id
  WHERE bucket.id IS NULL OR bucket.service_uuid IS NOT NULL`;

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

/** Counts anew what is in all buckets, and compares it with their usage. It reads every object's row. */
export const recount = async (db: Prisma.TransactionClient): Promise<Recount> => {
  const rows = (await queryRows<Row>(db, { text, values: [] })).map(([id, serviceUuid, bucketName, ...both]) => ({
    id,
    serviceUuid,
    bucketName,
    counted: figuresOf(both.slice(0, names.length)),
    found: figuresOf(both.slice(names.length)),
  }));
  const buckets = rows.flatMap(({ id, ...row }) => (id === null ? [] : [{ bucketId: BigInt(id), ...row }]));
  const sum = (name: keyof BucketFigures) => buckets.reduce((all, one) => all + one.found[name], 0);
  const strays = rows
    .filter(({ id }) => id === null)
    .reduce((all, one) => all + things.reduce((some, name) => some + one.found[name], 0), 0);
  return {
    buckets: buckets.length,
    found: figuresOf(names.map((name) => String(sum(name)))),
    drifts: buckets.filter((one) => names.some((name) => one.counted[name] !== one.found[name])),
    strays,
  };
};
