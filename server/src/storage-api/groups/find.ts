import type { FindOwner, GroupKey, InService } from "../owner.js";
import { notFound } from "../refusals.js";

/** The group that a path names. @throws ApiError `notFound` */
export const findGroup: FindOwner<InService & { readonly group_name: string }, GroupKey> = async (
  tx,
  serviceUuid,
  { group_name: name },
) => {
  const where = { serviceUuid_name: { serviceUuid, name } };
  const row = await tx.iamGroup.findUnique({ where, select: { id: true } });
  if (!row) throw notFound();
  return { groupId: row.id };
};
