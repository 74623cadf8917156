import type { Prisma, PrismaClient } from "../../../generated/prisma/client.js";
import type { ServiceRef } from "../../service-ref.js";
import { notFound } from "../../storage-error.js";
import { changeOwner, type OwnerRef } from "../owner.js";
import { referredPolicy } from "../policies/find.js";

/** What can have a boundary. */
export type BoundedOwner = OwnerRef<"user" | "role">;

type BoundedKey = { readonly userId: string } | { readonly roleId: string };

/** Writes a boundary, or with null removes it. @returns whether there is such an owner; with null, one that had a boundary */
const writeBoundary = async (
  tx: Prisma.TransactionClient,
  key: BoundedKey,
  boundaryId: string | null,
): Promise<boolean> => {
  const before = boundaryId === null ? { boundaryId: { not: null } } : {};
  const data = { boundaryId };
  const { count } =
    "userId" in key
      ? await tx.iamUser.updateMany({ where: { id: key.userId, ...before }, data })
      : await tx.iamRole.updateMany({ where: { id: key.roleId, ...before }, data });
  return count > 0;
};

/**
 * Makes a policy the permissions boundary of a user or role, beyond which it cannot go.
 *
 * @throws StorageError `NotFound`, or `UnknownReference` for `policyName`
 */
export const setBoundary = (
  db: PrismaClient,
  service: ServiceRef,
  owner: BoundedOwner,
  policyName: string,
): Promise<void> =>
  changeOwner(db, service, owner, async (tx, key, serviceUuid) => {
    const { id } = await referredPolicy(tx, serviceUuid, policyName, "policyName");
    await writeBoundary(tx, key, id);
  });

/** Removes the permissions boundary of a user or role. @throws StorageError `NotFound`, also where there is none */
export const removeBoundary = (db: PrismaClient, service: ServiceRef, owner: BoundedOwner): Promise<void> =>
  changeOwner(db, service, owner, async (tx, key) => {
    if (!(await writeBoundary(tx, key, null))) {
      throw notFound(`The ${owner.kind} with name ${owner.name} has no permissions boundary.`);
    }
  });
