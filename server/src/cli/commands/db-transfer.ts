import { join, resolve } from "node:path";
import type { Command } from "commander";
import { Environment } from "../../configuration/settings.js";
import type { Configuration } from "../../configuration.js";
import type { Content } from "../../database/transfer/content.js";
import { findMasterKeys } from "../../vault/master-keys.js";
import type { MasterKeys } from "../../vault/parse-master-keys.js";
import { CommandError } from "../failure.js";
import { answer, type GlobalOptions, type Io } from "../io.js";
import { readCommandConfiguration } from "../session.js";
import { table } from "../table.js";

const contentTable = (contents: readonly Content[]): string =>
  table(
    ["TABLE", "ROWS", "SHA-256"],
    contents.map(({ table: name, rows, sha256 }) => [name, rows, sha256.slice(0, 16)]),
  );

interface Unauthenticated {
  readonly unauthenticated?: true;
}

const requireMasterKeys = async (configuration: Configuration): Promise<MasterKeys> => {
  const keys = await findMasterKeys(configuration.masterKey, configuration.dataDir);
  if (keys) return keys;
  // where there is no database either, that is what is said
  const { openPlace } = await import("../../database/place.js");
  await (await openPlace(configuration)).close();
  throw new CommandError(
    "There is no master key here to authenticate the backup with: set CONCORDAT_MASTER_KEY to the server's, or go without by --unauthenticated.",
  );
};

/** No command carries the master key: it would lie beside what it protects. */
const aboutKey = ({ masterKey, dataDir }: Configuration): string =>
  `The master key goes with none of it. Keep it apart, for the secrets in the data open with it alone: here it is ${
    masterKey === undefined ? `the file ${join(resolve(dataDir), "master.key")}` : "the value of CONCORDAT_MASTER_KEY"
  }.`;

/** What lies beside the database, in the data folder. */
const aboutObjects =
  "The bytes of objects beyond 16 KiB are not in it: `concordat objects export` writes them to a file of their own.";

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
        aboutObjects,
        aboutKey(configuration),
      ];
      answer(io, options, moved, text.join("\n"));
    });

  db.command("backup")
    .description("write everything to one file, while servers work on")
    .argument("<file>", "a new file, such as concordat.tar.gz")
    .option("--unauthenticated", "without the master key's proof that nobody changed it")
    .action(async (file: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions & Unauthenticated>();
      const configuration = readCommandConfiguration(io);
      const { backUp } = await import("../../database/transfer/backup.js");
      const keys = options.unauthenticated ? undefined : await requireMasterKeys(configuration);
      const { counters: _counters, ...written } = await backUp(configuration, file, keys);
      const text = [
        contentTable(written.contents),
        "",
        `Backed up ${written.from} to ${written.file} (${written.bytes} bytes).`,
        written.authenticated === null
          ? "NOT AUTHENTICATED: nothing in it shows whether somebody changed it, and it is restored with --unauthenticated only."
          : `It is authenticated under the master key ${written.authenticated}: a changed one is refused.`,
        aboutObjects,
        aboutKey(configuration),
      ];
      answer(io, options, written, text.join("\n"));
    });

  db.command("restore")
    .description("bring a backup back into an empty database")
    .argument("<file>")
    .option("--force", "also into a database that is not empty: everything in it is replaced")
    .option(
      "--unauthenticated",
      "also a backup for which no master key vouches: whoever could write to it may have changed it",
    )
    .action(async (file: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions & Unauthenticated & { force?: true }>();
      const configuration = readCommandConfiguration(io);
      const { restore } = await import("../../database/transfer/backup.js");
      const moved = await restore(configuration, file, {
        force: options.force === true,
        masterKeys: await findMasterKeys(configuration.masterKey, configuration.dataDir),
        unauthenticated: options.unauthenticated === true,
      });
      const text = [
        contentTable(moved.contents),
        "",
        `Restored ${moved.from} to ${moved.to}; row counts and checksums agree.`,
        moved.authenticated === null
          ? "NOT AUTHENTICATED: nothing showed whether somebody had changed it."
          : `The master key ${moved.authenticated} vouches for it: it is as it was written.`,
        aboutKey(configuration),
      ];
      answer(io, options, moved, text.join("\n"));
    });
};
