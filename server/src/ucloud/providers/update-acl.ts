import { type AclEntity, grantablePermissions, type UpdatedAcl, ucloudErrors } from "@concordat/contract/ucloud";
import type { ServerContext } from "../../context.js";
import { transaction } from "../../database/transaction.js";
import type { Prisma } from "../../generated/prisma/client.js";
import type { ApiError } from "../../http/api-error.js";
import { faulty } from "../faulty.js";
import type { AdministeredResource } from "../resource-permissions.js";

type AclChange = Pick<UpdatedAcl, "added" | "deleted">;

const columnsOf = (entity: AclEntity) =>
  entity.type === "user" ? { username: entity.username } : { groupId: entity.group };

const bad = (name: string, reason: string): ApiError => faulty(ucloudErrors.badAclUpdate, [{ name, reason }]);

/** Whom entries may name: users of the directory, and groups of the resource's own project. */
const checkEntities = async (
  tx: Prisma.TransactionClient,
  resources: readonly AdministeredResource[],
  items: readonly AclChange[],
): Promise<void> => {
  const entities = items.flatMap(({ added }, item) =>
    added.map(({ entity }, entry) => ({
      entity,
      resource: resources[item],
      at: `items.${item}.added.${entry}.entity`,
    })),
  );
  const usernames = entities.flatMap(({ entity }) => (entity.type === "user" ? [entity.username] : []));
  const groupIds = entities.flatMap(({ entity }) => (entity.type === "project_group" ? [entity.group] : []));
  const users = await tx.user.findMany({ where: { username: { in: usernames } }, select: { username: true } });
  const groups = await tx.projectGroup.findMany({
    where: { id: { in: groupIds } },
    select: { id: true, projectId: true },
  });
  const knownUsers = new Set(users.map(({ username }) => username));
  const projectOfGroup = new Map(groups.map(({ id, projectId }) => [id, projectId]));

  for (const { entity, resource, at } of entities) {
    if (entity.type === "user") {
      if (!knownUsers.has(entity.username)) throw bad(`${at}.username`, "Value must be a known user.");
      continue;
    }
    const owner = projectOfGroup.get(entity.group);
    if (owner === undefined || owner !== resource?.projectId)
      throw bad(`${at}.group`, "Value must be a group of the project that owns the resource.");
    if (owner !== entity.projectId) throw bad(`${at}.projectId`, "Value must be the project of the group.");
  }
};

/** Changes access control lists, item by item: what is deleted goes first, then what is added comes on top. */
export const updateAcls = async (
  { prisma }: Pick<ServerContext, "prisma">,
  resources: readonly AdministeredResource[],
  items: readonly AclChange[],
): Promise<void> => {
  await transaction(prisma, async (tx) => {
    // the rows stand for their lists: two changes of one list come one after the other
    const ids = resources.map(({ id }) => id);
    await tx.$queryRaw`SELECT id FROM resources WHERE id = ANY(${ids}) ORDER BY id FOR UPDATE`;
    await checkEntities(tx, resources, items);
    const deleted = items.flatMap((item, index) =>
      item.deleted.map((entity) => ({ resourceId: ids[index] as bigint, ...columnsOf(entity) })),
    );
    const added = items.flatMap((item, index) =>
      item.added.flatMap(({ entity, permissions }) =>
        grantablePermissions
          .filter((permission) => permissions.includes(permission))
          .map((permission) => ({ resourceId: ids[index] as bigint, ...columnsOf(entity), permission })),
      ),
    );
    if (deleted.length > 0) await tx.aclEntry.deleteMany({ where: { OR: deleted } });
    await tx.aclEntry.createMany({ data: added, skipDuplicates: true });
  });
};
