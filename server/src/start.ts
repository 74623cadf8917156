import type { Logger } from "pino";
import type { Configuration } from "./configuration.js";
import type { Cluster } from "./database/embedded/cluster.js";
import { requireFree } from "./http/listen.js";
import { listenAddresses } from "./http/listen-addresses.js";
import { createLog } from "./log.js";
import type { RunningServer, StartOptions } from "./running-server.js";
import { createShutdown } from "./shutdown.js";
import { findMasterKeys } from "./vault/master-keys.js";

export type { RunningServer, StartOptions } from "./running-server.js";

/**
 * Starts the server with everything that belongs to it. What had been started is ended again when a later step fails. An
 * administrator and an account are made last, once the server listens, so that no start that fails makes credentials.
 *
 * Where a database of one's own cannot be reached, the server listens all the same and answers 503; the promise resolves
 * once the database is there and ready.
 *
 * @throws ConfigurationError, DatabaseStartError or MasterKeyError with a sentence for whoever starts it; the signal's reason
 * when that is aborted
 */
export const startServer = async (configuration: Configuration, options: StartOptions = {}): Promise<RunningServer> => {
  const { log = createLog(configuration) } = options;
  const shutdown = createShutdown((error) => log.error({ err: error }, "a part of the server could not be ended"));
  try {
    await requireStartable(configuration);
    const starting = configuration.databaseUrl === undefined ? await startDatabase(configuration, log) : undefined;
    const { serveOn } = await import("./serve-on.js");
    return await serveOn(configuration, { ...options, log, shutdown, cluster: starting?.cluster });
  } catch (error) {
    await shutdown.run();
    throw error;
  }
};

/** Refuses what can be known to fail before anything is made: a port in use, a master key that cannot be read. */
const requireStartable = async (configuration: Configuration): Promise<void> => {
  await requireFree(listenAddresses(configuration));
  await findMasterKeys(configuration.masterKey, configuration.dataDir);
};

/** The embedded database starts in a process of its own while this one loads the rest of the program. */
const startDatabase = async (
  { dataDir }: Configuration,
  log: Logger,
): Promise<{ readonly cluster: Promise<Cluster> }> => {
  const { Cluster } = await import("./database/embedded/cluster.js");
  const tell = (message: string) => log.info(message);
  return new Promise((resolve) => {
    const onStarting = () => resolve({ cluster });
    const cluster = Cluster.open({ dataDir, role: "server", log: tell, onStarting });
    // it may run already, or fail: whoever waits for it is told why
    cluster.then(onStarting, onStarting);
  });
};
