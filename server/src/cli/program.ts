import { Command } from "commander";
import { version } from "../version.js";
import { addAccountCommands } from "./commands/account.js";
import { addAuditCommands } from "./commands/audit.js";
import { addDbCommands } from "./commands/db.js";
import { addDirectoryCommands } from "./commands/directory.js";
import { addOpenApiCommand } from "./commands/openapi.js";
import { addProjectCommands } from "./commands/project.js";
import { addStartCommand } from "./commands/start.js";
import { addTokenCommand } from "./commands/token.js";
import { addUserCommands } from "./commands/user.js";
import type { Io } from "./io.js";

const environmentHelp = `
Settings are environment variables; the commands work beside a running server when they are given the same ones:
  PORT (8080), HOST (127.0.0.1)   where the server listens
  DATABASE_URL                    a PostgreSQL of your own; without it, an embedded one in the data folder
  CONCORDAT_DATA_DIR              the data folder (.concordat)
  CONCORDAT_MASTER_KEY            32 bytes in Base64; without it, one is made in the data folder
  LOG_LEVEL                       trace, debug, info, warn, error, fatal or silent (info)`;

/** `error: unknown option '--x'` → `Unknown option '--x'.` */
const asSentence = (message: string): string => {
  const text = message
    .replace(/^error: /, "")
    .trim()
    .replace(/\s*\n\s*/g, " ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.)]$/.test(text) ? "" : "."}\n`;
};

/** The command line: `concordat` and all that can stand behind it. */
export const createProgram = (io: Io): Command => {
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
      outputError: (text, write) => write(asSentence(text)),
    })
    .addHelpText("after", environmentHelp)
    .exitOverride();
  addStartCommand(program, io);
  addTokenCommand(program, io);
  addUserCommands(program, io);
  addProjectCommands(program, io);
  addAccountCommands(program, io);
  addDirectoryCommands(program, io);
  addAuditCommands(program, io);
  addDbCommands(program, io);
  addOpenApiCommand(program, io);
  return program;
};
