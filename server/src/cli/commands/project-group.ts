import type { Command } from "commander";
import { addGroupMember, createGroup, deleteGroup, listGroups, removeGroupMember } from "../../directory/groups.js";
import { answer, type Io } from "../io.js";
import { withDatabase } from "../session.js";
import { table } from "../table.js";

const groupArgument = ["<group>", "the group's id"] as const;

/** `concordat project group …`: groups of members, to which permissions can be granted. */
export const addGroupCommands = (project: Command, io: Io): void => {
  const group = project.command("group").description("groups of members, to which permissions can be granted");

  group
    .command("create")
    .description("add a group to a project and print its id")
    .argument("<project>", "the project's id")
    .argument("<title>")
    .action(async (projectId: string, title: string, _: unknown, command: Command) => {
      const id = await withDatabase(io, ({ prisma }) => createGroup(prisma, projectId, title));
      answer(io, command.optsWithGlobals(), { id, project: projectId, title }, id);
    });

  group
    .command("delete")
    .description("remove a group and what was granted to it")
    .argument(...groupArgument)
    .action(async (id: string, _: unknown, command: Command) => {
      await withDatabase(io, ({ prisma }) => deleteGroup(prisma, id));
      answer(io, command.optsWithGlobals(), { id, deleted: true }, `Group ${id} was deleted.`);
    });

  group
    .command("list")
    .description("list the groups of a project and who is in them")
    .argument("<project>", "the project's id")
    .action(async (projectId: string, _: unknown, command: Command) => {
      const groups = await withDatabase(io, ({ prisma }) => listGroups(prisma, projectId));
      const rows = groups.map(({ id, title, members }) => [id, title, members.join(", ") || null]);
      answer(io, command.optsWithGlobals(), groups, table(["ID", "TITLE", "MEMBERS"], rows));
    });

  const member = group.command("member").description("who is in a group");

  member
    .command("add")
    .description("put a member of the project into one of its groups")
    .argument(...groupArgument)
    .argument("<username>")
    .action(async (id: string, username: string, _: unknown, command: Command) => {
      await withDatabase(io, ({ prisma }) => addGroupMember(prisma, id, username));
      answer(io, command.optsWithGlobals(), { group: id, username }, `User ${username} is now in group ${id}.`);
    });

  member
    .command("remove")
    .description("take a user out of a group")
    .argument(...groupArgument)
    .argument("<username>")
    .action(async (id: string, username: string, _: unknown, command: Command) => {
      await withDatabase(io, ({ prisma }) => removeGroupMember(prisma, id, username));
      const text = `User ${username} was removed from group ${id}.`;
      answer(io, command.optsWithGlobals(), { group: id, username, removed: true }, text);
    });
};
