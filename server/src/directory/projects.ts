import { randomUUID } from "node:crypto";
import { transaction } from "../database/transaction.js";
import type { PrismaClient } from "../generated/prisma/client.js";
import { DirectoryError } from "./directory-error.js";
import { DirectoryId, requireName, Title } from "./names.js";
import { requireUser } from "./users.js";

export const unknownProject = (id: string) => new DirectoryError(`There is no project "${id}".`);

export interface NewProject {
  readonly title: string;
  /** Username of the principal investigator: every project has exactly one, from the start. */
  readonly pi: string;
  /** A random one when left out. */
  readonly id?: string | undefined;
}

/** Adds a project with its PI as the first member. @returns its id */
export const createProject = async (
  prisma: PrismaClient,
  { title, pi, id = randomUUID() }: NewProject,
): Promise<string> => {
  const data = { id: requireName(DirectoryId, "a project id", id), title: requireName(Title, "a title", title) };
  try {
    const members = { create: { username: pi, role: "PI" as const } };
    await transaction(prisma, (tx) => tx.project.create({ data: { ...data, members } }));
  } catch (error) {
    await requireUser(prisma, pi);
    if (await prisma.project.findUnique({ where: { id } })) {
      throw new DirectoryError(`There is already a project "${id}".`, { cause: error });
    }
    throw error;
  }
  return id;
};

/** A project as a list shows it. */
export interface ProjectSummary {
  readonly id: string;
  readonly title: string;
  readonly pi: string | null;
  readonly members: number;
  readonly groups: number;
}

export const listProjects = async (prisma: PrismaClient): Promise<ProjectSummary[]> => {
  const projects = await prisma.project.findMany({
    orderBy: [{ title: "asc" }, { id: "asc" }],
    select: {
      id: true,
      title: true,
      members: { where: { role: "PI" }, select: { username: true } },
      _count: { select: { members: true, groups: true } },
    },
  });
  return projects.map(({ id, title, members, _count }) => ({ id, title, pi: members[0]?.username ?? null, ..._count }));
};

/** Removes a project with its members and groups. @throws DirectoryError while it owns resources */
export const deleteProject = async (prisma: PrismaClient, id: string): Promise<void> => {
  try {
    const { count } = await prisma.project.deleteMany({ where: { id } });
    if (count === 0) throw unknownProject(id);
  } catch (error) {
    const owned = error instanceof DirectoryError ? 0 : await prisma.resource.count({ where: { projectId: id } });
    if (owned === 0) throw error;
    throw new DirectoryError(
      `Project "${id}" owns ${owned} ${owned === 1 ? "resource" : "resources"} and cannot be deleted.`,
      {
        cause: error,
      },
    );
  }
};

/** @throws DirectoryError when there is no such project */
export const requireProject = async (prisma: Pick<PrismaClient, "project">, id: string): Promise<void> => {
  if ((await prisma.project.count({ where: { id } })) === 0) throw unknownProject(id);
};
