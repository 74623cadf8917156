import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Command } from "commander";
import { type Configuration, readConfiguration } from "../../configuration.js";
import { createLog } from "../../log.js";
import type { RunningServer } from "../../start.js";
import { version } from "../../version.js";
import { answer, type GlobalOptions, type Io } from "../io.js";
import { addSettingFlags, withFlags } from "../setting-flags.js";
import { settingsHelp } from "../settings-help.js";
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

const dataAddress = ({ databaseUrl, dataDir }: Configuration): string => {
  if (databaseUrl === undefined) return `${resolve(dataDir)} (embedded PostgreSQL)`;
  const { host, pathname } = new URL(databaseUrl);
  return `PostgreSQL at ${host}${pathname}`;
};

/** The settings that a command needs as well, and that are not to be printed. */
const secretSettingsOf = ({ databaseUrl, masterKey }: Configuration): string[] => [
  ...(databaseUrl === undefined ? [] : ["DATABASE_URL"]),
  ...(masterKey === undefined ? [] : ["CONCORDAT_MASTER_KEY"]),
];

/**
 * Tells what a person wants to know. Secrets are shown at a terminal alone: elsewhere it would be a log that keeps them, and a
 * command gives others at any time.
 */
const greet = async (
  io: Io,
  options: GlobalOptions,
  { url, tlsUrl, s3Url, admin, account: made, service: begun, context }: RunningServer,
): Promise<void> => {
  const { configuration } = context;
  const { issueCoreToken } = await import("../../ucloud/core-tokens.js");
  const { banner } = await import("../../banner.js");
  const service = begun && { ...begun, secretAccessKey: io.isTerminal ? begun.secretAccessKey : undefined };
  const account = io.isTerminal ? made : { username: made.username, password: undefined, token: undefined };
  const secretSettings = secretSettingsOf(configuration);
  const showsToken = io.isTerminal && admin !== undefined && secretSettings.length > 0;
  const token = showsToken ? await issueCoreToken(context, { subject: admin, role: "ADMIN" }) : undefined;
  const docs = `${url}/docs`;
  const data = dataAddress(configuration);
  const addresses = [
    ["API", tlsUrl === undefined ? url : `${url}, ${tlsUrl}`],
    ...(s3Url === undefined ? [] : [["S3", s3Url] as const]),
    ["Console", `${url}/console`],
    ["Docs", docs],
    ["Data", data],
  ] as const;
  const commands = { settings: settingsOf(configuration), secretSettings, command: commandLine() };
  const text = banner({ version, url, addresses, admin, account, service, s3Url, token, ...commands });
  answer(
    io,
    options,
    {
      version,
      url,
      docs,
      data,
      s3: s3Url ?? null,
      admin: admin ?? null,
      account,
      service: service ?? null,
      pid: process.pid,
    },
    text,
  );
};

/** A start that was still waiting for the database when it was told to stop. */
class StartGivenUp extends Error {
  override readonly name = "StartGivenUp";
}

/** What a developer's server is told unless the environment says otherwise. */
const developerSettings = { CONCORDAT_ALLOW_PRIVATE_ADDRESSES: "true", CONCORDAT_LOG_FORMAT: "text" };

/** Where only a developer sees what is printed, everything is shown, and the first start has something to look at. */
interface Manner {
  readonly isDevelopment?: true;
}

interface StartOptions extends GlobalOptions, Readonly<Record<string, unknown>> {
  readonly open?: true;
}

/** Gives the account that a first start has made something to look at. */
const seedFirst = async ({ context, account: { username } }: RunningServer): Promise<void> => {
  const [{ seed }, { openBytes }] = await Promise.all([
    import("../../seed/seed.js"),
    import("../../blobs/open-bytes.js"),
  ]);
  const opened = openBytes(context);
  try {
    const { id } = await context.prisma.account.findUniqueOrThrow({ where: { username } });
    await seed(context, id, opened.bytes);
  } finally {
    opened.close();
  }
};

/** Where there is no browser, the address stands in the banner. */
const openInBrowser = async (url: string): Promise<void> => {
  const { default: open } = await import("open");
  const opened = await open(url).catch(() => undefined);
  opened?.on("error", () => undefined);
};

const logDestination = async (io: Io, { logFormat }: Configuration): Promise<Io["log"]> => {
  if (io.log) return io.log;
  const isText = logFormat === undefined ? io.isErrorTerminal === true : logFormat === "text";
  return isText ? (await import("../../text-log.js")).textLog() : undefined;
};

/** Serves until a signal says to stop. */
const serve = async (io: Io, options: StartOptions, { isDevelopment }: Manner = {}): Promise<void> => {
  const environment = isDevelopment ? { ...developerSettings, ...io.environment } : io.environment;
  const configuration = readConfiguration(withFlags(environment, options));
  const log = createLog(configuration, await logDestination(io, configuration));
  const stop = listenForStop(io, log);
  try {
    const { startServer } = await import("../../start.js");
    const waiting = new AbortController();
    const giveUp = () => waiting.abort(new StartGivenUp());
    stop.received.then(giveUp, giveUp);
    const server = await startServer(configuration, { log, signal: waiting.signal });
    try {
      if (isDevelopment && server.account.token !== undefined) await seedFirst(server);
      if (!stop.isReceived) await greet(isDevelopment ? { ...io, isTerminal: true } : io, options, server);
      if (options.open) await openInBrowser(`${server.url}/docs`);
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

const startHelp = `
The credentials that the first start makes are shown at a terminal alone, and only then. Others come from commands at any time:

  concordat token --subject admin --role ADMIN     a bearer token for ten minutes
  concordat account token create NAME              a token of an account of object storage
  concordat account password NAME                  another password

A start that fails, such as on a port in use, makes no credentials.`;

/** `concordat start`: the server itself. */
export const addStartCommand = (program: Command, io: Io): void => {
  const command = program
    .command("start")
    .description("start the server; it makes its database, an administrator and an account at the first start");
  addSettingFlags(command)
    .option("--open", "open the documentation in a browser")
    .addHelpText("after", startHelp)
    .addHelpText("after", settingsHelp())
    .action((_: unknown, called: Command) => serve(io, called.optsWithGlobals()));
};

const devHelp = `
The first start has services, buckets, objects, users and policies to look at, as "concordat seed" adds them. Whoever can read
what it prints can use the server: it is for a machine of your own.`;

/** `concordat dev`: a server for developers. */
export const addDevCommand = (program: Command, io: Io): void => {
  const command = program
    .command("dev")
    .description("start a server for development: filled at the first start, with all credentials shown");
  addSettingFlags(command)
    .option("--open", "open the documentation in a browser")
    .addHelpText("after", devHelp)
    .action((_: unknown, called: Command) => serve(io, called.optsWithGlobals(), { isDevelopment: true }));
};
