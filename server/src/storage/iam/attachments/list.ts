import { findRows, rowsOf } from "../../../database/rows.js";
import type { PrismaClient } from "../../../generated/prisma/client.js";
import type { ServiceRef } from "../../service-ref.js";
import { type OwnerRef, readOwner } from "../owner.js";
import type { NamedPolicy } from "../policies/named-policy.js";
import { attachedPolicies, attachmentsArgs } from "./attachment.js";

const attachments = rowsOf("IamAttachment", { select: attachmentsArgs.select });

/** Lists the policies that are attached to a user, group or role. @throws StorageError `NotFound` */
export const listAttachedPolicies = async (
  db: PrismaClient,
  service: ServiceRef,
  owner: OwnerRef,
): Promise<NamedPolicy[]> => {
  const { serviceUuid, key } = await readOwner(db, service, owner);
  return attachedPolicies(
    serviceUuid,
    await findRows(db, attachments, { where: key, orderBy: attachmentsArgs.orderBy }),
  );
};
