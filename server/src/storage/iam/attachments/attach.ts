import { countRows, insertRows } from "../../../database/write-rows.js";
import type { PrismaClient } from "../../../generated/prisma/client.js";
import { holdToQuota, type QuotaContext } from "../../quota.js";
import type { ServiceRef } from "../../service-ref.js";
import { notFound } from "../../storage-error.js";
import { changeOwner, type OwnerRef } from "../owner.js";
import { requirePolicy } from "../policies/find.js";

/**
 * Attaches a policy, an own one or one of the system, to a user, group or role. Once more changes nothing.
 *
 * @throws StorageError `NotFound`, or `LimitExceeded` for `name`
 */
export const attachPolicy = (
  db: PrismaClient,
  service: ServiceRef,
  owner: OwnerRef,
  policyName: string,
  context: QuotaContext,
): Promise<void> =>
  changeOwner(db, service, owner, async (tx, key, serviceUuid) => {
    const { id: policyId } = await requirePolicy(tx, serviceUuid, policyName);
    const [added, count] = await Promise.all([
      insertRows(tx, "IamAttachment", [{ policyId, ...key }], { skipTaken: true }),
      countRows(tx, "IamAttachment", key),
    ]);
    if (added > 0) holdToQuota("attachmentsPerIdentity", { count, field: "name" }, context);
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
