import { explainFault, readBucketPolicy } from "@concordat/contract/iam";
import type { PrismaClient } from "../../generated/prisma/client.js";
import { changeIam } from "../iam/change.js";
import type { ServiceRef } from "../service-ref.js";
import { StorageError } from "../storage-error.js";
import { requireBucket } from "./bucket.js";

/** The policy to put on a bucket. */
export interface NewBucketPolicy {
  readonly bucketName: string;
  /** JSON text. */
  readonly document: string;
}

/** @throws StorageError `Invalid` with all faults, each with its path below `document` */
const check = ({ bucketName, document }: NewBucketPolicy): void => {
  const { faults } = readBucketPolicy(document, bucketName);
  if (faults === undefined) return;
  const message = `The policy is not valid: ${faults.map(explainFault).join("; ")}.`;
  const found = faults.map(({ path, reason }) => ({ field: path === "" ? "document" : `document.${path}`, reason }));
  throw new StorageError("Invalid", message, found);
};

/**
 * Puts a policy on a bucket, instead of the one that it has. It counts from the next request on.
 *
 * @throws StorageError `Invalid` with all faults, each with its path below `document`; `NotFound`
 */
export const putBucketPolicy = async (
  db: PrismaClient,
  service: ServiceRef,
  policy: NewBucketPolicy,
): Promise<void> => {
  check(policy);
  const { bucketName, document } = policy;
  await changeIam(db, service, async (tx, serviceUuid) => {
    const { id: bucketId } = await requireBucket(tx, serviceUuid, bucketName);
    await tx.storageBucketPolicy.upsert({
      where: { bucketId },
      create: { bucketId, document },
      update: { document },
    });
  });
};
