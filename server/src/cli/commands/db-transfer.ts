import { join, resolve } from "node:path";
import type { Command } from "commander";
import { type Configuration, Environment } from "../../configuration.js";
import type { Content } from "../../database/transfer/content.js";
import { CommandError } from "../failure.js";
import { answer, type GlobalOptions, type Io } from "../io.js";
import { readCommandConfiguration } from "../session.js";
import { table } from "../table.js";

const contentTable = (contents: readonly Content[]): string =>
  table(
    ["TABLE", "ROWS", "SHA-256"],
    contents.map(({ table: name, rows, sha256 }) => [name, rows, sha256.slice(0, 16)]),
  );

/** No command carries the master key: it would lie beside what it protects. */
const aboutKey = ({ masterKey, dataDir }: Configuration): string =>
  `The master key goes with none of it. Keep it apart, for the secrets in the data open with it alone: here it is ${
    masterKey === undefined ? `the file ${join(resolve(dataDir), "master.key")}` : "the value of CONCORDAT_MASTER_KEY"
  }.`;

const requireUrl = (text: string): string => {
  const { success } = Environment.shape.DATABASE_URL.safeParse(text);
  if (!success) throw new CommandError("--to must be an address such as postgresql://user@host:5432/database.");
  return text;
};

/** `concordat db copy`, `backup` and `restore`: the whole of a database, to another place and back. */
export const addDbTransferCommands = (db: Command, io: Io): void => {
  db.command("copy")
    .description("copy everything to another PostgreSQL, whose database must be empty, and compare what arrived")
    .requiredOption("--to <url>", "the other database; its password can come from PGPASSWORD or ~/.pgpass")
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions & { to: string }>();
      const configuration = readCommandConfiguration(io);
      const { copyDatabase } = await import("../../database/transfer/copy-database.js");
      const moved = await copyDatabase(configuration, requireUrl(options.to));
      const later =
        moved.served === false
          ? []
          : [
              "What servers write to the old database from now on is not in the new one: stop them first when you move.",
            ];
      const text = [
        contentTable(moved.contents),
        "",
        `Copied from ${moved.from} to ${moved.to}; row counts and checksums agree.`,
        ...later,
        aboutKey(configuration),
      ];
      answer(io, options, moved, text.join("\n"));
    });

  db.command("backup")
    .description("write everything to one file, while servers work on")
    .argument("<file>", "a new file, such as concordat.tar.gz")
    .action(async (file: string, _: unknown, command: Command) => {
      const configuration = readCommandConfiguration(io);
      const { backUp } = await import("../../database/transfer/backup.js");
      const { counters: _counters, ...written } = await backUp(configuration, file);
      const text = [
        contentTable(written.contents),
        "",
        `Backed up ${written.from} to ${written.file} (${written.bytes} bytes).`,
        aboutKey(configuration),
      ];
      answer(io, command.optsWithGlobals(), written, text.join("\n"));
    });

  db.command("restore")
    .description("bring a backup back into an empty database")
    .argument("<file>")
    .option("--force", "also into a database that is not empty: everything in it is replaced")
    .action(async (file: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions & { force?: true }>();
      const configuration = readCommandConfiguration(io);
      const { restore } = await import("../../database/transfer/backup.js");
      const moved = await restore(configuration, file, { force: options.force === true });
      const text = [
        contentTable(moved.contents),
        "",
        `Restored ${moved.from} to ${moved.to}; row counts and checksums agree.`,
        aboutKey(configuration),
      ];
      answer(io, options, moved, text.join("\n"));
    });
};
