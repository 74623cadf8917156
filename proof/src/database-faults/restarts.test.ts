// PostgreSQL is stopped in each of its ways, and its sessions are ended, under load: calls are carried out or refused as the contract says,
// the server reconnects by itself, and nothing that was acknowledged is lost.
import { pino } from "pino";
import { describe, expect, it, onTestFinished } from "vitest";
import { readConfiguration } from "../../../server/src/configuration.js";
import { withConnection } from "../../../server/src/database/connection.js";
import { startServer } from "../../../server/src/start.js";
import { temporaryDataFolder } from "../../../server/src/testing/data-folder.js";
import { killIfThere } from "../../../server/src/testing/kill-if-there.js";
import { proofRun } from "../kit/proof-run.js";
import { findLosses } from "./ledger.js";
import { type Load, startLoad } from "./load.js";
import { type OwnPostgres, startOwnPostgres } from "./own-postgres.js";

const rounds = proofRun.isFull ? 10 : 1;
const writers = 4;
const deadline = { timeout: 60_000, interval: 10 };

/** The server's sessions at the database. */
const sessions = "SELECT pid FROM pg_stat_activity WHERE application_name = 'concordat' AND pid <> pg_backend_pid()";

type Disturb = (postgres: OwnPostgres, load: Load) => Promise<void>;

const restart =
  (signal: "SIGINT" | "SIGQUIT"): Disturb =>
  async (postgres, load) => {
    postgres.signal(signal);
    await postgres.ended();
    await load.more({ refused: 3 });
    await postgres.start();
  };

const disturbances: Readonly<Record<string, Disturb>> = {
  "a fast shutdown": restart("SIGINT"),
  "an immediate shutdown": restart("SIGQUIT"),
  "a smart shutdown, which waits for the server to leave": async (postgres, load) => {
    postgres.signal("SIGTERM");
    const refusesNew = () =>
      withConnection(postgres.url, async () => false).catch((error: Error) => /shutting down/.test(error.message));
    await expect.poll(refusesNew, deadline).toBe(true);
    await restart("SIGINT")(postgres, load);
  },
  "the end of all sessions": async ({ url }) => {
    const ended = await withConnection(url, (client) =>
      client.query(`SELECT pg_terminate_backend(pid, 30000) FROM (${sessions}) AS theirs`),
    );
    expect(ended.rowCount).toBeGreaterThan(0);
  },
  "the violent death of a session": async ({ url }) => {
    const { rows } = await withConnection(url, (client) => client.query<{ pid: number }>(sessions));
    const victim = rows[0] ?? expect.fail("The server has no session.");
    killIfThere(victim.pid);
  },
};

describe("a PostgreSQL that is restarted under load", { timeout: proofRun.isFull ? 3_600_000 : 180_000 }, () => {
  it("costs nobody anything that was acknowledged", async () => {
    const postgres = await startOwnPostgres();
    const dataDir = await temporaryDataFolder();
    // the service that a new server begins with would not be among those of the load
    const configuration = {
      ...readConfiguration({ PORT: "0" }),
      s3Port: undefined,
      databaseUrl: postgres.url,
      dataDir,
    };
    const server = await startServer(configuration, { log: pino({ level: "silent" }), closeMs: 100 });
    onTestFinished(server.close);
    const readiness = async () => (await fetch(`${server.url}/readyz`)).status;
    let notReady = 0;
    const load = await startLoad(server, writers);
    onTestFinished(load.close);
    await load.more({ written: 5 });
    for (let round = 0; round < rounds; round++) {
      for (const disturb of Object.values(disturbances)) {
        const disturbed = disturb(postgres, load).then(() => "over");
        while ((await Promise.race([disturbed, readiness()])) !== "over")
          if ((await readiness()) === 503) notReady += 1;
        await expect.poll(readiness, deadline).toBe(200);
        await load.more({ written: 5 });
      }
    }
    const attempts = await load.stop();
    expect(notReady).toBeGreaterThan(0);
    expect(await findLosses(postgres.url, attempts)).toEqual([]);
    const again = await load.sendAgain();
    // more at once than the pool has connections: each of them is used, and none is dead
    await load.readAtOnce(4 * configuration.databasePoolSize);
    expect(await findLosses(postgres.url, attempts)).toEqual([]);
    const { written, refused, read, unread } = load.counts();
    console.info(
      `${rounds * Object.keys(disturbances).length} disturbances: ${written} writes acknowledged, ${refused} refused with 503, ${again} of them sent again; ${read} reads answered, ${unread} refused`,
    );
  });
});
