import type { PrismaClient } from "../../generated/prisma/client.js";
import { changeIam } from "../iam/change.js";
import type { ServiceRef } from "../service-ref.js";
import { requireBucket } from "./bucket.js";

/** Removes the policy of a bucket. A bucket without one stays as it is. @throws StorageError `NotFound` */
export const deleteBucketPolicy = (db: PrismaClient, service: ServiceRef, bucketName: string): Promise<void> =>
  changeIam(db, service, async (tx, serviceUuid) => {
    const { id: bucketId } = await requireBucket(tx, serviceUuid, bucketName);
    await tx.storageBucketPolicy.deleteMany({ where: { bucketId } });
  });
