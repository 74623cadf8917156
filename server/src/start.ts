import { coreSubject } from "@concordat/contract/ucloud";
import type { Logger } from "pino";
import type { Configuration } from "./configuration.js";
import type { Clock, ServerContext } from "./context.js";
import { openDatabase } from "./database/database.js";
import { ensureAdministrator } from "./directory/users.js";
import { createLog } from "./log.js";
import { ensureFirstAccount, type FirstAccount } from "./object-storage/first-account.js";
import { issueCoreToken } from "./ucloud/core-tokens.js";
import { createUndo } from "./undo.js";
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
  /** An account of object storage; with its password and token where they were made up just now. */
  readonly account: FirstAccount;
  /** Ends everything in reverse order: new work, requests under way, the database. Calls after the first wait for it. */
  close(): Promise<void>;
}

/** Starts the server with everything that belongs to it. What had been started is ended again when a later step fails. */
export const startServer = async (
  configuration: Configuration,
  { log = createLog(configuration), clock = () => new Date(), closeMs = 10_000 }: StartOptions = {},
): Promise<RunningServer> => {
  const { databaseUrl, dataDir } = configuration;
  const undo = createUndo((error) => log.error({ err: error }, "a part of the server could not be ended"));
  try {
    // the database wakes up in its own process while this one loads the rest of the program
    const [database, { serve }] = await Promise.all([
      openDatabase({ databaseUrl, dataDir, log: (message) => log.info(message) }),
      import("./serve.js"),
    ]);
    undo.push(() => database.close());
    const vault = createVault(await loadMasterKey(configuration.masterKey, dataDir));
    const context: ServerContext = { configuration, prisma: database.prisma, vault, clock, log };
    const [{ username: admin }, account] = await Promise.all([
      ensureAdministrator(database.prisma),
      ensureFirstAccount(context),
      // makes Core's own key at the first start, and proves at the others that the master key is the one of this database
      issueCoreToken(context, { subject: coreSubject, role: "SERVICE" }),
    ]);
    const url = await serve(context, { undo, closeMs });
    log.info({ url }, "started");
    const close = async () => {
      await undo.run();
      log.info("stopped");
    };
    return { url, context, admin, account, close };
  } catch (error) {
    await undo.run();
    throw error;
  }
};
