import type { Logger } from "pino";
import { bootstrap, checkDatabase } from "./bootstrap.js";
import type { Configuration } from "./configuration.js";
import type { ServerContext } from "./context.js";
import { type AwaitedDatabase, awaitDatabase } from "./database/await-database.js";
import { type Database, openDatabase } from "./database/database.js";
import { isDatabaseUnreachable } from "./database/database-away.js";
import type { Cluster } from "./database/embedded/cluster.js";
import type { PrismaClient } from "./generated/prisma/client.js";
import { apiListener, apiTlsListener, s3Listener, s3TlsListener } from "./http/api-listener.js";
import { databaseFault, preparationFault, starting, unreachable } from "./readiness.js";
import type { RunningServer, StartOptions } from "./running-server.js";
import { serve } from "./serve.js";
import type { Shutdown } from "./shutdown.js";
import { findMasterKeys, loadMasterKeys } from "./vault/master-keys.js";
import { createVault } from "./vault/vault.js";

/** What a start has by now. */
interface BegunStart extends StartOptions {
  readonly log: Logger;
  /** Takes the ends of what is started, also if the start fails. */
  readonly shutdown: Shutdown;
  /** The embedded database, which is starting. */
  readonly cluster: Promise<Cluster> | undefined;
}

/** The database of the configuration; for one of its own that cannot be reached now, what stands for it until it can. */
const findDatabase = async (
  configuration: Configuration,
  { log, cluster }: Pick<BegunStart, "log" | "cluster">,
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
export const serveOn = async (configuration: Configuration, begun: BegunStart): Promise<RunningServer> => {
  const {
    log,
    shutdown,
    clock = () => new Date(),
    closeMs = 10_000,
    onListening = () => undefined,
    signal = new AbortController().signal,
  } = begun;
  const [database, { createParts }, tracer] = await Promise.all([
    findDatabase(configuration, begun),
    import("./parts.js"),
    configuration.traces && import("./telemetry/start-tracing.js"),
  ]);
  shutdown.push(() => database.close());
  const { prisma } = database;
  const awaited = "ready" in database ? database : undefined;
  // whatever can fail comes before anything is made: credentials must not be made by a start that cannot show them
  if (!awaited) {
    const found = await findMasterKeys(configuration.masterKey, configuration.dataDir);
    await checkDatabase({ configuration, prisma, clock, vault: found && createVault(...found) });
  }
  const vault = createVault(...(await loadMasterKeys(configuration.masterKey, configuration.dataDir)));
  const tracing = configuration.traces && (await tracer?.startTracing(configuration.traces, { prisma, log }));
  if (tracing) shutdown.push(() => tracing.stop());
  const context: ServerContext = { configuration, prisma, vault, clock, log, tracing };
  const prepareAwaited = async (prisma: PrismaClient) => {
    await checkDatabase({ ...context, prisma });
    return bootstrap({ ...context, prisma });
  };

  let fault: string | undefined = awaited ? unreachable : starting;
  const whyNot = async () => (shutdown.begun ? "The server is stopping." : (fault ?? databaseFault(prisma)));
  const watch = tracing ? [tracing.watch] : [];
  const urls = new Map<string, string>();
  const parts = await createParts(context, { readiness: { whyNot }, watch, databaseUrl: database.url, urls });
  const { startWork } = await serve(parts, { shutdown, closeMs, log, urls });
  const url = urls.get(apiListener);
  if (url === undefined) throw new Error("The server listens, yet not to calls of the APIs.");
  onListening(url);
  const onFault = (error: unknown) => {
    fault = preparationFault(error);
    log.warn({ err: error }, "the database is still away, or not fit for use");
  };
  const bootstrapped = await (awaited
    ? awaited.ready({ prepare: prepareAwaited, onFault, signal })
    : bootstrap(context));
  fault = undefined;
  startWork();
  log.info({ url }, "started");
  const close = async () => {
    await shutdown.run();
    log.info("stopped");
  };
  const s3Url = urls.get(s3Listener) ?? urls.get(s3TlsListener);
  return { url, tlsUrl: urls.get(apiTlsListener), s3Url, context, ...bootstrapped, close };
};
