import { deleteRows } from "../../../database/write-rows.js";
import type { PrismaClient } from "../../../generated/prisma/client.js";
import type { ServiceRef } from "../../service-ref.js";
import { changeOwner } from "../owner.js";
import { type AccessKey, accessKeySelect } from "./access-key.js";
import { type AccessKeyRef, noSuchAccessKey, requireAccessKey } from "./find.js";

/** What is to change about an access key; what is left out stays. */
export interface AccessKeyChange {
  readonly active?: boolean | undefined;
}

/** Switches an access key on or off. @throws StorageError `NotFound` */
export const changeAccessKey = (
  db: PrismaClient,
  service: ServiceRef,
  { username, accessKeyId }: AccessKeyRef,
  { active }: AccessKeyChange,
): Promise<AccessKey> =>
  changeOwner(db, service, { kind: "user", name: username }, async (tx, { userId }) => {
    const key = await requireAccessKey(tx, userId, accessKeyId);
    if (active === undefined) return key;
    return tx.iamAccessKey.update({ where: { accessKeyId, userId }, data: { active }, select: accessKeySelect });
  });

/** Deletes an access key. @throws StorageError `NotFound` */
export const deleteAccessKey = (
  db: PrismaClient,
  service: ServiceRef,
  { username, accessKeyId }: AccessKeyRef,
): Promise<void> =>
  changeOwner(db, service, { kind: "user", name: username }, async (tx, { userId }) => {
    const count = await deleteRows(tx, "IamAccessKey", { accessKeyId, userId });
    if (count === 0) throw noSuchAccessKey(accessKeyId);
  });
