import { namespaceOf } from "@concordat/contract/iam";
import { isUniqueViolation } from "../../database/transaction.js";
import { Prisma, type PrismaClient } from "../../generated/prisma/client.js";
import type { ConfigurationRow } from "../access-control/bucket-access.js";
import { configurationsOfNew, type NewBucketAccess } from "../access-control/new-bucket-access.js";
import { addToService } from "../in-service.js";
import { beyondQuota } from "../quota.js";
import type { ServiceRef } from "../service-ref.js";
import type { StorageContext } from "../storage-context.js";
import { alreadyExists, refusedValue } from "../storage-error.js";
import type { Bucket } from "./bucket.js";

interface BucketOptions {
  /** Its objects can be locked, and are versions therefore; false when left out. */
  readonly objectLock?: boolean;
  /** Who may do what with it beside policies; the usual when left out. */
  readonly access?: NewBucketAccess;
}

/** The configurations of the new bucket, as a part of WITH. */
const configured = (rows: readonly ConfigurationRow[]): Prisma.Sql => {
  const [kinds, documents] = [rows.map(({ kind }) => kind), rows.map(({ document }) => document)];
  return Prisma.sql`
    configured AS (
      INSERT INTO storage_bucket_configurations (bucket_id, kind, document)
      SELECT bucket.id, setting.kind, setting.document
      FROM bucket, unnest(${kinds}::text[], ${documents}::text[]) AS setting (kind, document)
    ),`;
};

/**
 * Creates an empty bucket.
 *
 * @param name is free in this service: also that of a deleted bucket is taken until that one has been cleaned up
 * @throws AclRefused for a list that does not go with the ownership of objects
 * @throws StorageError `AlreadyExists`, `LimitExceeded`, or `InUse` for a bucket that is being cleaned up, all for `name`
 */
export const createBucket = async (
  db: PrismaClient,
  service: ServiceRef,
  name: string,
  { objectLock = false, access = {}, ...context }: Pick<StorageContext, "clock" | "quotas"> & BucketOptions,
): Promise<Bucket> => {
  const rows = configurationsOfNew(namespaceOf(service.uuid), access);
  const bucket = Prisma.sql`
    bucket AS (
      INSERT INTO storage_buckets (service_uuid, name, created_at, versioning, object_lock)
      SELECT service.uuid, ${name}, ${context.clock().toISOString()}::timestamptz,
        CASE WHEN ${objectLock}::bool THEN 'Enabled' END, CASE WHEN ${objectLock}::bool THEN '{}'::json END
      FROM service RETURNING id
    ),`;
  const insert = Prisma.sql`SELECT id::text FROM bucket`;
  const isWithin = Prisma.sql`count_storage_buckets(locked.uuid) < ${context.quotas.bucketsPerService}::int`;
  const addition = { insert, isWithin, beyond: beyondQuota("bucketsPerService", "name", context) };
  try {
    const id = BigInt(await addToService(db, service, addition, Prisma.sql`${bucket} ${configured(rows)}`));
    return { id, name, deleted: false, usage: { objects: 0, bytes: 0 } };
  } catch (error) {
    if (!isUniqueViolation(error, "service_uuid_name")) throw error;
    throw await whyTaken(db, service, name, error);
  }
};

const whyTaken = async (db: PrismaClient, { uuid: serviceUuid }: ServiceRef, name: string, cause: unknown) => {
  const taken = await db.storageBucket.findUnique({ where: { serviceUuid_name: { serviceUuid, name } } });
  return taken?.deletedAt
    ? refusedValue("InUse", "name", "A bucket of this name is still being cleaned up.", cause)
    : alreadyExists("name", cause);
};
