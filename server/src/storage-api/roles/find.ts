import type { FindOwner, InService, RoleKey } from "../owner.js";
import { notFound } from "../refusals.js";

/** The role that a path names. @throws ApiError `notFound` */
export const findRole: FindOwner<InService & { readonly role_name: string }, RoleKey> = async (
  tx,
  serviceUuid,
  { role_name: name },
) => {
  const where = { serviceUuid_name: { serviceUuid, name } };
  const row = await tx.iamRole.findUnique({ where, select: { id: true } });
  if (!row) throw notFound();
  return { roleId: row.id };
};
