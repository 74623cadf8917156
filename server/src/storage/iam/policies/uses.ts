import type { PrismaClient } from "../../../generated/prisma/client.js";
import type { ServiceRef } from "../../service-ref.js";
import { uniqueId } from "../unique-id.js";
import { readPolicy } from "./find.js";

/** An identity that uses a policy. */
export interface PolicyUse {
  readonly name: string;
  /** Its unique id, in AWS's form. */
  readonly id: string;
}

/** Who uses a policy, each by name. */
export interface PolicyUses {
  readonly users: readonly PolicyUse[];
  readonly groups: readonly PolicyUse[];
  readonly roles: readonly PolicyUse[];
}

/** How a policy is used: attached, or as a boundary. */
export type PolicyUsage = "attachment" | "boundary";

/**
 * Lists the users, groups and roles that use a policy.
 *
 * @param usages how; in both ways unless given
 * @throws StorageError `NotFound`
 */
export const listPolicyUses = (
  db: PrismaClient,
  service: ServiceRef,
  policyName: string,
  usages: readonly PolicyUsage[] = ["attachment", "boundary"],
): Promise<PolicyUses> =>
  readPolicy(db, service, policyName, async (tx, { id }) => {
    const attached = usages.includes("attachment") ? [{ attachments: { some: { policyId: id } } }] : [];
    const bounded = usages.includes("boundary") ? [{ boundaryId: id }] : [];
    const where = { OR: [...attached, ...bounded] };
    const select = { id: true, name: true } as const;
    const users = await tx.iamUser.findMany({
      where,
      select: { id: true, username: true },
      orderBy: { username: "asc" },
    });
    const groups = await tx.iamGroup.findMany({ where: { OR: attached }, select, orderBy: { name: "asc" } });
    const roles = await tx.iamRole.findMany({ where, select, orderBy: { name: "asc" } });
    return {
      users: users.map((row) => ({ name: row.username, id: uniqueId("user", row.id) })),
      groups: groups.map((row) => ({ name: row.name, id: uniqueId("group", row.id) })),
      roles: roles.map((row) => ({ name: row.name, id: uniqueId("role", row.id) })),
    };
  });
