import { Command } from "commander";
import { version } from "../version.js";
import { errorLine } from "./error-line.js";
import type { Io } from "./io.js";

const environmentHelp = `
Settings are environment variables; "concordat start --help" lists them. The commands work beside a running server when they are
given the same ones, in the folder in which it was started, or with its data folder. "start" alone makes a database.`;

/** `error: unknown option '--x'` → `Unknown option '--x'.` */
const asSentence = (message: string): string => {
  const lines = message
    .replace(/^error: /, "")
    .trim()
    .split("\n");
  const text = lines
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join(" ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.)]$/.test(text) ? "" : "."}\n`;
};

type AddCommand = (program: Command, io: Io) => void;

const commands: Readonly<Record<string, () => Promise<AddCommand>>> = {
  start: async () => (await import("./commands/start.js")).addStartCommand,
  dev: async () => (await import("./commands/start.js")).addDevCommand,
  token: async () => (await import("./commands/token.js")).addTokenCommand,
  user: async () => (await import("./commands/user.js")).addUserCommands,
  project: async () => (await import("./commands/project.js")).addProjectCommands,
  account: async () => (await import("./commands/account.js")).addAccountCommands,
  directory: async () => (await import("./commands/directory.js")).addDirectoryCommands,
  reset: async () => (await import("./commands/reset.js")).addResetCommand,
  seed: async () => (await import("./commands/seed.js")).addSeedCommand,
  deliveries: async () => (await import("./commands/deliveries.js")).addDeliveriesCommands,
  audit: async () => (await import("./commands/audit.js")).addAuditCommands,
  db: async () => (await import("./commands/db.js")).addDbCommands,
  objects: async () => (await import("./commands/objects.js")).addObjectsCommands,
  ca: async () => (await import("./commands/ca.js")).addCaCommand,
  vault: async () => (await import("./commands/vault.js")).addVaultCommands,
  iam: async () => (await import("./commands/iam.js")).addIamCommands,
  openapi: async () => (await import("./commands/openapi.js")).addOpenApiCommand,
};

/** A command is not to wait for the others: those that are named are loaded, or all where none is. */
const loadCommands = (argv: readonly string[]): Promise<AddCommand[]> => {
  const named = Object.keys(commands).filter((name) => argv.includes(name));
  const wanted = named.length > 0 ? named : Object.keys(commands);
  return Promise.all(wanted.map((name) => (commands[name] as () => Promise<AddCommand>)()));
};

/**
 * The command line: `concordat` and all that can stand behind it.
 *
 * @param argv what stands behind it this time; commands that it does not name may be missing
 */
export const createProgram = async (io: Io, argv: readonly string[] = []): Promise<Command> => {
  const program = new Command("concordat")
    .description("A server for UCloud Providers and UpCloud Managed Object Storage, and the commands to run it.")
    .version(version)
    .option("--json", "answer in JSON, one line")
    .helpOption("-h, --help", "say what a command does and takes")
    .helpCommand("help [command]", "say what a command does and takes")
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => io.stdout(text),
      writeErr: (text) => io.stderr(text),
      outputError: (text, write) =>
        write(argv.includes("--json") ? errorLine([asSentence(text).trim()]) : asSentence(text)),
    })
    .addHelpText("after", environmentHelp)
    .exitOverride();
  for (const add of await loadCommands(argv)) add(program, io);
  program.hook("preAction", async (_, command) => {
    const { beginCommand } = await import("./record-command.js");
    beginCommand(io, command);
  });
  // commands that reach the database in their own way, such as those that copy or print its address
  program.hook("postAction", async () => {
    const { isUnrecorded } = await import("./record-command.js");
    if (!isUnrecorded(io)) return;
    const { withDatabase } = await import("./session.js");
    await withDatabase(io, () => Promise.resolve());
  });
  return program;
};
