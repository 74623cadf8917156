import { Argument, type Command, Option } from "commander";
import { createUser, deleteUser, listUsers, type PersonRole, personRoles, setUserRole } from "../../directory/users.js";
import { answer, type GlobalOptions, type Io } from "../io.js";
import { withDatabase } from "../session.js";
import { table } from "../table.js";

/** `concordat user …`: the people of the directory. */
export const addUserCommands = (program: Command, io: Io): void => {
  const user = program.command("user").description("people who may use the server");

  user
    .command("create")
    .description("add a user")
    .argument("<username>")
    .addOption(new Option("--role <role>", "what the user may do").choices(personRoles).default("USER"))
    .action(async (username: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions & { role: PersonRole }>();
      const created = await withDatabase(io, ({ prisma }) => createUser(prisma, username, options.role));
      answer(io, options, created, `User ${created.username} (${created.role}) was added.`);
    });

  user
    .command("list")
    .description("list all users")
    .action(async (_: unknown, command: Command) => {
      const users = await withDatabase(io, ({ prisma }) => listUsers(prisma));
      const rows = users.map(({ username, role, createdAt }) => [username, role, createdAt.toISOString()]);
      answer(io, command.optsWithGlobals(), users, table(["USERNAME", "ROLE", "CREATED"], rows));
    });

  user
    .command("role")
    .description("give a user another role")
    .argument("<username>")
    .addArgument(new Argument("<role>").choices(personRoles))
    .action(async (username: string, role: PersonRole, _: unknown, command: Command) => {
      await withDatabase(io, ({ prisma }) => setUserRole(prisma, username, role));
      answer(io, command.optsWithGlobals(), { username, role }, `User ${username} is now ${role}.`);
    });

  user
    .command("delete")
    .description("remove a user, its memberships and what was granted to it; refused while it is the PI of a project")
    .argument("<username>")
    .option("--keep-resources", "also when its personal resources then belong to nobody but administrators")
    .action(async (username: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions & { keepResources?: true }>();
      await withDatabase(io, ({ prisma }) => deleteUser(prisma, username, options));
      answer(io, options, { username, deleted: true }, `User ${username} was deleted.`);
    });
};
