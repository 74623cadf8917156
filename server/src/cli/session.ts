import { type Configuration, readConfiguration } from "../configuration.js";
import type { PrismaClient } from "../generated/prisma/client.js";
import { createLog } from "../log.js";
import type { Io } from "./io.js";

/** What a command works with: the settings, and the database that they lead to. */
export interface Session {
  readonly configuration: Configuration;
  readonly prisma: PrismaClient;
  /** The address of the database, password included. */
  readonly databaseUrl: string;
}

/** The configuration for a command, which is quieter than a server unless told otherwise. */
export const readCommandConfiguration = (io: Io): Configuration =>
  readConfiguration({ LOG_LEVEL: "warn", ...io.environment });

/**
 * Does some work with the database, beside a running server or alone, and lets go of it whatever comes. The command that it is done
 * for leaves a record in the audit trail.
 */
export const withDatabase = async <T>(io: Io, work: (session: Session) => Promise<T>): Promise<T> => {
  const configuration = readCommandConfiguration(io);
  const log = createLog(configuration, { write: (line) => io.stderr(line) });
  // the client of the database is heavy: a command that needs none is not to wait for it
  const { connectDatabase } = await import("../database/database.js");
  const { databaseUrl, dataDir } = configuration;
  const database = await connectDatabase({ databaseUrl, dataDir, log: (message) => log.info(message) });
  const session = { configuration, prisma: database.prisma, databaseUrl: database.url };
  const { recordCommand } = await import("./record-command.js");
  try {
    const result = await work(session);
    await recordCommand(io, session, 0);
    return result;
  } catch (error) {
    // what failed is told as it is, also where its record cannot be written
    await recordCommand(io, session, 1).catch(() => undefined);
    throw error;
  } finally {
    await database.close();
  }
};
