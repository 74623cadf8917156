import { randomUUID } from "node:crypto";
import type { PrismaClient } from "../generated/prisma/client.js";
import { DirectoryError } from "./directory-error.js";
import { requireName, Title } from "./names.js";
import { requireProject } from "./projects.js";

const unknown = (id: string) => new DirectoryError(`There is no group "${id}".`);

/** Adds an empty group to a project. @returns its id */
export const createGroup = async (prisma: PrismaClient, projectId: string, title: string): Promise<string> => {
  const id = randomUUID();
  const data = [{ id, projectId, title: requireName(Title, "a title", title) }];
  try {
    const { count } = await prisma.projectGroup.createMany({ data, skipDuplicates: true });
    if (count === 0) throw new DirectoryError(`Project "${projectId}" has already a group "${title}".`);
  } catch (error) {
    if (!(error instanceof DirectoryError)) await requireProject(prisma, projectId);
    throw error;
  }
  return id;
};

/** Removes a group, and with it everything that was granted to it. */
export const deleteGroup = async (prisma: PrismaClient, id: string): Promise<void> => {
  const { count } = await prisma.projectGroup.deleteMany({ where: { id } });
  if (count === 0) throw unknown(id);
};

/** Puts a member of the group's project into the group. @throws DirectoryError when it is no member of the project */
export const addGroupMember = async (prisma: PrismaClient, groupId: string, username: string): Promise<void> => {
  const group = await prisma.projectGroup.findUnique({ where: { id: groupId } });
  if (!group) throw unknown(groupId);
  const { projectId } = group;
  try {
    // a foreign key holds the membership of the project
    const { count } = await prisma.groupMember.createMany({
      data: [{ groupId, projectId, username }],
      skipDuplicates: true,
    });
    if (count === 0) throw new DirectoryError(`User "${username}" is already in group "${groupId}".`);
  } catch (error) {
    if (error instanceof DirectoryError) throw error;
    const membership = await prisma.projectMember.findUnique({
      where: { projectId_username: { projectId, username } },
    });
    if (membership) throw error;
    throw new DirectoryError(
      `User "${username}" is not a member of project "${projectId}", to which the group belongs.`,
      {
        cause: error,
      },
    );
  }
};

export const removeGroupMember = async (prisma: PrismaClient, groupId: string, username: string): Promise<void> => {
  const { count } = await prisma.groupMember.deleteMany({ where: { groupId, username } });
  if (count > 0) return;
  if ((await prisma.projectGroup.count({ where: { id: groupId } })) === 0) throw unknown(groupId);
  throw new DirectoryError(`User "${username}" is not in group "${groupId}".`);
};

/** A group and who is in it. */
export interface GroupWithMembers {
  readonly id: string;
  readonly title: string;
  readonly members: readonly string[];
}

export const listGroups = async (prisma: PrismaClient, projectId: string): Promise<GroupWithMembers[]> => {
  await requireProject(prisma, projectId);
  const groups = await prisma.projectGroup.findMany({
    where: { projectId },
    orderBy: { title: "asc" },
    include: { members: { orderBy: { username: "asc" } } },
  });
  return groups.map(({ id, title, members }) => ({ id, title, members: members.map(({ username }) => username) }));
};
