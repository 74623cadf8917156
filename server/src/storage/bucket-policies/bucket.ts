import type { Prisma } from "../../generated/prisma/client.js";
import { notFound } from "../storage-error.js";

/** A bucket with its policy, if it has one, as JSON text. */
export interface BucketWithPolicy {
  readonly id: bigint;
  readonly document: string | undefined;
}

/** Looks up a bucket of a service. Deleted ones count as absent. @throws StorageError `NotFound` */
export const requireBucket = async (
  tx: Prisma.TransactionClient,
  serviceUuid: string,
  name: string,
): Promise<BucketWithPolicy> => {
  const bucket = await tx.storageBucket.findUnique({
    where: { serviceUuid_name: { serviceUuid, name } },
    select: { id: true, deletedAt: true, policy: { select: { document: true } } },
  });
  if (!bucket || bucket.deletedAt) throw notFound(`The bucket with name ${name} cannot be found.`);
  return { id: bucket.id, document: bucket.policy?.document };
};
