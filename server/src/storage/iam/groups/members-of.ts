import type { PrismaClient } from "../../../generated/prisma/client.js";
import type { ServiceRef } from "../../service-ref.js";
import { readOwner } from "../owner.js";
import { type User, userInclude, userOf } from "../users/user.js";

/** Lists the users in a group, by name. @throws StorageError `NotFound` */
export const listMembers = async (db: PrismaClient, service: ServiceRef, groupName: string): Promise<User[]> => {
  const { key } = await readOwner(db, service, { kind: "group", name: groupName });
  const where = { memberships: { some: key } };
  const rows = await db.iamUser.findMany({ where, include: userInclude, orderBy: { username: "asc" } });
  return rows.map(userOf);
};
