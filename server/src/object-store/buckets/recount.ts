import { queryRows } from "../../database/own-statement.js";
import type { Prisma } from "../../generated/prisma/client.js";

/** What is in a bucket: numbers, and bytes. */
export interface BucketFigures {
  readonly objects: number;
  readonly bytes: number;
  readonly uploads: number;
  readonly uploadBytes: number;
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
  /** Objects and uploads under way whose bucket is gone: there are to be none. */
  readonly strays: number;
}

const figures = "objects, bytes, uploads, upload_bytes";

/** One statement, so that what is written meanwhile is in all of it or in nothing. */
const text = `
  WITH counted AS (
    SELECT bucket_id, sum(objects) AS objects, sum(bytes) AS bytes, sum(uploads) AS uploads, sum(upload_bytes) AS upload_bytes
    FROM (
      SELECT bucket_id, ${figures} FROM storage_usage UNION ALL SELECT bucket_id, ${figures} FROM storage_usage_changes
    ) AS usage GROUP BY bucket_id
  ), objects AS (
    SELECT bucket_id, count(*) AS objects, sum(size) AS bytes FROM stored_objects GROUP BY bucket_id
  ), uploads AS (
    SELECT bucket_id, count(*) AS uploads, coalesce(sum(parts.size), 0) AS upload_bytes
    FROM object_uploads
    LEFT JOIN LATERAL (SELECT sum(size) AS size FROM object_parts WHERE upload_id = object_uploads.id) AS parts ON true
    WHERE completed_at IS NULL GROUP BY bucket_id
  )
  SELECT bucket.id, bucket.service_uuid, bucket.name,
    coalesce(counted.objects, 0), coalesce(counted.bytes, 0), coalesce(counted.uploads, 0), coalesce(counted.upload_bytes, 0),
    coalesce(objects.objects, 0), coalesce(objects.bytes, 0), coalesce(uploads.uploads, 0), coalesce(uploads.upload_bytes, 0)
  FROM storage_buckets AS bucket
  FULL JOIN objects ON objects.bucket_id = bucket.id
  FULL JOIN uploads ON uploads.bucket_id = coalesce(bucket.id, objects.bucket_id)
  LEFT JOIN counted ON counted.bucket_id = bucket.id
  WHERE bucket.id IS NULL OR bucket.service_uuid IS NOT NULL`;

type Figures = [objects: string, bytes: string, uploads: string, uploadBytes: string];
type Row = [bucketId: string | null, serviceUuid: string, bucketName: string, ...counted: Figures, ...found: Figures];

const figuresOf = ([objects, bytes, uploads, uploadBytes]: Figures): BucketFigures => ({
  objects: Number(objects),
  bytes: Number(bytes),
  uploads: Number(uploads),
  uploadBytes: Number(uploadBytes),
});

const names = ["objects", "bytes", "uploads", "uploadBytes"] as const satisfies (keyof BucketFigures)[];

/** Counts anew what is in all buckets, and compares it with their usage. It reads every object's row. */
export const recount = async (db: Prisma.TransactionClient): Promise<Recount> => {
  const rows = await queryRows<Row>(db, { text, values: [] });
  const buckets = rows.flatMap(([id, serviceUuid, bucketName, ...both]) => {
    if (id === null) return [];
    const [counted, found] = [figuresOf(both.slice(0, 4) as Figures), figuresOf(both.slice(4) as Figures)];
    return [{ bucketId: BigInt(id), serviceUuid, bucketName, counted, found }];
  });
  const sum = (name: keyof BucketFigures) => buckets.reduce((all, { found }) => all + found[name], 0);
  const strays = rows.filter(([id]) => id === null).reduce((all, row) => all + Number(row[7]) + Number(row[9]), 0);
  return {
    buckets: buckets.length,
    found: { objects: sum("objects"), bytes: sum("bytes"), uploads: sum("uploads"), uploadBytes: sum("uploadBytes") },
    drifts: buckets.filter(({ counted, found }) => names.some((name) => counted[name] !== found[name])),
    strays,
  };
};
