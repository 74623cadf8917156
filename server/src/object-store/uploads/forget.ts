import { queryRows } from "../../database/own-statement.js";
import type { Prisma } from "../../generated/prisma/client.js";

/** For so long whoever completes an upload once more is told what came of it, in milliseconds. */
const rememberedMs = 24 * 3_600_000;

const text = `
  DELETE FROM object_uploads WHERE id IN (
    SELECT id FROM object_uploads WHERE completed_at < $1::timestamptz
    ORDER BY completed_at LIMIT $2::int FOR UPDATE SKIP LOCKED)
  RETURNING id::text`;

/** Forgets uploads that were completed more than a day ago. @returns how many */
export const forgetUploads = async (db: Prisma.TransactionClient, now: Date, limit = 1_000): Promise<number> => {
  const before = new Date(now.getTime() - rememberedMs).toISOString();
  return (await queryRows(db, { text, values: [before, limit] })).length;
};
