import type { PrismaClient } from "../../../generated/prisma/client.js";
import { findService } from "../../in-service.js";
import type { ServiceRef } from "../../service-ref.js";
import { noSuchOwner } from "../owner.js";
import { type Group, groupOf } from "./group.js";

/** Lists the groups of a service, by name. @throws StorageError `NotFound` */
export const listGroups = async (db: PrismaClient, service: ServiceRef): Promise<Group[]> => {
  const { uuid: serviceUuid } = await findService(db, service);
  const rows = await db.iamGroup.findMany({ where: { serviceUuid }, orderBy: { name: "asc" } });
  return rows.map(groupOf);
};

/** Reads a group of a service. @throws StorageError `NotFound` */
export const findGroup = async (db: PrismaClient, service: ServiceRef, name: string): Promise<Group> => {
  const { uuid: serviceUuid } = await findService(db, service);
  const row = await db.iamGroup.findUnique({ where: { serviceUuid_name: { serviceUuid, name } } });
  if (!row) throw noSuchOwner({ kind: "group", name });
  return groupOf(row);
};
