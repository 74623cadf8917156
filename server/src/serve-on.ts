import type { Logger } from "pino";
import type { Configuration } from "./configuration.js";
import type { ServerContext } from "./context.js";
import { type AwaitedDatabase, awaitDatabase } from "./database/arrival.js";
import { type Database, openDatabase } from "./database/database.js";
import { isDatabaseUnreachable } from "./database/database-away.js";
import type { Cluster } from "./database/embedded/cluster.js";
import { ensureResidents } from "./first-residents.js";
import type { PrismaClient } from "./generated/prisma/client.js";
import { preparationFault, unreachable } from "./readiness.js";
import type { RunningServer, StartOptions } from "./start.js";
import type { Undo } from "./undo.js";
import { loadMasterKeys } from "./vault/master-keys.js";
import { createVault } from "./vault/vault.js";

/** What a start has by now. */
interface ServerParts extends StartOptions {
  readonly log: Logger;
  /** Takes what is to be ended again, also if the start fails. */
  readonly undo: Undo;
  /** The embedded database, which wakes up. */
  readonly cluster: Promise<Cluster> | undefined;
}

/** The database of the configuration; for one of its own that cannot be reached now, what stands for it until it can. */
const findDatabase = async (
  configuration: Configuration,
  { log, cluster }: Pick<ServerParts, "log" | "cluster">,
): Promise<Database | AwaitedDatabase> => {
  const { databaseUrl, dataDir } = configuration;
  try {
    const tell = (message: string) => log.info(message);
    return await openDatabase({ databaseUrl, dataDir, log: tell, pool: configuration, cluster });
  } catch (error) {
    if (databaseUrl === undefined || !isDatabaseUnreachable(error)) throw error;
    log.error({ err: error }, "the database is away: calls are answered with 503 until it is there");
    return awaitDatabase(databaseUrl, configuration);
  }
};

/** Goes on with a start once the rest of the program is loaded: finds the database, and serves it. */
export const serveOn = async (configuration: Configuration, parts: ServerParts): Promise<RunningServer> => {
  const {
    log,
    undo,
    clock = () => new Date(),
    closeMs = 10_000,
    onListening = () => undefined,
    signal = new AbortController().signal,
  } = parts;
  const [database, { serve }, tracer] = await Promise.all([
    findDatabase(configuration, parts),
    import("./serve.js"),
    configuration.traces && import("./telemetry/start-tracing.js"),
  ]);
  undo.push(() => database.close());
  const vault = createVault(...(await loadMasterKeys(configuration.masterKey, configuration.dataDir)));
  const { prisma } = database;
  const tracing = configuration.traces && (await tracer?.startTracing(configuration.traces, { prisma, log }));
  if (tracing) undo.push(() => tracing.stop());
  const context: ServerContext = { configuration, prisma, vault, clock, log, tracing };
  const prepare = (prisma: PrismaClient) => ensureResidents({ ...context, prisma });

  const awaited = "arrival" in database ? database : undefined;
  const present = awaited ? undefined : await prepare(prisma);
  let fault = awaited && unreachable;
  const { url, startWork } = await serve(context, {
    undo,
    closeMs,
    fault: () => fault,
    watch: tracing ? [tracing.watch] : [],
  });
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
};
