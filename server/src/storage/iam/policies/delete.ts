import type { Prisma, PrismaClient } from "../../../generated/prisma/client.js";
import type { ServiceRef } from "../../service-ref.js";
import { refusedValue } from "../../storage-error.js";
import { type Contents, refuseContents } from "../contents.js";
import { changePolicy } from "./change.js";

/** A policy is in use while it is attached to anything or is anyone's boundary. */
const requireUnused = async (tx: Prisma.TransactionClient, id: string, versions: Contents): Promise<void> => {
  const { _count: uses } = await tx.iamPolicy.findUniqueOrThrow({
    where: { id },
    select: { _count: { select: { attachments: true, boundedUsers: true, boundedRoles: true, versions: true } } },
  });
  const inUse = (reason: string) => refusedValue("InUse", "policyName", reason);
  if (uses.attachments > 0) throw inUse("The policy is attached: detach it first.");
  if (uses.boundedUsers + uses.boundedRoles > 0)
    throw inUse("The policy is a permissions boundary: remove that first.");
  if (versions === "refuse")
    refuseContents("policyName", { "delete all versions but the default one": uses.versions - 1 });
};

/**
 * Deletes an own policy that is not in use, with its default version.
 *
 * @param deletion `versions` are the others that it has
 * @throws StorageError `NotFound`; `InUse` or `Unmodifiable`, both for `policyName`
 */
export const deletePolicy = (
  db: PrismaClient,
  service: ServiceRef,
  { policyName, versions }: { readonly policyName: string; readonly versions: Contents },
): Promise<void> =>
  changePolicy(db, service, policyName, async (tx, { id }) => {
    await requireUnused(tx, id, versions);
    await tx.iamPolicy.delete({ where: { id } });
  });
