import { queryTexts } from "../../database/own-statement.js";
import { Prisma, type PrismaClient } from "../../generated/prisma/client.js";

/** A bucket that is in use. */
export interface UsableBucket {
  readonly name: string;
  readonly createdAt: Date;
}

/** Which buckets are listed: of this prefix, behind this name, and so many at most. */
export interface UsableBucketsQuery {
  readonly prefix: string;
  readonly after: string;
  readonly limit: number;
}

/** Lists the buckets of a service that are in use, in the binary order of their names. */
export const listUsableBuckets = async (
  db: PrismaClient,
  serviceUuid: string,
  { prefix, after, limit }: UsableBucketsQuery,
): Promise<UsableBucket[]> => {
  const rows = await queryTexts(
    db,
    Prisma.sql`SELECT json_build_array(name, created_at)::text FROM storage_buckets
      WHERE service_uuid = ${serviceUuid}::uuid AND deleted_at IS NULL
        AND starts_with(name, ${prefix}::text) AND name COLLATE "C" > ${after}::text
      ORDER BY name COLLATE "C" LIMIT ${limit}::int`,
  );
  return rows.map((row) => {
    const [name, createdAt] = JSON.parse(row) as [string, string];
    return { name, createdAt: new Date(createdAt) };
  });
};
