import type { PrismaClient } from "../../../generated/prisma/client.js";
import type { ServiceRef } from "../../service-ref.js";
import { uniqueId } from "../unique-id.js";
import { readPolicy } from "./find.js";

/** An identity that a policy is attached to. */
export interface PolicyUse {
  readonly name: string;
  /** Its unique id, in AWS's form. */
  readonly id: string;
}

/** Who a policy is attached to, each by name. */
export interface PolicyUses {
  readonly users: readonly PolicyUse[];
  readonly groups: readonly PolicyUse[];
  readonly roles: readonly PolicyUse[];
}

/** Lists the users, groups and roles that a policy is attached to. @throws StorageError `NotFound` */
export const listPolicyUses = (db: PrismaClient, service: ServiceRef, policyName: string): Promise<PolicyUses> =>
  readPolicy(db, service, policyName, async (tx, { id }) => {
    const args = { where: { attachments: { some: { policyId: id } } } } as const;
    const users = await tx.iamUser.findMany({ ...args, orderBy: { username: "asc" } });
    const groups = await tx.iamGroup.findMany({ ...args, orderBy: { name: "asc" } });
    const roles = await tx.iamRole.findMany({ ...args, orderBy: { name: "asc" } });
    return {
      users: users.map((row) => ({ name: row.username, id: uniqueId("user", row.id) })),
      groups: groups.map((row) => ({ name: row.name, id: uniqueId("group", row.id) })),
      roles: roles.map((row) => ({ name: row.name, id: uniqueId("role", row.id) })),
    };
  });
