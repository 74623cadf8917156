import type { Prisma, PrismaClient } from "../../../generated/prisma/client.js";
import type { ServiceRef } from "../../service-ref.js";
import { type Contents, refuseContents } from "../contents.js";
import { changeOwner } from "../owner.js";

const requireEmpty = async (tx: Prisma.TransactionClient, id: string): Promise<void> => {
  const { _count: has } = await tx.iamRole.findUniqueOrThrow({
    where: { id },
    select: { _count: { select: { attachments: true, inlinePolicies: true } } },
  });
  refuseContents("roleName", {
    "detach all policies": has.attachments,
    "delete inline policies": has.inlinePolicies,
  });
};

/**
 * Deletes a role. Tags go with the row.
 *
 * @param deletion `contents` are attachments and inline policies
 * @throws StorageError `NotFound`, or `InUse` for `roleName`
 */
export const deleteRole = (
  db: PrismaClient,
  service: ServiceRef,
  { roleName, contents }: { readonly roleName: string; readonly contents: Contents },
): Promise<void> =>
  changeOwner(db, service, { kind: "role", name: roleName }, async (tx, { roleId: id }) => {
    if (contents === "refuse") await requireEmpty(tx, id);
    await tx.iamRole.delete({ where: { id } });
  });
