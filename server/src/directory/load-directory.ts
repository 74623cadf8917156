import { randomUUID } from "node:crypto";
import { transaction } from "../database/transaction.js";
import type { Prisma, PrismaClient } from "../generated/prisma/client.js";
import { type DirectoryFile, DirectoryFileError } from "./directory-file.js";

/** Any number: it keeps two loads from running at once, so that each sees the other's whole work. */
const loadLock = 1_668_247_152;

/** What a load has brought in, new or changed. */
export interface LoadedDirectory {
  readonly users: number;
  readonly projects: number;
  readonly members: number;
  readonly groups: number;
  readonly groupMembers: number;
}

/**
 * Brings the directory to what a file states, all of it or nothing. What is missing is added, a role or title that differs
 * is changed, and what the file does not name stays as it is; so a second load changes nothing.
 *
 * A project that exists and gets another PI keeps the one before as an ADMIN, unless the file gives it another role.
 *
 * @throws DirectoryFileError when a member is neither in the file nor in the directory
 */
export const loadDirectory = (prisma: PrismaClient, file: DirectoryFile): Promise<LoadedDirectory> =>
  transaction(prisma, async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${loadLock})`;
    const users = await loadUsers(tx, file);
    await requireKnownMembers(tx, file);
    const projects = await loadProjects(tx, file);
    const members = await loadMembers(tx, file);
    return { users, projects, members, ...(await loadGroups(tx, file)) };
  });

type Transaction = Prisma.TransactionClient;

const loadUsers = (tx: Transaction, { users }: DirectoryFile): Promise<number> =>
  tx.$executeRaw`
    INSERT INTO users (username, role)
    SELECT username, role::"UserRole" FROM jsonb_to_recordset(${JSON.stringify(users)}::jsonb) AS file (username text, role text)
    ON CONFLICT (username) DO UPDATE SET role = excluded.role WHERE users.role <> excluded.role`;

const requireKnownMembers = async (tx: Transaction, { projects }: DirectoryFile): Promise<void> => {
  const places = projects.flatMap(({ members }, project) =>
    members.map(({ username }, member) => ({ username, path: `projects.${project}.members.${member}.username` })),
  );
  const usernames = [...new Set(places.map(({ username }) => username))];
  const known = await tx.user.findMany({ where: { username: { in: usernames } }, select: { username: true } });
  const names = new Set(known.map(({ username }) => username));
  const unknown = places.filter(({ username }) => !names.has(username));
  if (unknown.length === 0) return;
  throw new DirectoryFileError(
    unknown.map(
      ({ path, username }) => `${path}: ${JSON.stringify(username)} is neither in the file nor in the directory.`,
    ),
  );
};

const loadProjects = (tx: Transaction, { projects }: DirectoryFile): Promise<number> =>
  tx.$executeRaw`
    INSERT INTO projects (id, title)
    SELECT id, title FROM jsonb_to_recordset(${JSON.stringify(projects)}::jsonb) AS file (id text, title text)
    ON CONFLICT (id) DO UPDATE SET title = excluded.title WHERE projects.title <> excluded.title`;

const loadMembers = async (tx: Transaction, { projects }: DirectoryFile): Promise<number> => {
  const rows = projects.flatMap(({ id, members }) => members.map((member) => ({ project_id: id, ...member })));
  // the old PI steps down before the new one steps up: there are never two
  await tx.$executeRaw`
    UPDATE project_members SET role = 'ADMIN'
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS file (project_id text, username text, role text)
    WHERE file.project_id = project_members.project_id AND file.role = 'PI'
      AND project_members.role = 'PI' AND project_members.username <> file.username`;
  return tx.$executeRaw`
    INSERT INTO project_members (project_id, username, role)
    SELECT project_id, username, role::"ProjectRole"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS file (project_id text, username text, role text)
    ON CONFLICT (project_id, username) DO UPDATE SET role = excluded.role WHERE project_members.role <> excluded.role`;
};

const loadGroups = async (tx: Transaction, { projects }: DirectoryFile) => {
  const groups = projects.flatMap(({ id, groups: inProject }) =>
    inProject.map(({ title, members }) => ({ id: randomUUID(), project_id: id, title, members })),
  );
  const added = await tx.$executeRaw`
    INSERT INTO project_groups (id, project_id, title)
    SELECT id, project_id, title
    FROM jsonb_to_recordset(${JSON.stringify(groups)}::jsonb) AS file (id text, project_id text, title text)
    ON CONFLICT (project_id, title) DO NOTHING`;
  const groupMembers = await tx.$executeRaw`
    INSERT INTO group_members (group_id, project_id, username)
    SELECT project_groups.id, project_groups.project_id, member.username
    FROM jsonb_to_recordset(${JSON.stringify(groups)}::jsonb) AS file (project_id text, title text, members jsonb)
    JOIN project_groups USING (project_id, title)
    CROSS JOIN LATERAL jsonb_array_elements_text(file.members) AS member (username)
    ON CONFLICT (group_id, username) DO NOTHING`;
  return { groups: added, groupMembers };
};
