import { userArn } from "@concordat/contract/iam";
import type { PrismaClient } from "../../../generated/prisma/client.js";
import type { ServiceRef } from "../../service-ref.js";
import { readOwner } from "../owner.js";
import { uniqueId } from "../unique-id.js";
import type { User } from "../users/user.js";

/** A user, without keys, policies and tags. */
export type Member = Pick<User, "id" | "arn" | "username" | "createdAt">;

/** Lists the users in a group, by name. @throws StorageError `NotFound` */
export const listMembers = async (db: PrismaClient, service: ServiceRef, groupName: string): Promise<Member[]> => {
  const { serviceUuid, key } = await readOwner(db, service, { kind: "group", name: groupName });
  const where = { memberships: { some: key } };
  const select = { id: true, username: true, createdAt: true };
  const rows = await db.iamUser.findMany({ where, select, orderBy: { username: "asc" } });
  return rows.map(({ id, username, createdAt }) => ({
    id: uniqueId("user", id),
    arn: userArn(serviceUuid, username),
    username,
    createdAt,
  }));
};
