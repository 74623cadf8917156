import type { AcceptedDocument } from "@concordat/contract/iam";
import type { PrismaClient } from "../../../generated/prisma/client.js";
import { onlyGiven } from "../../only-given.js";
import type { QuotaContext } from "../../quota.js";
import type { ServiceRef } from "../../service-ref.js";
import { changeOwner } from "../owner.js";
import { documentAsSent } from "../policies/document.js";
import { holdRolesToQuotas } from "./quotas.js";
import { type Role, roleInclude, roleOf } from "./role.js";

/** What is to change about a role; what is left out stays. */
export interface RoleChange {
  readonly description?: string | undefined;
  /** In seconds. */
  readonly maxSessionDuration?: number | undefined;
}

/** Changes a role. @throws StorageError `NotFound` */
export const changeRole = (
  db: PrismaClient,
  service: ServiceRef,
  roleName: string,
  { description, maxSessionDuration }: RoleChange,
): Promise<Role> =>
  changeOwner(db, service, { kind: "role", name: roleName }, async (tx, { roleId: id }) => {
    const data = onlyGiven({ description, maxSessionDuration });
    return roleOf(await tx.iamRole.update({ where: { id }, data, include: roleInclude }));
  });

/**
 * Says anew who may take a role on.
 *
 * @returns the document as it is kept
 * @throws StorageError `NotFound`, or `LimitExceeded` for `document`
 */
export const setTrustDocument = (
  db: PrismaClient,
  service: ServiceRef,
  roleName: string,
  document: AcceptedDocument<"trust">,
  context: QuotaContext,
): Promise<string> =>
  changeOwner(db, service, { kind: "role", name: roleName }, async (tx, { roleId: id }, serviceUuid) => {
    const trustDocument = documentAsSent(document);
    await tx.iamRole.update({ where: { id }, data: { trustDocument } });
    await holdRolesToQuotas(tx, serviceUuid, { field: "document" }, context);
    return trustDocument;
  });
