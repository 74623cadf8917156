import { countRows, deleteRows, insertRows } from "../../../database/write-rows.js";
import type { PrismaClient } from "../../../generated/prisma/client.js";
import { holdToQuota, type QuotaContext } from "../../quota.js";
import type { ServiceRef } from "../../service-ref.js";
import { notFound } from "../../storage-error.js";
import { changeOwner, findOwner } from "../owner.js";

/** A user in a group, by names. */
export interface Membership {
  readonly groupName: string;
  readonly username: string;
}

/** Adds a user to a group. Once more changes nothing. @throws StorageError `NotFound`, or `LimitExceeded` for `username` */
export const addMember = (
  db: PrismaClient,
  service: ServiceRef,
  { groupName, username }: Membership,
  context: QuotaContext,
): Promise<void> =>
  changeOwner(db, service, { kind: "group", name: groupName }, async (tx, { groupId }, serviceUuid) => {
    const { userId } = await findOwner(tx, serviceUuid, { kind: "user", name: username });
    const [added, count] = await Promise.all([
      insertRows(tx, "IamGroupMember", [{ groupId, userId }], { skipTaken: true }),
      countRows(tx, "IamGroupMember", { userId }),
    ]);
    if (added > 0) holdToQuota("groupsPerUser", { count, field: "username" }, context);
  });

/** Removes a user from a group. @throws StorageError `NotFound`, also where the user is in no such group */
export const removeMember = (
  db: PrismaClient,
  service: ServiceRef,
  { groupName, username }: Membership,
): Promise<void> =>
  changeOwner(db, service, { kind: "group", name: groupName }, async (tx, { groupId }, serviceUuid) => {
    const { userId } = await findOwner(tx, serviceUuid, { kind: "user", name: username });
    const count = await deleteRows(tx, "IamGroupMember", { groupId, userId });
    if (count === 0) throw notFound(`The user with name ${username} is not in the group ${groupName}.`);
  });
