import { clockToleranceMs } from "../../clock-tolerance.js";
import { queryTexts } from "../../database/own-statement.js";
import type { Prisma } from "../../generated/prisma/client.js";

const text = "SELECT (extract(epoch FROM min(created_at)) * 1000)::text FROM storage_service_keys";

/** When the oldest of the services' keys was made, before which nothing was stored; undefined where there is none. */
export const firstStoredAt = async (db: Prisma.TransactionClient): Promise<Date | undefined> => {
  const [ms] = await queryTexts<string | null>(db, { text, values: [] });
  return ms ? new Date(Number(ms) - clockToleranceMs) : undefined;
};
