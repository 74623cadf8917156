import type { Logger } from "pino";
import type { Configuration } from "./configuration.js";
import type { Clock, ServerContext } from "./context.js";
import { type AwaitedDatabase, awaitDatabase } from "./database/arrival.js";
import { type Database, openDatabase } from "./database/database.js";
import { isDatabaseUnreachable } from "./database/database-away.js";
import { ensureResidents, type FirstResidents } from "./first-residents.js";
import type { PrismaClient } from "./generated/prisma/client.js";
import { createLog } from "./log.js";
import { preparationFault, unreachable } from "./readiness.js";
import { createUndo } from "./undo.js";
import { createVault, loadMasterKey } from "./vault.js";

export interface StartOptions {
  /** A log of one's own; otherwise JSON lines on standard error. */
  readonly log?: Logger;
  readonly clock?: Clock;
  /** How long `close` waits for requests under way before it cuts them. */
  readonly closeMs?: number;
  /** Is told the URL as soon as requests are answered, be it with 503 while the database of `DATABASE_URL` is away. */
  readonly onListening?: (url: string) => void;
  /** Gives the start up while it waits for the database. */
  readonly signal?: AbortSignal;
}

/** A server that answers requests. */
export interface RunningServer extends FirstResidents {
  readonly url: string;
  readonly context: ServerContext;
  /** Ends everything in reverse order: new work, requests under way, the database. Calls after the first wait for it. */
  close(): Promise<void>;
}

/** The database of the configuration; for one of its own that cannot be reached now, what stands for it until it can. */
const findDatabase = async (configuration: Configuration, log: Logger): Promise<Database | AwaitedDatabase> => {
  const { databaseUrl, dataDir } = configuration;
  try {
    return await openDatabase({ databaseUrl, dataDir, log: (message) => log.info(message), pool: configuration });
  } catch (error) {
    if (databaseUrl === undefined || !isDatabaseUnreachable(error)) throw error;
    log.error({ err: error }, "the database is away: calls are answered with 503 until it is there");
    return awaitDatabase(databaseUrl, configuration);
  }
};

/**
 * Starts the server with everything that belongs to it. What had been started is ended again when a later step fails.
 *
 * Where a database of one's own cannot be reached, the server listens all the same and answers 503; the promise resolves
 * once the database is there and ready.
 *
 * @throws ConfigurationError, DatabaseStartError or MasterKeyError with a sentence for whoever starts it; the signal's reason
 * when that is aborted
 */
export const startServer = async (
  configuration: Configuration,
  {
    log = createLog(configuration),
    clock = () => new Date(),
    closeMs = 10_000,
    onListening = () => undefined,
    signal = new AbortController().signal,
  }: StartOptions = {},
): Promise<RunningServer> => {
  const undo = createUndo((error) => log.error({ err: error }, "a part of the server could not be ended"));
  try {
    // the database wakes up in its own process while this one loads the rest of the program
    const [database, { serve }, tracer] = await Promise.all([
      findDatabase(configuration, log),
      import("./serve.js"),
      configuration.traces && import("./telemetry/start-tracing.js"),
    ]);
    undo.push(() => database.close());
    const vault = createVault(await loadMasterKey(configuration.masterKey, configuration.dataDir));
    const { prisma } = database;
    const tracing = configuration.traces && (await tracer?.startTracing(configuration.traces, { prisma, log }));
    if (tracing) undo.push(() => tracing.stop());
    const context: ServerContext = { configuration, prisma, vault, clock, log, tracing };
    const prepare = (prisma: PrismaClient) => ensureResidents({ ...context, prisma });

    const awaited = "arrival" in database ? database : undefined;
    const present = awaited ? undefined : await prepare(prisma);
    let fault = awaited && unreachable;
    const { url, startWork } = await serve(context, { undo, closeMs, fault: () => fault });
    onListening(url);
    if (awaited) log.info({ url }, "listening");
    const onFault = (error: unknown) => {
      fault = preparationFault(error);
      log.warn({ err: error }, "the database is still away, or not fit for use");
    };
    const residents = present ?? (await (awaited as AwaitedDatabase).arrival({ prepare, onFault, signal }));
    fault = undefined;
    startWork();
    log.info({ url }, "started");
    const close = async () => {
      await undo.run();
      log.info("stopped");
    };
    return { url, context, ...residents, close };
  } catch (error) {
    await undo.run();
    throw error;
  }
};
