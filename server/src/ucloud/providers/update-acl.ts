import type { ApiError } from "@concordat/contract";
import { type AclEntity, grantablePermissions, type UpdatedAcl, ucloudErrors } from "@concordat/contract/ucloud";
import { queryTexts } from "../../database/own-statement.js";
import { transaction } from "../../database/transaction.js";
import { Prisma, type PrismaClient } from "../../generated/prisma/client.js";
import { faulty } from "../faulty.js";
import type { Principal } from "../principal.js";
import { beyondQuota, type QuotaContext } from "../quota.js";
import type { AuthorizedResource } from "../resource-permissions.js";

type AclChange = Pick<UpdatedAcl, "added" | "deleted">;

const nameOf = (entity: AclEntity): string => (entity.type === "user" ? entity.username : entity.group);

const bad = (name: string, reason: string): ApiError => faulty(ucloudErrors.badAclUpdate, [{ name, reason }]);

interface AddedEntity {
  readonly entity: AclEntity;
  readonly resource: AuthorizedResource;
  /** Where it stands in the body. */
  readonly at: string;
}

/**
 * Refuses users whom the caller may not name. An administrator names any user. Others learn nothing of who exists: they name
 * members of the project that owns the resource, whom they know, or users who are in the list already.
 */
const checkUsers = async (
  tx: Prisma.TransactionClient,
  { role }: Principal,
  added: readonly AddedEntity[],
): Promise<void> => {
  const named = added.flatMap(({ entity, resource, at }) =>
    entity.type === "user" ? [{ username: entity.username, id: resource.id, at }] : [],
  );
  if (named.length === 0) return;
  const isAdmin = role === "ADMIN";
  const allowed = await tx.$queryRaw<{ id: bigint; username: string }[]>`
    SELECT asked.id, asked.username
    FROM unnest(${named.map(({ id }) => id)}::bigint[], ${named.map(({ username }) => username)}::text[]) AS asked (id, username)
    WHERE CASE WHEN ${isAdmin} THEN
      EXISTS (SELECT FROM users WHERE username = asked.username)
    ELSE
      EXISTS (
        SELECT FROM resources JOIN project_members USING (project_id)
        WHERE resources.id = asked.id AND project_members.username = asked.username
      ) OR EXISTS (SELECT FROM acl_entries WHERE resource_id = asked.id AND username = asked.username)
    END`;
  const keyOf = (id: bigint, username: string) => `${id} ${username}`;
  const keys = new Set(allowed.map(({ id, username }) => keyOf(id, username)));
  const refused = named.find(({ id, username }) => !keys.has(keyOf(id, username)));
  if (!refused) return;
  const whom = isAdmin ? "a known user" : "a member of the project that owns the resource";
  throw bad(`${refused.at}.username`, `Value must be ${whom}.`);
};

/** Refuses groups of other projects than the one that owns the resource, also those that do not exist. */
const checkGroups = async (tx: Prisma.TransactionClient, added: readonly AddedEntity[]): Promise<void> => {
  const named = added.flatMap(({ entity, resource, at }) =>
    entity.type === "project_group" ? [{ entity, resource, at }] : [],
  );
  const groups = await tx.$queryRaw<{ id: string; projectId: string }[]>`
    SELECT id, project_id AS "projectId" FROM project_groups
    WHERE id = ANY(${[...new Set(named.map(({ entity }) => entity.group))]}::text[])`;
  const projectOfGroup = new Map(groups.map(({ id, projectId }) => [id, projectId]));
  for (const { entity, resource, at } of named) {
    const owner = projectOfGroup.get(entity.group);
    if (owner === undefined || owner !== resource.projectId)
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
  principal: Principal,
  resources: readonly AuthorizedResource[],
  items: readonly AclChange[],
  context: QuotaContext,
): Promise<void> => {
  await transaction(db, async (tx) => {
    // the rows stand for their lists: two changes of one list come one after the other
    const ids = resources.map(({ id }) => id);
    await tx.$queryRaw`SELECT id FROM resources WHERE id = ANY(${ids}) ORDER BY id FOR UPDATE`;
    const added = items.flatMap((item, index) =>
      item.added.map(({ entity }, entry) => ({
        entity,
        resource: resources[index] as AuthorizedResource,
        at: `items.${index}.added.${entry}.entity`,
      })),
    );
    await checkUsers(tx, principal, added);
    await checkGroups(tx, added);
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
