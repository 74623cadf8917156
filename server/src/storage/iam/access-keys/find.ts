import { rowByKey } from "../../../database/row-by-key.js";
import { findRows, rowsOf } from "../../../database/rows.js";
import type { Prisma, PrismaClient } from "../../../generated/prisma/client.js";
import type { ServiceRef } from "../../service-ref.js";
import { notFound } from "../../storage-error.js";
import { readOwner } from "../owner.js";
import { type AccessKey, accessKeyOrder, accessKeySelect } from "./access-key.js";

/** An access key of a user, by names. */
export interface AccessKeyRef {
  readonly username: string;
  readonly accessKeyId: string;
}

const accessKeys = rowsOf("IamAccessKey", { select: accessKeySelect });
const accessKeyById = rowByKey("IamAccessKey", { accessKeyId: "text", userId: "uuid" }, { select: accessKeySelect });

/** The user has no such key. */
export const noSuchAccessKey = (accessKeyId: string) =>
  notFound(`The access key with id ${accessKeyId} cannot be found.`);

/** The key of this id, where it is this user's. @throws StorageError `NotFound` */
export const requireAccessKey = async (
  tx: Prisma.TransactionClient,
  userId: string,
  accessKeyId: string,
): Promise<AccessKey> => {
  const row = await accessKeyById(tx, { accessKeyId, userId });
  if (!row) throw noSuchAccessKey(accessKeyId);
  return row;
};

/** Lists the access keys of a user, older ones first. @throws StorageError `NotFound` */
export const listAccessKeys = async (db: PrismaClient, service: ServiceRef, username: string): Promise<AccessKey[]> => {
  const { key } = await readOwner(db, service, { kind: "user", name: username });
  return findRows(db, accessKeys, { where: key, orderBy: accessKeyOrder });
};

/** Reads an access key of a user. @throws StorageError `NotFound` */
export const findAccessKey = async (
  db: PrismaClient,
  service: ServiceRef,
  { username, accessKeyId }: AccessKeyRef,
): Promise<AccessKey> => {
  const { key } = await readOwner(db, service, { kind: "user", name: username });
  return requireAccessKey(db, key.userId, accessKeyId);
};
