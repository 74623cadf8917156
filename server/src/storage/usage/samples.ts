import { columnOf } from "../../database/tables.js";
import { Prisma } from "../../generated/prisma/client.js";

/** What passed through a service, in bytes and numbers of objects. */
export const flows = [
  "bytesCreated",
  "bytesDeleted",
  "bytesReceived",
  "bytesTransmitted",
  "objectsCreated",
  "objectsDeleted",
] as const;
export type Flow = (typeof flows)[number];

/** By how much usage changed. */
type Change = "bytesChange" | "objectsChange";

/**
 * A statement that adds to the samples of services, each of one minute.
 *
 * @param fields what is added
 * @param rows a query of the service, the minute and these fields, one row for each minute of a service and in this order, so
 * that two that add at once do not lock each other out
 */
export const addToSamples = (fields: readonly (Flow | Change)[], rows: Prisma.Sql): Prisma.Sql => {
  const columns = fields.map((field) => columnOf("StorageSample", field));
  const sums = columns.map((column) => `${column} = storage_samples.${column} + EXCLUDED.${column}`);
  return Prisma.sql`
    INSERT INTO storage_samples (service_uuid, minute, ${Prisma.raw(columns.join(", "))}) ${rows}
    ON CONFLICT (service_uuid, minute) DO UPDATE SET ${Prisma.raw(sums.join(", "))}`;
};
