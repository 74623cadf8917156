import { hostname, userInfo } from "node:os";
import type { Command } from "commander";
import { insertRow } from "../database/write-rows.js";
import { CommandError } from "./failure.js";
import type { Io } from "./io.js";
import type { Session } from "./session.js";

/** The command that somebody has given, as it stands in the audit trail. */
interface GivenCommand {
  /** Such as `account token create`. */
  readonly name: string;
  /** Its arguments, of which none is a secret, and whom it is about. */
  readonly named: string[];
  isRecorded: boolean;
}

/** Commands that only read what is no secret, begin a server, or leave no trail to write to, by their last words. All others leave a record. */
const reading: ReadonlySet<string> = new Set([
  "check",
  "dev",
  "explain",
  "lint",
  "list",
  "openapi",
  "reset",
  "start",
  "status",
]);

/** Options that tell whom a command is about. Others may hold secrets or addresses. */
const telling = ["subject", "role", "name"] as const;

const given = new WeakMap<Io, GivenCommand>();

const namesOf = (command: Command): string[] => (command.parent ? [...namesOf(command.parent), command.name()] : []);

/** Remembers which command is about to be carried out. */
export const beginCommand = (io: Io, command: Command): void => {
  if (reading.has(command.name())) return;
  const options = command.opts<Readonly<Record<string, unknown>>>();
  const told = telling.flatMap((name) => (typeof options[name] === "string" ? [options[name]] : []));
  const named = [...command.args, ...told].map((text) => text.slice(0, 256).toWellFormed());
  given.set(io, { name: namesOf(command).join(" "), named, isRecorded: false });
};

/** Whether the command that was given still has to be recorded. */
export const isUnrecorded = (io: Io): boolean => given.get(io)?.isRecorded === false;

/** Who is at the command line, as the system knows them. */
const operator = (): string => {
  try {
    return userInfo().username;
  } catch {
    // an id without a name
    return `${process.getuid?.() ?? "unknown"}`;
  }
};

/**
 * Writes a record of the command that was given, unless there is one or the trail is turned off.
 *
 * @param exitCode 0 where it was carried out, 1 where it failed
 * @throws CommandError where the database does not take it
 */
export const recordCommand = async (
  io: Io,
  { configuration, prisma }: Pick<Session, "configuration" | "prisma">,
  exitCode: 0 | 1,
): Promise<void> => {
  const command = given.get(io);
  if (command === undefined || command.isRecorded || configuration.auditDays === 0) return;
  command.isRecorded = true;
  const record = {
    at: new Date(),
    requestId: "",
    caller: `OPERATOR ${operator()}`,
    workspace: null,
    operation: command.name,
    path: "",
    named: command.named,
    address: hostname(),
    status: exitCode,
  };
  try {
    await insertRow(prisma, "AuditRecord", record);
  } catch (cause) {
    throw new CommandError("The command was carried out, but the audit trail does not take its record.", { cause });
  }
};
