import type { Prisma, PrismaClient } from "../../../generated/prisma/client.js";
import type { ServiceRef } from "../../service-ref.js";
import { type Contents, refuseContents } from "../contents.js";
import { changeOwner } from "../owner.js";

const requireEmpty = async (tx: Prisma.TransactionClient, id: string): Promise<void> => {
  const { _count: has } = await tx.iamUser.findUniqueOrThrow({
    where: { id },
    select: { _count: { select: { accessKeys: true, memberships: true, attachments: true, inlinePolicies: true } } },
  });
  refuseContents("username", {
    "delete access keys": has.accessKeys,
    "remove the user from all groups": has.memberships,
    "detach all policies": has.attachments,
    "delete inline policies": has.inlinePolicies,
  });
};

/**
 * Deletes a user. Tags go with the row.
 *
 * @param deletion `contents` are access keys, memberships, attachments and inline policies
 * @throws StorageError `NotFound`, or `InUse` for `username`
 */
export const deleteUser = (
  db: PrismaClient,
  service: ServiceRef,
  { username, contents }: { readonly username: string; readonly contents: Contents },
): Promise<void> =>
  changeOwner(db, service, { kind: "user", name: username }, async (tx, { userId: id }) => {
    if (contents === "refuse") await requireEmpty(tx, id);
    await tx.iamUser.delete({ where: { id } });
  });
