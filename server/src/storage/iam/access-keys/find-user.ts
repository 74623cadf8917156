import { rowByKey } from "../../../database/row-by-key.js";
import type { PrismaClient } from "../../../generated/prisma/client.js";
import { type AccessKey, accessKeySelect } from "./access-key.js";

const keyById = rowByKey(
  "IamAccessKey",
  { accessKeyId: "text" },
  { select: { ...accessKeySelect, user: { select: { username: true, serviceUuid: true } } } },
);

/** Finds an access key of a service and the name of its user. @returns undefined for keys that the service does not have */
export const findKeyWithUser = async (
  db: PrismaClient,
  serviceUuid: string,
  accessKeyId: string,
): Promise<{ readonly key: AccessKey; readonly username: string } | undefined> => {
  const row = await keyById(db, { accessKeyId });
  if (row?.user.serviceUuid !== serviceUuid) return undefined;
  const { user, ...key } = row;
  return { key, username: user.username };
};
