import type { Logger } from "pino";
import type { Configuration } from "./configuration.js";
import type { Clock, ServerContext } from "./context.js";
import type { Cluster } from "./database/embedded/cluster.js";
import type { FirstResidents } from "./first-residents.js";
import { createLog } from "./log.js";
import { createUndo } from "./undo.js";

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

/**
 * Starts the server with everything that belongs to it. What had been started is ended again when a later step fails.
 *
 * Where a database of one's own cannot be reached, the server listens all the same and answers 503; the promise resolves
 * once the database is there and ready.
 *
 * @throws ConfigurationError, DatabaseStartError or MasterKeyError with a sentence for whoever starts it; the signal's reason
 * when that is aborted
 */
export const startServer = async (configuration: Configuration, options: StartOptions = {}): Promise<RunningServer> => {
  const { log = createLog(configuration) } = options;
  const undo = createUndo((error) => log.error({ err: error }, "a part of the server could not be ended"));
  try {
    const waking = configuration.databaseUrl === undefined ? await wakeDatabase(configuration, log) : undefined;
    const { serveOn } = await import("./serve-on.js");
    return await serveOn(configuration, { ...options, log, undo, cluster: waking?.cluster });
  } catch (error) {
    await undo.run();
    throw error;
  }
};

/** The embedded database wakes up in a process of its own while this one loads the rest of the program. */
const wakeDatabase = async (
  { dataDir }: Configuration,
  log: Logger,
): Promise<{ readonly cluster: Promise<Cluster> }> => {
  const { Cluster } = await import("./database/embedded/cluster.js");
  const tell = (message: string) => log.info(message);
  return new Promise((resolve) => {
    const onStarting = () => resolve({ cluster });
    const cluster = Cluster.open({ dataDir, role: "server", log: tell, onStarting });
    // or it runs already, or cannot: whoever waits for it is told why
    cluster.then(onStarting, onStarting);
  });
};
