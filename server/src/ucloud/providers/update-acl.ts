import type { ApiError } from "@concordat/contract";
import { type AclEntity, grantablePermissions, type UpdatedAcl, ucloudErrors } from "@concordat/contract/ucloud";
import { queryTexts } from "../../database/own-statement.js";
import { transaction } from "../../database/transaction.js";
import { Prisma, type PrismaClient } from "../../generated/prisma/client.js";
import { faulty } from "../faulty.js";
import { beyondQuota, type QuotaContext } from "../quota.js";
import type { AuthorizedResource } from "../resource-permissions.js";

type AclChange = Pick<UpdatedAcl, "added" | "deleted">;

const nameOf = (entity: AclEntity): string => (entity.type === "user" ? entity.username : entity.group);

const bad = (name: string, reason: string): ApiError => faulty(ucloudErrors.badAclUpdate, [{ name, reason }]);

/** Whom entries may name: users of the directory, and groups of the resource's own project. */
const checkEntities = async (
  tx: Prisma.TransactionClient,
  resources: readonly AuthorizedResource[],
  items: readonly AclChange[],
): Promise<void> => {
  const entities = items.flatMap(({ added }, item) =>
    added.map(({ entity }, entry) => ({
      entity,
      resource: resources[item],
      at: `items.${item}.added.${entry}.entity`,
    })),
  );
  const usernames = [...new Set(entities.flatMap(({ entity }) => (entity.type === "user" ? [entity.username] : [])))];
  const groupIds = [
    ...new Set(entities.flatMap(({ entity }) => (entity.type === "project_group" ? [entity.group] : []))),
  ];
  const users = await tx.$queryRaw<{ username: string }[]>`
    SELECT username FROM users WHERE username = ANY(${usernames}::text[])`;
  const groups = await tx.$queryRaw<{ id: string; projectId: string }[]>`
    SELECT id, project_id AS "projectId" FROM project_groups WHERE id = ANY(${groupIds}::text[])`;
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

/** Rows to delete or add, as columns: a statement takes at most 65535 parameters, but an array of any length is one. */
const columnsOf = (rows: readonly { readonly resource: bigint; readonly name: string }[]) => ({
  resources: rows.map(({ resource }) => resource),
  names: rows.map(({ name }) => name),
});

const remove = async (tx: Prisma.TransactionClient, ids: readonly bigint[], items: readonly AclChange[]) => {
  const gone = (type: AclEntity["type"]) =>
    columnsOf(
      items.flatMap(({ deleted }, index) =>
        deleted
          .filter((entity) => entity.type === type)
          .map((entity) => ({ resource: ids[index] as bigint, name: nameOf(entity) })),
      ),
    );
  const [users, groups] = [gone("user"), gone("project_group")];
  await tx.$executeRaw`
    DELETE FROM acl_entries USING unnest(${users.resources}::bigint[], ${users.names}::text[]) AS gone (resource, name)
    WHERE resource_id = gone.resource AND username = gone.name`;
  await tx.$executeRaw`
    DELETE FROM acl_entries USING unnest(${groups.resources}::bigint[], ${groups.names}::text[]) AS gone (resource, name)
    WHERE resource_id = gone.resource AND group_id = gone.name`;
};

const add = async (tx: Prisma.TransactionClient, ids: readonly bigint[], items: readonly AclChange[]) => {
  const rows = items.flatMap((item, index) =>
    item.added.flatMap(({ entity, permissions }) =>
      grantablePermissions
        .filter((permission) => permissions.includes(permission))
        .map((permission) => ({ resource: ids[index] as bigint, type: entity.type, name: nameOf(entity), permission })),
    ),
  );
  const { resources, names } = columnsOf(rows);
  await tx.$executeRaw`
    INSERT INTO acl_entries (resource_id, username, group_id, permission)
    SELECT resource, CASE type WHEN 'user' THEN name END, CASE type WHEN 'project_group' THEN name END, permission
    FROM unnest(
      ${resources}::bigint[], ${rows.map(({ type }) => type)}::text[], ${names}::text[],
      ${rows.map(({ permission }) => permission)}::"AclPermission"[]
    ) WITH ORDINALITY AS added (resource, type, name, permission, place)
    ORDER BY place
    ON CONFLICT DO NOTHING`;
};

/** Refuses lists that became too long, of which the first is named. @param ids of those that something was added to, by item */
const holdLists = async (
  tx: Prisma.TransactionClient,
  ids: readonly (bigint | undefined)[],
  context: QuotaContext,
): Promise<void> => {
  const most = context.configuration.quotas.aclEntriesPerProvider;
  const asked = ids.filter((id) => id !== undefined);
  if (asked.length === 0) return;
  const long = await queryTexts(
    tx,
    Prisma.sql`
      SELECT resource_id::text FROM acl_entries WHERE resource_id = ANY(${asked}::bigint[])
      GROUP BY resource_id HAVING count(*) > ${most}::int`,
  );
  const index = ids.findIndex((id) => id !== undefined && long.includes(id.toString()));
  if (index >= 0) throw beyondQuota("aclEntriesPerProvider", context, `items.${index}.added`);
};

/**
 * Changes access control lists, item by item: what is deleted goes first, then what is added comes on top.
 *
 * @throws ApiError `badAclUpdate` or `quotaExceeded`
 */
export const updateAcls = async (
  db: PrismaClient,
  resources: readonly AuthorizedResource[],
  items: readonly AclChange[],
  context: QuotaContext,
): Promise<void> => {
  await transaction(db, async (tx) => {
    // the rows stand for their lists: two changes of one list come one after the other
    const ids = resources.map(({ id }) => id);
    await tx.$queryRaw`SELECT id FROM resources WHERE id = ANY(${ids}) ORDER BY id FOR UPDATE`;
    await checkEntities(tx, resources, items);
    await remove(tx, ids, items);
    await add(tx, ids, items);
    // whoever only removes entries of a list that is too long already is not refused
    await holdLists(
      tx,
      ids.map((id, index) => (items[index]?.added.length ? id : undefined)),
      context,
    );
  });
};
