import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Command } from "commander";
import { type Configuration, readConfiguration } from "../../configuration.js";
import { createLog } from "../../log.js";
import type { RunningServer } from "../../start.js";
import { version } from "../../version.js";
import { answer, type GlobalOptions, type Io } from "../io.js";
import { listenForStop } from "../stop-request.js";

/** Whether `npx concordat` finds us in this folder; elsewhere it would ask the registry for whatever bears our name. */
const isLinked = (folder: string): boolean =>
  existsSync(join(folder, "node_modules", ".bin", "concordat")) ||
  (dirname(folder) !== folder && isLinked(dirname(folder)));

const commandLine = (): readonly string[] =>
  isLinked(process.cwd()) ? ["npx", "concordat"] : ["node", process.argv[1] ?? "concordat"];

/** The settings that a command needs to find the same data and speak for the same issuer. */
const settingsOf = ({ dataDir, jwtIssuer }: Configuration): Record<string, string> => {
  const defaults = readConfiguration({});
  return {
    ...(dataDir === defaults.dataDir ? {} : { CONCORDAT_DATA_DIR: resolve(dataDir) }),
    ...(jwtIssuer === defaults.jwtIssuer ? {} : { CONCORDAT_JWT_ISSUER: jwtIssuer }),
  };
};

const placeOf = ({ databaseUrl, dataDir }: Configuration): string => {
  if (databaseUrl === undefined) return `${resolve(dataDir)} (embedded PostgreSQL)`;
  const { host, pathname } = new URL(databaseUrl);
  return `PostgreSQL at ${host}${pathname}`;
};

const greet = async (
  io: Io,
  options: GlobalOptions,
  { url, admin, account, context }: RunningServer,
): Promise<void> => {
  const { configuration } = context;
  const { issueCoreToken } = await import("../../ucloud/core-tokens.js");
  const { banner } = await import("../../banner.js");
  // a command would need these secrets, and they are not to be printed: a token that soon expires is
  const needsSecrets = configuration.databaseUrl !== undefined || configuration.masterKey !== undefined;
  const token = needsSecrets ? await issueCoreToken(context, { subject: admin, role: "ADMIN" }) : undefined;
  const docs = `${url}/docs`;
  const data = placeOf(configuration);
  const settings = settingsOf(configuration);
  const facts = { version, url, docs, data, admin, account, settings, token, command: commandLine() };
  answer(io, options, { version, url, docs, data, admin, account, pid: process.pid }, banner(facts));
};

/** A start that was still waiting for the database when it was told to stop. */
class StartGivenUp extends Error {
  override readonly name = "StartGivenUp";
}

/** Serves until a signal says to stop. */
const serve = async (io: Io, options: GlobalOptions): Promise<void> => {
  const configuration = readConfiguration(io.environment);
  const log = createLog(configuration, io.log);
  const stop = listenForStop(io, log);
  try {
    const { startServer } = await import("../../start.js");
    const waiting = new AbortController();
    const giveUp = () => waiting.abort(new StartGivenUp());
    stop.received.then(giveUp, giveUp);
    const server = await startServer(configuration, { log, signal: waiting.signal });
    try {
      if (!stop.isReceived) await greet(io, options, server);
      await stop.received;
    } finally {
      await server.close();
    }
  } catch (error) {
    if (!(error instanceof StartGivenUp)) throw error;
    await stop.received;
  } finally {
    stop.release();
  }
};

/** `concordat start`: the server itself. */
export const addStartCommand = (program: Command, io: Io): void => {
  program
    .command("start")
    .description("start the server; it makes its database and an administrator at the first start")
    .action((_: unknown, command: Command) => serve(io, command.optsWithGlobals()));
};
