import type { PrismaClient } from "../generated/prisma/client.js";

/** Fills the directory of users and projects, which on a real server the command line does. */
export interface TestDirectory {
  /** Puts a user into the directory. */
  user(username: string): Promise<void>;
  /** Makes a project of a PI and other members; who is missing becomes a user. */
  project(id: string, pi: string, members?: Readonly<Record<string, "ADMIN" | "USER">>): Promise<void>;
  /** Makes a group of project members. */
  group(id: string, project: string, members: readonly string[]): Promise<void>;
}

export const createTestDirectory = (prisma: PrismaClient): TestDirectory => {
  const user = async (username: string): Promise<void> => {
    await prisma.user.upsert({ where: { username }, create: { username }, update: {} });
  };
  return {
    user,
    project: async (id, pi, members = {}) => {
      const roles = { [pi]: "PI" as const, ...members };
      for (const username of Object.keys(roles)) await user(username);
      const create = Object.entries(roles).map(([username, role]) => ({ username, role }));
      await prisma.project.create({ data: { id, title: id, members: { create } } });
    },
    group: async (id, projectId, members) => {
      await prisma.projectGroup.create({
        data: { id, projectId, title: id, members: { create: members.map((username) => ({ username })) } },
      });
    },
  };
};
