import { isUniqueViolation } from "../../database/transaction.js";
import { Prisma, type PrismaClient } from "../../generated/prisma/client.js";
import { addToService } from "../in-service.js";
import type { ServiceRef } from "../service-ref.js";
import type { StorageContext } from "../storage-context.js";
import { alreadyExists, refusedValue } from "../storage-error.js";
import type { Bucket } from "./bucket.js";

/**
 * Creates an empty bucket.
 *
 * @param name is free in this service: also that of a deleted bucket is taken until that one has been cleaned up
 * @throws StorageError `AlreadyExists`, or `InUse` for a bucket that is being cleaned up, both for `name`
 */
export const createBucket = async (
  db: PrismaClient,
  service: ServiceRef,
  name: string,
  { clock }: Pick<StorageContext, "clock">,
): Promise<Bucket> => {
  const insert = Prisma.sql`
    INSERT INTO storage_buckets (service_uuid, name, created_at)
    SELECT service.uuid, ${name}, ${clock().toISOString()}::timestamptz FROM service RETURNING id::text`;
  try {
    const id = BigInt(await addToService(db, service, insert));
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
