import { Prisma } from "../../generated/prisma/client.js";
import type { Usage } from "../usage/figures.js";
import { usageOf, usageOfBucket } from "../usage/read.js";

/** A bucket of a service, as queries answer it. */
export interface Bucket {
  readonly id: bigint;
  readonly name: string;
  /** It is out of use, and waits to be cleaned up. */
  readonly deleted: boolean;
  readonly usage: Usage;
}

type BucketJson = [id: string, name: string, deleted: boolean, usage: [number, number]];

/** A bucket as JSON, of a row of `storage_buckets` with the alias `bucket`. */
export const bucketJson: Prisma.Sql = Prisma.sql`json_build_array(
  bucket.id::text, bucket.name, bucket.deleted_at IS NOT NULL, ${usageOfBucket(Prisma.sql`bucket`)})`;

/** Reads that JSON. */
export const readBucket = ([id, name, deleted, usage]: BucketJson): Bucket => ({
  id: BigInt(id),
  name,
  deleted,
  usage: usageOf(usage),
});
