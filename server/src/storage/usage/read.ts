import { queryTexts } from "../../database/own-statement.js";
import type { JsonRows } from "../../database/rows.js";
import { Prisma } from "../../generated/prisma/client.js";
import { findService } from "../in-service.js";
import type { ServiceRef } from "../service-ref.js";
import { shownColumns, type Usage } from "./figures.js";

/** What is shown of the usage that a condition selects, as JSON. Totals and changes are read in one statement: exact. */
const sumOf = (where: Prisma.Sql): Prisma.Sql => Prisma.sql`(
  SELECT json_build_array(coalesce(sum(objects), 0), coalesce(sum(bytes), 0)) FROM (
    SELECT ${shownColumns} FROM storage_usage WHERE ${where}
    UNION ALL SELECT ${shownColumns} FROM storage_usage_changes WHERE ${where}
  ) AS usage)`;

/** The usage of a service, as part of a statement. @param uuid an expression of its id */
const usageOfService = (uuid: Prisma.Sql): Prisma.Sql => sumOf(Prisma.sql`service_uuid = ${uuid}`);

/** The usage of a bucket, as part of a statement. @param bucket an alias of a row of `storage_buckets` */
export const usageOfBucket = (bucket: Prisma.Sql): Prisma.Sql =>
  sumOf(Prisma.sql`service_uuid = ${bucket}.service_uuid AND bucket_id = ${bucket}.id`);

/** Reads what these parts of a statement give. */
export const usageOf = ([objects, bytes]: readonly [number, number]): Usage => ({ objects, bytes });

/** A row of something with its usage. */
export interface WithUsage {
  readonly usage: Usage;
}

/** Rows of services, each with its usage. */
export const withUsage = <Row>(services: JsonRows<Row>): JsonRows<Row & WithUsage> => ({
  json: Prisma.sql`json_build_array(${services.json}, ${usageOfService(Prisma.sql`row0.uuid`)})`,
  from: services.from,
  read: (([row, usage]: [never, [number, number]]) => ({ ...services.read(row), usage: usageOf(usage) })) as never,
});

/** Reads how much a service holds now. @throws StorageError `NotFound` */
export const readUsage = async (db: Prisma.TransactionClient, service: ServiceRef): Promise<Usage> => {
  const { uuid } = await findService(db, service);
  const [text = ""] = await queryTexts(db, Prisma.sql`SELECT ${usageOfService(Prisma.sql`${uuid}::uuid`)}::text`);
  return usageOf(JSON.parse(text) as [number, number]);
};
