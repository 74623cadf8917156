import { Argument, type Command, Option } from "commander";
import {
  addMember,
  handOver,
  listMembers,
  type MemberRole,
  memberRoles,
  removeMember,
  setMemberRole,
} from "../../directory/members.js";
import { answer, type GlobalOptions, type Io } from "../io.js";
import { withDatabase } from "../session.js";
import { table } from "../table.js";

const projectArgument = ["<project>", "the project's id"] as const;

/** `concordat project member …`: who belongs to a project. */
export const addMemberCommands = (project: Command, io: Io): void => {
  const member = project.command("member").description("who belongs to a project");

  member
    .command("add")
    .description("add a user to a project")
    .argument(...projectArgument)
    .argument("<username>")
    .addOption(new Option("--role <role>", "ADMIN may administer the project").choices(memberRoles).default("USER"))
    .action(async (id: string, username: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions & { role: MemberRole }>();
      const { role } = options;
      await withDatabase(io, ({ prisma }) => addMember(prisma, id, username, role));
      answer(io, options, { project: id, username, role }, `User ${username} is now ${role} of project ${id}.`);
    });

  member
    .command("remove")
    .description("take a user out of a project and of its groups; the PI must hand the project over first")
    .argument(...projectArgument)
    .argument("<username>")
    .action(async (id: string, username: string, _: unknown, command: Command) => {
      await withDatabase(io, ({ prisma }) => removeMember(prisma, id, username));
      const text = `User ${username} was removed from project ${id}.`;
      answer(io, command.optsWithGlobals(), { project: id, username, removed: true }, text);
    });

  member
    .command("role")
    .description("give a member another role; PI hands the project over, and the PI before stays as an ADMIN")
    .argument(...projectArgument)
    .argument("<username>")
    .addArgument(new Argument("<role>").choices([...memberRoles, "PI"]))
    .action(async (id: string, username: string, role: MemberRole | "PI", _: unknown, command: Command) => {
      await withDatabase(io, ({ prisma }) =>
        role === "PI" ? handOver(prisma, id, username) : setMemberRole(prisma, id, username, role),
      );
      answer(
        io,
        command.optsWithGlobals(),
        { project: id, username, role },
        `User ${username} is now ${role} of project ${id}.`,
      );
    });

  member
    .command("list")
    .description("list the members of a project")
    .argument(...projectArgument)
    .action(async (id: string, _: unknown, command: Command) => {
      const members = await withDatabase(io, ({ prisma }) => listMembers(prisma, id));
      const rows = members.map(({ username, role }) => [username, role]);
      answer(io, command.optsWithGlobals(), members, table(["USERNAME", "ROLE"], rows));
    });
};
