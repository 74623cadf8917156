import { randomBytes } from "node:crypto";
import { iamLimits } from "@concordat/contract/iam";
import { countRows, insertRow } from "../../../database/write-rows.js";
import type { PrismaClient } from "../../../generated/prisma/client.js";
import type { ServiceRef } from "../../service-ref.js";
import type { StorageContext } from "../../storage-context.js";
import { refusedValue } from "../../storage-error.js";
import { changeOwner } from "../owner.js";
import { type AccessKey, accessKeyPurpose } from "./access-key.js";

const { accessKeysPerUser } = iamLimits;

const newAccessKeyId = (): string => `AKIA${randomBytes(8).toString("hex").toUpperCase()}`;
/** 30 bytes are 40 characters of Base64, without padding. */
const newSecret = (): string => randomBytes(30).toString("base64");

/** A new access key with its secret, which is not shown again. */
export interface NewAccessKey extends AccessKey {
  readonly secret: string;
}

/** Gives a user an access key, whose secret is stored sealed. @throws StorageError `NotFound`, or `LimitExceeded` for `username` */
export const createAccessKey = (
  db: PrismaClient,
  service: ServiceRef,
  username: string,
  { clock, vault }: Pick<StorageContext, "clock" | "vault">,
): Promise<NewAccessKey> =>
  changeOwner(db, service, { kind: "user", name: username }, async (tx, { userId }) => {
    if ((await countRows(tx, "IamAccessKey", { userId })) >= accessKeysPerUser) {
      const reason = `A user has at most ${accessKeysPerUser} access keys: delete one first.`;
      throw refusedValue("LimitExceeded", "username", reason);
    }
    const [accessKeyId, secret, now] = [newAccessKeyId(), newSecret(), clock()];
    const secretSealed = vault.seal(secret, accessKeyPurpose(accessKeyId));
    const row = { accessKeyId, userId, secretSealed, createdAt: now, lastUsedAt: now };
    const { active, createdAt, lastUsedAt } = await insertRow(tx, "IamAccessKey", row);
    return { accessKeyId, active, createdAt, lastUsedAt, secret };
  });
