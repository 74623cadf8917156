import { columnOf } from "../../database/tables.js";
import { Prisma } from "../../generated/prisma/client.js";
import { addToSamples, flows } from "./samples.js";

const fields = [...flows, "bytesChange", "objectsChange"] as const;

/**
 * Adds up samples of minutes to samples of their hours, by which nobody is told anything else: intervals of history are whole hours.
 *
 * @param before samples of hours that began earlier
 * @param atMost so many samples are added up, so that no statement holds locks for long
 */
export const rollUpSamples = async (db: Prisma.TransactionClient, before: Date, atMost: number): Promise<number> => {
  const sums = fields.map((field) => {
    const column = columnOf("StorageSample", field);
    return `sum(${column})::bigint AS ${column}`;
  });
  const added = addToSamples(
    fields,
    Prisma.sql`
    SELECT service_uuid, date_trunc('hour', minute), ${Prisma.raw(sums.join(", "))} FROM removed
    GROUP BY service_uuid, date_trunc('hour', minute) ORDER BY 1, 2`,
  );
  const rows = await db.$queryRaw<{ count: number }[]>`
    WITH removed AS (
      DELETE FROM storage_samples WHERE (service_uuid, minute) IN (
        SELECT service_uuid, minute FROM storage_samples
        WHERE minute < date_trunc('hour', ${before}::timestamptz) AND minute <> date_trunc('hour', minute)
        ORDER BY service_uuid, minute LIMIT ${atMost} FOR UPDATE SKIP LOCKED
      ) RETURNING *
    ), added AS (${added})
    SELECT count(*)::int AS count FROM removed`;
  return rows[0]?.count ?? 0;
};
