import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import { CommandError } from "../failure.js";
import { answer, type Io } from "../io.js";
import { withDatabase } from "../session.js";

const fileHelp = `
The file is YAML or JSON:

  users:
    - username: ada
      role: ADMIN              # USER when left out
    - username: bob
  projects:
    - id: physics              # what the Project header takes
      title: Physics
      members:
        - { username: ada, role: PI }   # exactly one PI; ADMIN or USER, which is also meant when left out
        - { username: bob }
      groups:
        - title: Readers
          members: [bob]       # each a member of the project

All of it is loaded, or nothing. What is missing is added, and a role or title that differs is changed. What the file does
not name stays as it is, so loading a file again changes nothing.`;

const readText = async (file: string): Promise<string> => {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    throw new CommandError(`${file} cannot be read: ${(error as Error).message}.`, { cause: error });
  }
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** `concordat directory load`: users and projects from a file. */
export const addDirectoryCommands = (program: Command, io: Io): void => {
  const directory = program.command("directory").description("users and projects, all at once");

  directory
    .command("load")
    .description("add the users and projects of a file")
    .argument("<file>")
    .addHelpText("after", fileHelp)
    .action(async (file: string, _: unknown, command: Command) => {
      const { readDirectoryFile } = await import("../../directory/directory-file.js");
      const { loadDirectory } = await import("../../directory/load-directory.js");
      const stated = readDirectoryFile(await readText(file));
      const loaded = await withDatabase(io, ({ prisma }) => loadDirectory(prisma, stated));
      const { users, projects, members, groups, groupMembers } = loaded;
      const text = `Added or changed: users ${users}, projects ${projects}, members ${members}, groups ${groups}, members of groups ${groupMembers}.`;
      answer(
        io,
        command.optsWithGlobals(),
        loaded,
        sum(Object.values(loaded)) === 0 ? "Nothing had to be changed." : text,
      );
    });
};
