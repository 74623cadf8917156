import type { Command } from "commander";
import { createProject, deleteProject, listProjects } from "../../directory/projects.js";
import { answer, type GlobalOptions, type Io } from "../io.js";
import { withDatabase } from "../session.js";
import { table } from "../table.js";
import { addGroupCommands } from "./project-group.js";
import { addMemberCommands } from "./project-member.js";

/** `concordat project …`: projects, their members and their groups. */
export const addProjectCommands = (program: Command, io: Io): void => {
  const project = program.command("project").description("workspaces that users share");

  project
    .command("create")
    .description("add a project and print its id, which the Project header takes")
    .argument("<title>")
    .requiredOption("--pi <username>", "the user who leads it, its principal investigator")
    .option("--id <id>", "an id of your choice instead of a random one")
    .action(async (title: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions & { pi: string; id?: string }>();
      const { pi } = options;
      const id = await withDatabase(io, ({ prisma }) => createProject(prisma, { title, pi, id: options.id }));
      answer(io, options, { id, title, pi }, id);
    });

  project
    .command("list")
    .description("list all projects")
    .action(async (_: unknown, command: Command) => {
      const projects = await withDatabase(io, ({ prisma }) => listProjects(prisma));
      const rows = projects.map(({ id, title, pi, members, groups }) => [id, title, pi, members, groups]);
      answer(io, command.optsWithGlobals(), projects, table(["ID", "TITLE", "PI", "MEMBERS", "GROUPS"], rows));
    });

  project
    .command("delete")
    .description("remove a project with its members and groups; refused while it owns resources")
    .argument("<project>", "the project's id")
    .action(async (id: string, _: unknown, command: Command) => {
      await withDatabase(io, ({ prisma }) => deleteProject(prisma, id));
      answer(io, command.optsWithGlobals(), { id, deleted: true }, `Project ${id} was deleted.`);
    });

  addMemberCommands(project, io);
  addGroupCommands(project, io);
};
