import type { Logger } from "pino";
import type { Configuration } from "./configuration.js";
import type { Clock, ServerContext } from "./context.js";
import { openDatabase } from "./database/database.js";
import { ensureAdministrator } from "./directory/users.js";
import { createApp } from "./http/app.js";
import { createHttpServer } from "./http/fast-prototypes.js";
import { healthRoutes } from "./http/health.js";
import { closeServer, listen } from "./http/listen.js";
import { createLog } from "./log.js";
import { databaseFault } from "./readiness.js";
import { issueCoreToken } from "./ucloud/core-tokens.js";
import { issueOrchestratorToken } from "./ucloud/credentials.js";
import { type Deliveries, startDeliveries } from "./ucloud/provider-calls/start-deliveries.js";
import { createVault, loadMasterKey } from "./vault.js";

export interface StartOptions {
  /** A log of one's own; otherwise JSON lines on standard error. */
  readonly log?: Logger;
  readonly clock?: Clock;
  /** How long `close` waits for requests under way before it cuts them. */
  readonly closeMs?: number;
}

/** A server that answers requests. */
export interface RunningServer {
  readonly url: string;
  readonly context: ServerContext;
  /** Username of an administrator of the directory. */
  readonly admin: string;
  /** Ends everything in reverse order: no new work, requests under way, connections, the database. It may be called twice. */
  close(): Promise<void>;
}

/** Starts the server with everything that belongs to it. What had been started is ended again when a later step fails. */
export const startServer = async (
  configuration: Configuration,
  { log = createLog(configuration), clock = () => new Date(), closeMs = 10_000 }: StartOptions = {},
): Promise<RunningServer> => {
  const started: (() => Promise<void>)[] = [];
  let closing: Promise<void> | undefined;
  const end = async () => {
    for (const step of started.reverse()) {
      await step().catch((error: unknown) => log.error({ err: error }, "a part of the server could not be ended"));
    }
    log.info("stopped");
  };
  const close = () => {
    closing ??= end();
    return closing;
  };

  try {
    const { databaseUrl, dataDir } = configuration;
    const database = await openDatabase({ databaseUrl, dataDir, log: (message) => log.info(message) });
    started.push(() => database.close());
    const { prisma } = database;
    const vault = createVault(await loadMasterKey(configuration.masterKey, dataDir));
    const context: ServerContext = { configuration, prisma, vault, clock, log };
    const [{ username: admin }] = await Promise.all([
      ensureAdministrator(prisma),
      // makes Core's own key at the first start, and proves at the others that the master key is the one of this database
      issueCoreToken(context, { subject: "_UCloud", role: "SERVICE" }),
    ]);

    let deliveries: Deliveries | undefined;
    const whyNot = async () => (closing !== undefined ? "The server is stopping." : databaseFault(prisma));
    const app = createApp(context, { open: [healthRoutes({ whyNot })], onOwed: () => deliveries?.poke() });
    const server = createHttpServer(app);
    const url = await listen(server, configuration);
    started.push(() => closeServer(server, closeMs));

    const worker = startDeliveries(context, { issueToken: (provider) => issueOrchestratorToken(context, provider) });
    deliveries = worker;
    started.push(() => worker.stop());
    log.info({ url }, "started");
    return { url, context, admin, close };
  } catch (error) {
    await close();
    throw error;
  }
};
