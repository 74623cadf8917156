import type { PrismaClient } from "../../../generated/prisma/client.js";
import { refuseTaken } from "../../refuse-taken.js";
import type { ServiceRef } from "../../service-ref.js";
import { changeOwner } from "../owner.js";
import { renamePrincipal } from "../rename-principal.js";

/**
 * Renames a user. Its id, keys, groups and policies stay; bucket policies and trust documents of the service that name the user as
 * a principal name it by the new name afterwards. Resources in policies keep the old name.
 *
 * @throws StorageError `NotFound`, `AlreadyExists` for `username`, or `LimitExceeded`, where a document would become too long
 */
export const renameUser = (
  db: PrismaClient,
  service: ServiceRef,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> =>
  changeOwner(db, service, { kind: "user", name: from }, async (tx, { userId: id }, serviceUuid) => {
    if (from === to) return;
    await tx.iamUser.update({ where: { id }, data: { username: to } });
    await renamePrincipal(tx, { serviceUuid, from, to });
  }).catch(refuseTaken("username"));
