import type { PrismaClient } from "../../generated/prisma/client.js";
import {
  type ConfigurationKind,
  deleteConfiguration,
  putConfiguration,
} from "../../object-store/configurations/configurations.js";
import { changeIam } from "../iam/change.js";
import type { ServiceRef } from "../service-ref.js";
import { requireBucket } from "./bucket.js";

/** How a bucket keeps the public out. */
export interface PublicAccessBlock {
  /** Public access control lists are refused. */
  readonly blockPublicAcls: boolean;
  /** Public access control lists grant nothing to anybody. */
  readonly ignorePublicAcls: boolean;
  /** Public policies are refused. */
  readonly blockPublicPolicy: boolean;
  /** A public policy lets in callers of the bucket's own account only. */
  readonly restrictPublicBuckets: boolean;
}

export const publicAccessBlockKind = "public-access-block" satisfies ConfigurationKind;

/** A public policy is refused, since the bucket blocks these. */
export class PublicPolicyBlocked extends Error {
  override readonly name = "PublicPolicyBlocked";
}

/** Sets how a bucket keeps the public out. It counts from the next request on. @throws StorageError `NotFound` */
export const putPublicAccessBlock = (
  db: PrismaClient,
  service: ServiceRef,
  bucketName: string,
  block: PublicAccessBlock,
): Promise<void> =>
  changeIam(db, service, async (tx, serviceUuid) => {
    const { id } = await requireBucket(tx, serviceUuid, bucketName);
    await putConfiguration(tx, id, publicAccessBlockKind, block);
  });

/** Removes that again. A bucket without it stays as it is. @throws StorageError `NotFound` */
export const deletePublicAccessBlock = (db: PrismaClient, service: ServiceRef, bucketName: string): Promise<void> =>
  changeIam(db, service, async (tx, serviceUuid) => {
    const { id } = await requireBucket(tx, serviceUuid, bucketName);
    await deleteConfiguration(tx, id, publicAccessBlockKind);
  });
