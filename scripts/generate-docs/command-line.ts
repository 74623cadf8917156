import { EventEmitter } from "node:events";
import { createProgram } from "../../server/src/cli/program.js";

type Program = Awaited<ReturnType<typeof createProgram>>;
type Command = Pick<Program, "commands" | "options" | "registeredArguments" | "description" | "name">;

const introduction = `# Command line

\`npx concordat <command> --help\` says what a command takes. With \`--json\` a command answers in one line of JSON, and an error is
\`{"errors":["…"]}\` on standard error. The exit code is 0 when the command was done, 1 when it failed and 2 when it was not understood.

Commands work beside a running server on the same data: in the folder in which it was started, or with its \`CONCORDAT_DATA_DIR\`
or \`DATABASE_URL\`. Elsewhere they say where they looked; \`start\` alone makes a database. [Settings](settings.md) lists all variables.`;

/** A text in a cell of a table. */
const inCell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("<", "&lt;");

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

const argumentsOf = ({ registeredArguments }: Command): string =>
  registeredArguments
    .map((argument) => {
      const name = `${argument.name()}${argument.variadic ? "…" : ""}`;
      return argument.required ? `<${name}>` : `[${name}]`;
    })
    .join(" ");

const optionRows = ({ options }: Command): string[] =>
  options
    .filter(({ hidden }) => !hidden)
    .map(({ flags, description, argChoices }) => {
      const choices = argChoices ? ` (${argChoices.join(", ")})` : "";
      return `| \`${flags.replaceAll("|", "\\|")}\` | ${inCell(description)}${choices} |`;
    });

const sectionsOf = (command: Command, path: readonly string[]): string[] => {
  if (command.commands.length > 0) return command.commands.flatMap((each) => sectionsOf(each, [...path, each.name()]));
  const call = ["concordat", ...path, argumentsOf(command)].filter((word) => word !== "").join(" ");
  const rows = optionRows(command);
  const table = rows.length === 0 ? [] : [["| Option | Meaning |", "| --- | --- |", ...rows].join("\n")];
  return [`### ${path.join(" ")}`, `\`${call}\``, `${capital(command.description()).replace(/\.$/, "")}.`, ...table];
};

/** The page of all commands. */
export const commandLinePage = async (): Promise<string> => {
  const ignore = () => undefined;
  const program = await createProgram({
    environment: {},
    stdout: ignore,
    stderr: ignore,
    isTerminal: false,
    readSecret: () => Promise.resolve(""),
    events: new EventEmitter(),
    exit: ignore,
  });
  const groups = program.commands.flatMap((command) => [
    `## ${capital(command.name())}`,
    ...sectionsOf(command, [command.name()]),
  ]);
  return `${[introduction, ...groups].join("\n\n")}\n`;
};
