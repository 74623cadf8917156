import type { FindOwner, InService, UserKey } from "../owner.js";
import { notFound } from "../refusals.js";

/** The user that a path names. @throws ApiError `notFound` */
export const findUser: FindOwner<InService & { readonly username: string }, UserKey> = async (
  tx,
  serviceUuid,
  { username },
) => {
  const where = { serviceUuid_username: { serviceUuid, username } };
  const row = await tx.iamUser.findUnique({ where, select: { id: true } });
  if (!row) throw notFound();
  return { userId: row.id };
};
