import { type Command, InvalidArgumentError } from "commander";
import { type AuditFilter, listRecords } from "../../audit/list-records.js";
import { answer, type GlobalOptions, type Io } from "../io.js";
import { withDatabase } from "../session.js";
import { table } from "../table.js";

const wholeNumber = (text: string): number => {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError("It must be a whole number from 1 to 999999.");
  return Number(text);
};

const time = (text: string): Date => {
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) throw new InvalidArgumentError("It must be a time, such as 2026-11-22T10:00:00Z.");
  return date;
};

/** `concordat audit …`: who changed what. */
export const addAuditCommands = (program: Command, io: Io): void => {
  const audit = program.command("audit").description("the trail of calls that changed something");

  audit
    .command("list")
    .description("list who did what, on what, when, from where, and what came of it; the newest first")
    .option("--caller <caller>", 'only calls of this caller, such as "USER ada"')
    .option("--operation <id>", "only calls of this operation, such as providers.create")
    .option("--since <time>", "only calls at this time or later", time)
    .option("--limit <number>", "at most so many", wholeNumber, 100)
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions & AuditFilter>();
      const records = await withDatabase(io, ({ prisma }) => listRecords(prisma, options));
      const rows = records.map(({ at, caller, operation, path, named, address, status, times, requestId }) => [
        at.toISOString(),
        caller,
        operation,
        [path, ...named].join(" "),
        address,
        times === 1 ? `${status}` : `${status} × ${times}`,
        requestId,
      ]);
      const titles = ["TIME", "CALLER", "OPERATION", "ON", "FROM", "STATUS", "REQUEST"];
      answer(io, options, records, table(titles, rows));
    });
};
