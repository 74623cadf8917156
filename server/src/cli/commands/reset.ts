import { existsSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Command } from "commander";
import { isAlive } from "../../database/embedded/process.js";
import { CommandError } from "../failure.js";
import { answer, type GlobalOptions, type Io } from "../io.js";
import { readCommandConfiguration } from "../session.js";

/** Whether PostgreSQL runs on a cluster's folder, as its own file there says. */
const runs = async (cluster: string): Promise<boolean> => {
  const file = await readFile(join(cluster, "postmaster.pid"), "utf8").catch(() => "");
  const pid = Number.parseInt(file, 10);
  return pid > 0 && isAlive(pid);
};

/** Refuses whatever is not the data folder of a server with an embedded database, or is in use. */
const requireRemovable = async (dataDir: string, databaseUrl: string | undefined): Promise<void> => {
  if (databaseUrl !== undefined)
    throw new CommandError(
      "DATABASE_URL names a database of your own, which this command leaves alone: drop it yourself.",
    );
  const cluster = join(dataDir, "postgres");
  if (!existsSync(join(cluster, "PG_VERSION")))
    throw new CommandError(`${dataDir} is not the data folder of a server: nothing was removed.`);
  if (await runs(cluster)) throw new CommandError(`A server or command uses ${dataDir}: stop it first.`);
};

/** `concordat reset`: back to the beginning. */
export const addResetCommand = (program: Command, io: Io): void => {
  program
    .command("reset")
    .description("remove the data folder with its database, objects and master key; the next start begins anew")
    .option("--yes", "do it; without, the command only says what it would remove")
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions & { yes?: true }>();
      const configuration = readCommandConfiguration(io);
      const dataDir = resolve(configuration.dataDir);
      await requireRemovable(dataDir, configuration.databaseUrl);
      if (!options.yes) {
        throw new CommandError(
          `This would remove ${dataDir} with all services, objects and keys, for good: add --yes to do it.`,
        );
      }
      await rm(dataDir, { recursive: true });
      answer(io, options, { removed: dataDir }, `${dataDir} was removed. "concordat start" begins anew.`);
    });
};
