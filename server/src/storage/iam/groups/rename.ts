import type { PrismaClient } from "../../../generated/prisma/client.js";
import { refuseTaken } from "../../refuse-taken.js";
import type { ServiceRef } from "../../service-ref.js";
import { changeOwner } from "../owner.js";

/** Renames a group. Its members and policies stay. @throws StorageError `NotFound`, or `AlreadyExists` for `name` */
export const renameGroup = (
  db: PrismaClient,
  service: ServiceRef,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> =>
  changeOwner(db, service, { kind: "group", name: from }, async (tx, { groupId: id }) => {
    await tx.iamGroup.update({ where: { id }, data: { name: to } });
  }).catch(refuseTaken("name"));
