import type { Prisma, PrismaClient } from "../../../generated/prisma/client.js";
import type { ServiceRef } from "../../service-ref.js";
import { type Contents, refuseContents } from "../contents.js";
import { changeOwner } from "../owner.js";

const requireEmpty = async (tx: Prisma.TransactionClient, id: string): Promise<void> => {
  const { _count: has } = await tx.iamGroup.findUniqueOrThrow({
    where: { id },
    select: { _count: { select: { members: true, attachments: true, inlinePolicies: true } } },
  });
  refuseContents("groupName", {
    "remove all users from the group": has.members,
    "detach all policies": has.attachments,
    "delete inline policies": has.inlinePolicies,
  });
};

/**
 * Deletes a group; its users stay.
 *
 * @param deletion `contents` are memberships, attachments and inline policies
 * @throws StorageError `NotFound`, or `InUse` for `groupName`
 */
export const deleteGroup = (
  db: PrismaClient,
  service: ServiceRef,
  { groupName, contents }: { readonly groupName: string; readonly contents: Contents },
): Promise<void> =>
  changeOwner(db, service, { kind: "group", name: groupName }, async (tx, { groupId: id }) => {
    if (contents === "refuse") await requireEmpty(tx, id);
    await tx.iamGroup.delete({ where: { id } });
  });
