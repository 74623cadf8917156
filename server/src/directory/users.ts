import type { Prisma, PrismaClient, User } from "../generated/prisma/client.js";
import { DirectoryError } from "./directory-error.js";
import { requireName, Username } from "./names.js";

/** Roles that a person can hold; services are not listed in the directory. */
export const personRoles = ["USER", "ADMIN"] as const;
export type PersonRole = (typeof personRoles)[number];

const unknown = (username: string) => new DirectoryError(`There is no user "${username}".`);

export const findUser = (prisma: PrismaClient, username: string): Promise<User | null> =>
  prisma.user.findUnique({ where: { username } });

/** @throws DirectoryError when there is no such user */
export const requireUser = async (prisma: PrismaClient, username: string): Promise<void> => {
  if ((await prisma.user.count({ where: { username } })) === 0) throw unknown(username);
};

/** Adds a user. @throws DirectoryError when the name is taken or not allowed */
export const createUser = async (prisma: PrismaClient, username: string, role: PersonRole = "USER"): Promise<User> => {
  const added = await prisma.user.createManyAndReturn({
    data: [{ username: requireName(Username, "a username", username), role }],
    skipDuplicates: true,
  });
  if (!added[0]) throw new DirectoryError(`There is already a user "${username}".`);
  return added[0];
};

/** Adds a user when there is none of that name, and gives back the one that is there. */
export const ensureUser = async (
  prisma: Prisma.TransactionClient,
  username: string,
  role: PersonRole,
): Promise<User> => {
  await prisma.user.createMany({
    data: [{ username: requireName(Username, "a username", username), role }],
    skipDuplicates: true,
  });
  return prisma.user.findUniqueOrThrow({ where: { username } });
};

/** The administrator who was added first, where there is one. */
export const firstAdministrator = (prisma: Prisma.TransactionClient): Promise<User | null> =>
  prisma.user.findFirst({ where: { role: "ADMIN" }, orderBy: [{ createdAt: "asc" }, { username: "asc" }] });

/** Makes the user `admin` when no administrator is there: what a new server begins with. */
export const ensureAdministrator = async (prisma: Prisma.TransactionClient): Promise<User> =>
  (await firstAdministrator(prisma)) ?? ensureUser(prisma, "admin", "ADMIN");

export const listUsers = (prisma: PrismaClient): Promise<User[]> =>
  prisma.user.findMany({ orderBy: { username: "asc" } });

/** Gives a user another role. A lower one counts at once, also for tokens that were issued before; a higher one needs another token. */
export const setUserRole = async (prisma: PrismaClient, username: string, role: PersonRole): Promise<void> => {
  const { count } = await prisma.user.updateMany({ where: { username }, data: { role } });
  if (count === 0) throw unknown(username);
};

export interface DeleteUserOptions {
  /** Delete the user although resources of its personal workspace stay behind, which only administrators can then reach. */
  readonly keepResources?: boolean;
}

/**
 * Removes a user with its memberships and what was granted to it by name.
 *
 * @throws DirectoryError when it is the PI of a project, or when resources of its personal workspace would be left without an
 *   owner: resources keep their creator's name, so a later user of that name would own them
 */
export const deleteUser = async (
  prisma: PrismaClient,
  username: string,
  options: DeleteUserOptions = {},
): Promise<void> => {
  const owned = await prisma.resource.count({ where: { createdBy: username, projectId: null } });
  if (owned > 0 && !options.keepResources) {
    throw new DirectoryError(
      `User "${username}" owns ${owned} ${owned === 1 ? "resource" : "resources"} that would be left to administrators, and to a later user of that name: use --keep-resources to delete the user all the same.`,
    );
  }
  try {
    const { count } = await prisma.user.deleteMany({ where: { username } });
    if (count === 0) throw unknown(username);
  } catch (error) {
    // the database refuses to leave a project without its PI
    const led = await prisma.projectMember.findMany({ where: { username, role: "PI" }, orderBy: { projectId: "asc" } });
    if (error instanceof DirectoryError || led.length === 0) throw error;
    const projects = led.map(({ projectId }) => projectId).join(", ");
    throw new DirectoryError(
      `User "${username}" is the PI of ${projects}: make another member the PI first, or delete the project.`,
      {
        cause: error,
      },
    );
  }
};
