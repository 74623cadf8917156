import type { PrismaClient } from "../../../generated/prisma/client.js";
import type { ServiceRef } from "../../service-ref.js";
import { readOwner } from "../owner.js";
import { type Group, groupOf } from "./group.js";

/** Lists the groups that a user is in, by name. @throws StorageError `NotFound` */
export const listGroupsOfUser = async (db: PrismaClient, service: ServiceRef, username: string): Promise<Group[]> => {
  const { key } = await readOwner(db, service, { kind: "user", name: username });
  const rows = await db.iamGroup.findMany({ where: { members: { some: key } }, orderBy: { name: "asc" } });
  return rows.map(groupOf);
};
