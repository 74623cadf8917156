import type { Command } from "commander";
import type { DatabaseStatus } from "../../database/status.js";
import { CommandError } from "../failure.js";
import { answer, type Io } from "../io.js";
import { readCommandConfiguration, withDatabase } from "../session.js";
import { table } from "../table.js";
import { addDbTransferCommands } from "./db-transfer.js";

const readStatus = async (io: Io): Promise<DatabaseStatus> => {
  const { databaseStatus } = await import("../../database/status.js");
  return databaseStatus(readCommandConfiguration(io));
};

const describe = ({ embedded, location, version, served, migrations }: DatabaseStatus): string =>
  [
    `Database  ${embedded ? "embedded, in" : "at"} ${location}`,
    `Version   PostgreSQL ${version}`,
    ...(served === null ? [] : [`Server    ${served ? "running" : "not running"}`]),
    "",
    table(
      ["MIGRATION", "STATE"],
      migrations.map(({ name, applied }) => [name, applied ? "applied" : "pending"]),
    ),
  ].join("\n");

/** `concordat db …`: the database behind it all. */
export const addDbCommands = (program: Command, io: Io): void => {
  const db = program.command("db").description("the database");

  db.command("status")
    .description("say where the data lies, in which version of PostgreSQL, and which migrations are applied")
    .action(async (_: unknown, command: Command) => {
      const status = await readStatus(io);
      const { url, ...shown } = status;
      answer(io, command.optsWithGlobals(), shown, describe(status));
    });

  db.command("migrate")
    .description("apply pending migrations, as every start of the server does")
    .action(async (_: unknown, command: Command) => {
      const before = await readStatus(io);
      await withDatabase(io, () => Promise.resolve());
      const applied = before.migrations.filter((migration) => !migration.applied).map(({ name }) => name);
      const text = applied.length === 0 ? "Nothing was pending." : `Applied: ${applied.join(", ")}.`;
      answer(io, command.optsWithGlobals(), { applied }, text);
    });

  db.command("url")
    .description("print the address for psql and other clients, password included; the embedded one must be running")
    .action(async (_: unknown, command: Command) => {
      const { url, served } = await readStatus(io);
      if (served === false)
        throw new CommandError("The embedded database runs only as long as a server does: start one first.");
      answer(io, command.optsWithGlobals(), { url }, url);
    });

  addDbTransferCommands(db, io);
};
