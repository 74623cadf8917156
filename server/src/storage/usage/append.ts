import { queryTexts } from "../../database/own-statement.js";
import { Prisma } from "../../generated/prisma/client.js";
import { type UsageChange, usageColumns, usageFigures } from "./figures.js";

const columns = Prisma.raw(usageColumns.join(", "));

/**
 * Counts a write, in the transaction of the write: appends how it changed what its bucket holds. No row is updated, so that no
 * write waits for another one. `foldUsage` adds the changes up later.
 *
 * @param at when it happened
 * @returns false where the bucket is gone, or its service: then nothing is counted
 */
export const appendUsage = async (
  db: Prisma.TransactionClient,
  bucketId: bigint,
  change: UsageChange,
  at: Date,
): Promise<boolean> => {
  const values = Prisma.join(usageFigures.map((figure) => Prisma.sql`${String(change[figure] ?? 0)}::bigint`));
  const appended = await queryTexts(
    db,
    Prisma.sql`
      INSERT INTO storage_usage_changes (service_uuid, bucket_id, at, ${columns})
      SELECT service_uuid, id, ${at.toISOString()}::timestamptz, ${values} FROM storage_buckets
      WHERE id = ${String(bucketId)}::bigint AND service_uuid IS NOT NULL
      RETURNING id::text`,
  );
  return appended.length > 0;
};
