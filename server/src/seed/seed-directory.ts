import type { ServerContext } from "../context.js";
import { transaction } from "../database/transaction.js";
import { createProject } from "../directory/projects.js";
import { ensureUser } from "../directory/users.js";
import { makeCredentials } from "../ucloud/credentials.js";
import { registerProviders } from "../ucloud/providers/register.js";
import { believable } from "./believable.js";

type SeedContext = Pick<ServerContext, "prisma" | "vault" | "clock" | "configuration">;

/** Adds the people, the project and the provider of a seed, each unless it is there. */
export const seedDirectory = async (context: SeedContext): Promise<void> => {
  const { prisma } = context;
  for (const { username, project } of believable.people) {
    await ensureUser(prisma, username, "USER");
    if (project !== undefined && !(await prisma.project.findUnique({ where: { id: project } })))
      await createProject(prisma, { id: project, title: "Data lab", pi: username });
  }
  if (await prisma.provider.findUnique({ where: { name: believable.provider.id } })) return;
  const credentials = await makeCredentials();
  const owner = { createdBy: "ada", projectId: null };
  await transaction(prisma, (tx) =>
    registerProviders(tx, context, owner, [{ specification: believable.provider, credentials }]),
  );
};
