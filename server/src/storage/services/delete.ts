import { serviceStates } from "@concordat/contract/object-storage";
import type { Prisma, PrismaClient } from "../../generated/prisma/client.js";
import { changeService } from "../in-service.js";
import type { ServiceRef } from "../service-ref.js";
import type { SetupContext } from "../storage-context.js";
import { StorageError } from "../storage-error.js";
import { requireUnprotected } from "./protection.js";
import { stepAtOnce } from "./steps.js";

/**
 * Begins the deletion of a service; the worker carries it out.
 *
 * @param options.force whether to delete it with all that is in it
 * @throws StorageError `NotFound`, `ServiceProtected`, or without force `ServiceNotEmpty` while buckets or IAM entities are left
 */
export const deleteService = async (
  db: PrismaClient,
  ref: ServiceRef,
  { force }: { readonly force: boolean },
  { clock, onScheduled, provisioningStepMs }: SetupContext,
): Promise<void> => {
  await changeService(db, ref, async (tx, { uuid, terminationProtection }) => {
    requireUnprotected(terminationProtection);
    if (!force) await requireEmpty(tx, uuid);
    const now = clock();
    const begun = {
      operationalState: serviceStates.deletion[0],
      deletionStartedAt: now,
      updatedAt: now,
      nextStepAt: now,
      claimedUntil: null,
    };
    await tx.storageService.update({ where: { uuid }, data: begun });
    await stepAtOnce(tx, uuid, { now, provisioningStepMs });
  });
  onScheduled();
};

const requireEmpty = async (tx: Prisma.TransactionClient, uuid: string): Promise<void> => {
  const count = {
    buckets: { where: { deletedAt: null } },
    users: true,
    groups: true,
    roles: true,
    policies: { where: { system: false } },
  } as const;
  const { _count: left } = await tx.storageService.findUniqueOrThrow({
    where: { uuid },
    select: { _count: { select: count } },
  });
  if (Object.values(left).some((remaining) => remaining > 0)) {
    const sentence = "Service still has buckets or IAM entities. Delete them first, or delete the service by force.";
    throw new StorageError("ServiceNotEmpty", sentence);
  }
};
