import { rowByKey } from "../../../database/row-by-key.js";
import type { PrismaClient } from "../../../generated/prisma/client.js";
import type { Vault } from "../../../vault/vault.js";
import { accessKeyPurpose } from "../access-keys/access-key.js";
import type { CompileDocument } from "./compiled-documents.js";
import { userSelect } from "./policy-rows.js";
import type { Sized } from "./sized.js";
import { type EffectiveUser, effectiveUser } from "./user.js";

/** The user who owns an access key, with everything that decides what requests signed with it may do. */
export interface Caller extends EffectiveUser {
  readonly accessKeyId: string;
  /** The key with which requests are signed. */
  readonly secret: string;
  /** Whether the access key is switched on. */
  readonly active: boolean;
}

const keyById = rowByKey(
  "IamAccessKey",
  { accessKeyId: "text" },
  { select: { secretSealed: true, active: true, user: { select: userSelect(1) } } },
);

/**
 * Reads the user of an access key in one statement: key, user, groups, policies, boundary and tags.
 *
 * @returns undefined for an unknown key
 * @throws MasterKeyError if the secret was sealed under another master key
 */
export const readCaller = async (
  { db, vault, compile }: { readonly db: PrismaClient; readonly vault: Vault; readonly compile: CompileDocument },
  accessKeyId: string,
): Promise<Sized<Caller> | undefined> => {
  const row = await keyById(db, { accessKeyId });
  if (row === null) return undefined;
  const { value: user, bytes } = effectiveUser(compile, row.user);
  const secret = vault.open(row.secretSealed, accessKeyPurpose(accessKeyId));
  return { value: { ...user, accessKeyId, secret, active: row.active }, bytes };
};
