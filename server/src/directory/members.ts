import { transaction } from "../database/transaction.js";
import type { PrismaClient, ProjectMember } from "../generated/prisma/client.js";
import { DirectoryError } from "./directory-error.js";
import { requireProject, unknownProject } from "./projects.js";
import { requireUser } from "./users.js";

/** Roles that can be had by any number of members; the one PI is named by handing the project over. */
export const memberRoles = ["USER", "ADMIN"] as const;
export type MemberRole = (typeof memberRoles)[number];

/** Adds a user of the directory to a project. @throws DirectoryError when it is a member already */
export const addMember = async (
  prisma: PrismaClient,
  projectId: string,
  username: string,
  role: MemberRole = "USER",
): Promise<void> => {
  try {
    const { count } = await prisma.projectMember.createMany({
      data: [{ projectId, username, role }],
      skipDuplicates: true,
    });
    if (count === 0) throw new DirectoryError(`User "${username}" is already a member of project "${projectId}".`);
  } catch (error) {
    if (error instanceof DirectoryError) throw error;
    await requireProject(prisma, projectId);
    await requireUser(prisma, username);
    throw error;
  }
};

/** Why a change that left out the PI touched nobody. */
const explainUntouched = async (
  prisma: Pick<PrismaClient, "project" | "projectMember">,
  projectId: string,
  username: string,
) => {
  await requireProject(prisma, projectId);
  const member = await prisma.projectMember.findUnique({ where: { projectId_username: { projectId, username } } });
  if (!member) return new DirectoryError(`User "${username}" is not a member of project "${projectId}".`);
  return new DirectoryError(
    `User "${username}" is the PI of project "${projectId}": make another member the PI first.`,
  );
};

/** Takes a member out of a project and of all its groups. @throws DirectoryError when it is the PI */
export const removeMember = async (prisma: PrismaClient, projectId: string, username: string): Promise<void> => {
  const { count } = await prisma.projectMember.deleteMany({ where: { projectId, username, role: { not: "PI" } } });
  if (count === 0) throw await explainUntouched(prisma, projectId, username);
};

/** Gives a member another role. @throws DirectoryError when it is the PI, whose role passes on by `handOver` alone */
export const setMemberRole = async (
  prisma: PrismaClient,
  projectId: string,
  username: string,
  role: MemberRole,
): Promise<void> => {
  const { count } = await prisma.projectMember.updateMany({
    where: { projectId, username, role: { not: "PI" } },
    data: { role },
  });
  if (count === 0) throw await explainUntouched(prisma, projectId, username);
};

/** Makes a member the PI of its project; whoever was it stays as an ADMIN. */
export const handOver = (prisma: PrismaClient, projectId: string, username: string): Promise<void> =>
  transaction(prisma, async (tx) => {
    // two hand-overs at once happen one after the other
    const locked = await tx.$queryRaw<unknown[]>`SELECT id FROM projects WHERE id = ${projectId} FOR UPDATE`;
    if (locked.length === 0) throw unknownProject(projectId);
    await tx.projectMember.updateMany({
      where: { projectId, role: "PI", username: { not: username } },
      data: { role: "ADMIN" },
    });
    const { count } = await tx.projectMember.updateMany({
      where: { projectId, username },
      data: { role: "PI" },
    });
    if (count === 0) throw await explainUntouched(tx, projectId, username);
  });

export const listMembers = async (prisma: PrismaClient, projectId: string): Promise<ProjectMember[]> => {
  await requireProject(prisma, projectId);
  return prisma.projectMember.findMany({ where: { projectId }, orderBy: [{ role: "asc" }, { username: "asc" }] });
};
