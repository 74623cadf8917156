import { rowByKey } from "../../../database/row-by-key.js";
import { findRows, rowsOf } from "../../../database/rows.js";
import type { PrismaClient } from "../../../generated/prisma/client.js";
import { findService } from "../../in-service.js";
import type { ServiceRef } from "../../service-ref.js";
import { noSuchOwner } from "../owner.js";
import { type Role, type RoleSummary, roleInclude, roleOf, roleSummaryInclude, roleSummaryOf } from "./role.js";

const roles = rowsOf("IamRole", { include: roleSummaryInclude });
const roleByName = rowByKey("IamRole", { serviceUuid: "uuid", name: "text" }, { include: roleInclude });

/** Lists the roles of a service, by name. @throws StorageError `NotFound` */
export const listRoles = async (db: PrismaClient, service: ServiceRef): Promise<RoleSummary[]> => {
  const { uuid: serviceUuid } = await findService(db, service);
  return (await findRows(db, roles, { where: { serviceUuid }, orderBy: { name: "asc" } })).map(roleSummaryOf);
};

/** Reads a role of a service. @throws StorageError `NotFound` */
export const findRole = async (db: PrismaClient, service: ServiceRef, name: string): Promise<Role> => {
  const { uuid: serviceUuid } = await findService(db, service);
  const row = await roleByName(db, { serviceUuid, name });
  if (!row) throw noSuchOwner({ kind: "role", name });
  return roleOf(row);
};
