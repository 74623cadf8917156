import { type BucketDocument, isPublicPolicy } from "@concordat/contract/iam";
import type { PrismaClient } from "../../generated/prisma/client.js";
import { findService } from "../in-service.js";
import type { ServiceRef } from "../service-ref.js";
import { requireBucket } from "./bucket.js";

/**
 * Reads the policy of a bucket.
 *
 * @returns the document as it was put; undefined if the bucket has none
 * @throws StorageError `NotFound` for the bucket
 */
export const findBucketPolicy = async (
  db: PrismaClient,
  service: ServiceRef,
  bucketName: string,
): Promise<string | undefined> => {
  const { uuid } = await findService(db, service);
  return (await requireBucket(db, uuid, bucketName)).document;
};

/**
 * Says whether the policy of a bucket is public, by AWS's definition.
 *
 * @returns undefined if the bucket has no policy
 * @throws StorageError `NotFound` for the bucket
 */
export const bucketPolicyStatus = async (
  db: PrismaClient,
  service: ServiceRef,
  bucketName: string,
): Promise<{ readonly isPublic: boolean } | undefined> => {
  const document = await findBucketPolicy(db, service, bucketName);
  // only documents without faults are stored
  return document === undefined ? undefined : { isPublic: isPublicPolicy(JSON.parse(document) as BucketDocument) };
};
