import { isDatabaseUnreachable } from "./database/database-away.js";
import { driverFault } from "./database/driver-fault.js";
import { migrations } from "./generated/migrations.js";
import type { PrismaClient } from "./generated/prisma/client.js";

/** PostgreSQL's code for a table that is not there. */
const undefinedTable = "42P01";

/** What the world is told; who asks for the reason must look into the log, since addresses and names are in it. */
export const unreachable = "The database cannot be reached.";

/** A server that listens, but has not yet made what a new database lacks. */
export const starting = "The server is starting.";

/** Why a database that was away when the server started has not been made ready yet. */
export const preparationFault = (error: unknown): string =>
  isDatabaseUnreachable(error) ? unreachable : "The database cannot be used by this server, whose log says why.";

/** Why the database cannot serve requests now: unreachable, or without the schema. Undefined when it can. */
export const databaseFault = async (prisma: PrismaClient): Promise<string | undefined> => {
  try {
    const applied = await prisma.$queryRaw<{ name: string }[]>`
      SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
    const names = new Set(applied.map(({ name }) => name));
    const missing = migrations.find(({ name }) => !names.has(name));
    return missing && `The database lacks the migration ${missing.name}.`;
  } catch (error) {
    return driverFault(error)?.originalCode === undefinedTable
      ? "The database does not have the server's tables."
      : unreachable;
  }
};
