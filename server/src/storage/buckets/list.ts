import { queryTexts } from "../../database/own-statement.js";
import { Prisma, type PrismaClient } from "../../generated/prisma/client.js";
import { findService } from "../in-service.js";
import type { ServiceRef } from "../service-ref.js";
import { type Bucket, bucketJson, readBucket } from "./bucket.js";

/** A page of buckets, and how many there are in all. */
export interface BucketPage {
  readonly buckets: readonly Bucket[];
  readonly total: number;
}

/** Lists the buckets of a service by name, the deleted ones that wait for their clean-up included. @throws StorageError `NotFound` */
export const listBuckets = async (
  db: PrismaClient,
  service: ServiceRef,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<BucketPage> => {
  const { uuid } = await findService(db, service);
  const page = Prisma.sql`
    SELECT * FROM storage_buckets WHERE service_uuid = ${uuid}::uuid ORDER BY name LIMIT ${limit}::int OFFSET ${offset}::bigint`;
  const [text = "[0, []]"] = await queryTexts(
    db,
    Prisma.sql`SELECT json_build_array(
      (SELECT count(*) FROM storage_buckets WHERE service_uuid = ${uuid}::uuid),
      (SELECT json_agg(${bucketJson} ORDER BY name) FROM (${page}) AS bucket))::text`,
  );
  const [total, buckets] = JSON.parse(text) as [number, Parameters<typeof readBucket>[0][] | null];
  return { total, buckets: (buckets ?? []).map(readBucket) };
};
