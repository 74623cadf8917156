import { queryRows } from "../../database/own-statement.js";
import type { Prisma } from "../../generated/prisma/client.js";

/** A bucket of which another number is counted than there is. Each figure says by how much too much is counted. */
export interface UsageDrift {
  readonly serviceUuid: string;
  readonly bucket: string;
  readonly objects: number;
  readonly bytes: number;
  readonly uploads: number;
  readonly uploadBytes: number;
}

const figures = ["objects", "bytes", "uploads", "upload_bytes"];

/** All is counted in one statement, and so as of one moment. Buckets that are cleaned up are counted again when they are gone. */
const text = `
  WITH figures AS (
    SELECT bucket_id, ${figures.join(", ")} FROM storage_usage
    UNION ALL SELECT bucket_id, ${figures.join(", ")} FROM storage_usage_changes
    UNION ALL SELECT bucket_id, -count(*), -sum(size), 0, 0 FROM stored_objects GROUP BY bucket_id
    UNION ALL SELECT bucket_id, 0, 0, -count(*), 0 FROM object_uploads WHERE completed_at IS NULL GROUP BY bucket_id
    UNION ALL SELECT upload.bucket_id, 0, 0, 0, -sum(part.size) FROM object_uploads AS upload
      JOIN object_parts AS part ON part.upload_id = upload.id WHERE upload.completed_at IS NULL GROUP BY upload.bucket_id
  )
  SELECT bucket.service_uuid::text, bucket.name, ${figures.map((figure) => `sum(${figure})::text`).join(", ")}
  FROM figures JOIN storage_buckets AS bucket ON bucket.id = figures.bucket_id
  WHERE bucket.service_uuid IS NOT NULL AND bucket.deleted_at IS NULL
  GROUP BY bucket.id HAVING ${figures.map((figure) => `sum(${figure}) <> 0`).join(" OR ")}
  ORDER BY bucket.service_uuid, bucket.name`;

/** Counts everything anew, and tells of each bucket where that differs from its usage. */
export const findUsageDrift = async (db: Prisma.TransactionClient): Promise<UsageDrift[]> => {
  type Row = [
    serviceUuid: string,
    bucket: string,
    objects: string,
    bytes: string,
    uploads: string,
    uploadBytes: string,
  ];
  const rows = await queryRows<Row>(db, { text, values: [] });
  return rows.map(([serviceUuid, bucket, ...sums]) => {
    const [objects = 0, bytes = 0, uploads = 0, uploadBytes = 0] = sums.map(Number);
    return { serviceUuid, bucket, objects, bytes, uploads, uploadBytes };
  });
};
