import { type BucketDocument, explainFault, isPublicPolicy, readBucketPolicy } from "@concordat/contract/iam";
import type { Prisma, PrismaClient } from "../../generated/prisma/client.js";
import { findConfiguration } from "../../object-store/configurations/configurations.js";
import { changeIam } from "../iam/change.js";
import type { ServiceRef } from "../service-ref.js";
import { StorageError } from "../storage-error.js";
import { requireBucket } from "./bucket.js";
import { type PublicAccessBlock, PublicPolicyBlocked } from "./public-access-block.js";

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

/** @throws PublicPolicyBlocked */
const requireNoBlock = async (tx: Prisma.TransactionClient, bucketId: bigint, document: string): Promise<void> => {
  const block = await findConfiguration<PublicAccessBlock>(tx, bucketId, "public-access-block");
  if (block?.blockPublicPolicy && isPublicPolicy(JSON.parse(document) as BucketDocument))
    throw new PublicPolicyBlocked();
};

/**
 * Puts a policy on a bucket, instead of the one that it has. It counts from the next request on.
 *
 * @throws StorageError `Invalid` with all faults, each with its path below `document`; `NotFound`
 * @throws PublicPolicyBlocked for a public policy on a bucket that blocks these
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
    await requireNoBlock(tx, bucketId, document);
    await tx.storageBucketPolicy.upsert({
      where: { bucketId },
      create: { bucketId, document },
      update: { document },
    });
  });
};
