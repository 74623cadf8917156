import { randomBytes } from "node:crypto";
import { temporaryDataFolder } from "../../../server/src/testing/data-folder.js";
import { type ServerProcess, startServerProcess } from "../../../server/src/testing/server-process.js";
import { noQuotasSetting } from "../kit/no-quotas.js";
import { makeCallers } from "./callers.js";
import { openConnection, type ServerConnection } from "./connection.js";
import { type Beside, joinDatabase } from "./database.js";

/** A server with its embedded database, that is killed and started again, and those who call it. */
export interface KillTarget {
  readonly connection: ServerConnection;
  /** The server that runs now. */
  server(): ServerProcess;
  /** Starts another server in the place of one that was killed. */
  restart(): Promise<ServerProcess>;
  /** Everything that all servers so far have logged. */
  log(): readonly string[];
  /** The database of the server that runs now. */
  join(): Promise<Beside>;
}

/** What passes by itself passes quickly. */
const pace = { CONCORDAT_PROVISIONING_STEP_MS: "20", CONCORDAT_BUCKET_CLEANUP_MS: "100" };

/** Jobs stay as callers left them; `copy-jobs/kills.test.ts` kills those that are carried out. */
const withoutJobs = { CONCORDAT_JOBS_AT_ONCE: "0" };

/** Starts a server on a folder of its own, for the time of a test. */
export const startKillTarget = async (): Promise<KillTarget> => {
  const dataDir = await temporaryDataFolder();
  const masterKey = randomBytes(32);
  const accountToken = randomBytes(16).toString("hex");
  const environment = {
    CONCORDAT_MASTER_KEY: masterKey.toString("base64"),
    CONCORDAT_UPCLOUD_TOKEN: accountToken,
    LOG_LEVEL: "error",
    ...noQuotasSetting,
    ...pace,
    ...withoutJobs,
  };
  const servers = [await startServerProcess(dataDir, environment)];
  const server = () => servers.at(-1) as ServerProcess;
  const join = () => joinDatabase(dataDir);

  const { prisma, leave } = await join();
  const headersOf = await makeCallers(prisma, { masterKey, accountToken });
  await leave();

  const connection = openConnection(headersOf);
  connection.connect(server().url);
  return {
    connection,
    server,
    restart: async () => {
      servers.push(await startServerProcess(dataDir, environment));
      connection.connect(server().url);
      return server();
    },
    log: () => servers.flatMap(({ log }) => log),
    join,
  };
};
