import { expect, onTestFinished } from "vitest";
import { findBinaries } from "../../../server/src/database/embedded/binaries.js";
import { openClusterFolder, readPassword } from "../../../server/src/database/embedded/cluster-folder.js";
import { initialise } from "../../../server/src/database/embedded/initialise.js";
import { DATABASE_USER } from "../../../server/src/database/embedded/names.js";
import { type Postmaster, startPostmaster } from "../../../server/src/database/embedded/postmaster.js";
import { postgresProcessesOf } from "../../../server/src/database/embedded/process.js";
import { prepareRoles } from "../../../server/src/database/embedded/roles.js";
import { withDatabase } from "../../../server/src/test-kit/database-url.js";
import { temporaryDataFolder } from "../../../server/src/testing/data-folder.js";
import { killIfThere } from "../../../server/src/testing/kill-if-there.js";

/** A PostgreSQL that a server reaches by `DATABASE_URL`, and that a test stops and starts. */
export interface OwnPostgres {
  readonly url: string;
  /** Stops its first process: SIGTERM when all sessions have ended, SIGINT in order, SIGQUIT at once. */
  signal(name: "SIGTERM" | "SIGINT" | "SIGQUIT"): void;
  /** Waits until all its processes have ended. */
  ended(): Promise<void>;
  /** Starts it again on the same port. */
  start(): Promise<void>;
}

/** Starts a PostgreSQL with an empty database. It ends with the test. */
export const startOwnPostgres = async (): Promise<OwnPostgres> => {
  const folder = await openClusterFolder(await temporaryDataFolder());
  const binaries = await findBinaries(folder.account);
  await initialise(folder, binaries, true);
  let running: Postmaster | undefined;
  const start = async (): Promise<Postmaster> => {
    await expect
      .poll(
        async () => {
          running = await startPostmaster(folder, binaries, {
            listening: { tcpPort: running?.address.port },
            durable: true,
          });
          return running !== undefined;
        },
        { timeout: 60_000 },
      )
      .toBe(true);
    return running as Postmaster;
  };
  const { address } = await start();
  await prepareRoles(folder, address, { isSuperuser: true });
  const server = `postgresql://${DATABASE_USER}:${await readPassword(folder)}@127.0.0.1:${address.port}/postgres`;
  const pids = () => postgresProcessesOf(folder.path);
  onTestFinished(async () => {
    for (const pid of await pids()) killIfThere(pid);
  });
  return {
    url: withDatabase(server, "concordat"),
    signal: (name) => void process.kill((running as Postmaster).pid, name),
    ended: () => expect.poll(pids, { timeout: 60_000 }).toEqual([]),
    start: async () => void (await start()),
  };
};
