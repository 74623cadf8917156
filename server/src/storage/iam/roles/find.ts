import type { PrismaClient } from "../../../generated/prisma/client.js";
import { findService } from "../../in-service.js";
import type { ServiceRef } from "../../service-ref.js";
import { noSuchOwner } from "../owner.js";
import { type Role, type RoleSummary, roleInclude, roleOf, roleSummaryInclude, roleSummaryOf } from "./role.js";

/** Lists the roles of a service, by name. @throws StorageError `NotFound` */
export const listRoles = async (db: PrismaClient, service: ServiceRef): Promise<RoleSummary[]> => {
  const { uuid: serviceUuid } = await findService(db, service);
  const rows = await db.iamRole.findMany({
    where: { serviceUuid },
    include: roleSummaryInclude,
    orderBy: { name: "asc" },
  });
  return rows.map(roleSummaryOf);
};

/** Reads a role of a service. @throws StorageError `NotFound` */
export const findRole = async (db: PrismaClient, service: ServiceRef, name: string): Promise<Role> => {
  const { uuid: serviceUuid } = await findService(db, service);
  const where = { serviceUuid_name: { serviceUuid, name } };
  const row = await db.iamRole.findUnique({ where, include: roleInclude });
  if (!row) throw noSuchOwner({ kind: "role", name });
  return roleOf(row);
};
