import { namespaceOf } from "@concordat/contract/iam";
import type { ObjectOwnership } from "@concordat/contract/s3";
import type { Prisma, PrismaClient } from "../../generated/prisma/client.js";
import {
  deleteConfiguration,
  findConfiguration,
  putConfiguration,
} from "../../object-store/configurations/configurations.js";
import { requireBucket } from "../bucket-policies/bucket.js";
import { publicAccessBlockKind } from "../bucket-policies/public-access-block.js";
import { changeIam } from "../iam/change.js";
import type { ServiceRef } from "../service-ref.js";
import { isOnlyFor } from "./access-control-list.js";
import { AclRefused } from "./acl-refused.js";
import {
  type BucketAccess,
  bucketAccess,
  bucketListKind,
  type ConfigurationRow,
  hasLists,
  type OwnershipControls,
  ownershipKind,
} from "./bucket-access.js";
import { type AskedList, changedList } from "./new-list.js";

const kinds = [bucketListKind, ownershipKind, publicAccessBlockKind] as const;

/** Reads what decides about a bucket, in a transaction that has its service to itself. */
const readAccess = async (tx: Prisma.TransactionClient, serviceUuid: string, id: bigint): Promise<BucketAccess> => {
  const rows: ConfigurationRow[] = [];
  for (const kind of kinds) {
    const found = await findConfiguration<unknown>(tx, id, kind);
    if (found !== undefined) rows.push({ kind, document: JSON.stringify(found) });
  }
  return bucketAccess(namespaceOf(serviceUuid), rows);
};

/**
 * Sets the access control list of a bucket. It counts from the next request on.
 *
 * @throws StorageError `NotFound`
 * @throws AclRefused for a list that the bucket does not take
 */
export const putBucketList = (
  db: PrismaClient,
  service: ServiceRef,
  bucketName: string,
  asked: AskedList,
): Promise<void> =>
  changeIam(db, service, async (tx, serviceUuid) => {
    const { id } = await requireBucket(tx, serviceUuid, bucketName);
    const access = await readAccess(tx, serviceUuid, id);
    const list = changedList(access, access.owner, asked);
    if (isOnlyFor(list, access.owner)) await deleteConfiguration(tx, id, bucketListKind);
    else await putConfiguration(tx, id, bucketListKind, list);
  });

/**
 * Sets who owns what is written into a bucket. It counts from the next request on.
 *
 * @param ownership null removes the setting: the writer owns then
 * @throws StorageError `NotFound`
 * @throws AclRefused `enforced` where lists would cease to count while that of the bucket grants something to others
 */
export const putOwnership = (
  db: PrismaClient,
  service: ServiceRef,
  bucketName: string,
  ownership: ObjectOwnership | null,
): Promise<void> =>
  changeIam(db, service, async (tx, serviceUuid) => {
    const { id } = await requireBucket(tx, serviceUuid, bucketName);
    const controls: OwnershipControls = { ownership };
    const { owner, list } = await readAccess(tx, serviceUuid, id);
    if (!hasLists({ controls }) && !isOnlyFor(list, owner)) throw new AclRefused("enforced");
    await putConfiguration(tx, id, ownershipKind, controls);
  });
