import { insertRows } from "../../../database/write-rows.js";
import type { PrismaClient } from "../../../generated/prisma/client.js";
import type { ServiceRef } from "../../service-ref.js";
import { notFound } from "../../storage-error.js";
import { changeOwner, type OwnerRef } from "../owner.js";
import { requirePolicy } from "../policies/find.js";

/**
 * Attaches a policy, an own one or one of the system, to a user, group or role. Once more changes nothing.
 *
 * @throws StorageError `NotFound`
 */
export const attachPolicy = (
  db: PrismaClient,
  service: ServiceRef,
  owner: OwnerRef,
  policyName: string,
): Promise<void> =>
  changeOwner(db, service, owner, async (tx, key, serviceUuid) => {
    const { id: policyId } = await requirePolicy(tx, serviceUuid, policyName);
    await insertRows(tx, "IamAttachment", [{ policyId, ...key }], { skipTaken: true });
  });

/** Takes a policy from a user, group or role; the policy stays. @throws StorageError `NotFound` */
export const detachPolicy = (
  db: PrismaClient,
  service: ServiceRef,
  owner: OwnerRef,
  policyName: string,
): Promise<void> =>
  changeOwner(db, service, owner, async (tx, key, serviceUuid) => {
    const policy = { serviceUuid, name: policyName };
    const { count } = await tx.iamAttachment.deleteMany({ where: { ...key, policy } });
    if (count === 0) throw notFound(`The policy with name ${policyName} is not attached.`);
  });
