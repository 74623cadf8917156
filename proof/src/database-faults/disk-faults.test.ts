// The disk of the data folder fails under load: requests for which PostgreSQL cannot read, write or sync are refused as the contract
// says, and everything works again once the disk does.
import { afterAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { withConnection } from "../../../server/src/database/connection.js";
import { temporaryDataFolder } from "../../../server/src/testing/data-folder.js";
import { proofRun } from "../kit/proof-run.js";
import { findDamage } from "./damage.js";
import { type EmbeddedServer, startEmbeddedServer } from "./embedded-server.js";
import { type FaultyDisk, makeFaultyDisk } from "./faulty-disk.js";
import { findLosses } from "./ledger.js";
import { type Load, startLoad } from "./load.js";

const environment: Record<string, string> = {};
vi.mock("../../../server/src/database/embedded/run.js", async (original) => {
  const { asAccount, ...rest } = await original<typeof import("../../../server/src/database/embedded/run.js")>();
  const faulty: typeof asAccount = (account) => {
    const options = asAccount(account);
    return { ...options, env: { ...options.env, ...environment } };
  };
  return { ...rest, asAccount: faulty };
});

const made = makeFaultyDisk();
const disk = typeof made === "string" ? undefined : made;
const whyNot = typeof made === "string" ? made : undefined;
Object.assign(environment, disk?.environment);
afterAll(() => disk?.remove());

const rounds = proofRun.isFull ? 10 : 1;
/** PostgreSQL takes long to restart: the short form has it end once. */
const skipped = proofRun.isFull ? [] : ["tables cannot be synced", "the log of changes cannot be written"];
const writers = 4;

interface Scenario {
  readonly disk: FaultyDisk;
  readonly server: EmbeddedServer;
  readonly load: Load;
}

/** Runs a statement beside the server; it may fail. */
const inDatabase = ({ server }: Scenario, statement: string): Promise<void> =>
  withConnection(server.databaseUrl, async (client) => void (await client.query(statement)));
const whateverComes = (work: Promise<void>): Promise<void> => work.catch(() => undefined);

const forgetRows = `SELECT pg_buffercache_evict(b.bufferid) FROM pg_buffercache AS b
  JOIN pg_class AS c ON pg_relation_filenode(c.oid) = b.relfilenode WHERE c.oid >= 16384`;

/** Breaks the disk for reads, and evicts the server's rows, so that PostgreSQL has to read them. */
const stopReads = ({ disk: faulty, server }: Scenario): Promise<void> =>
  withConnection(server.databaseUrl, async (client) => {
    await client.query("CREATE EXTENSION IF NOT EXISTS pg_buffercache");
    // once before, since the session has to read the catalogue
    await client.query(forgetRows);
    faulty.break("read", "/base/");
    await client.query(forgetRows);
  });

/** PostgreSQL ends, and tries to start again for as long as the disk is broken. */
const endsAndRestarts = async ({ server, load }: Scenario, provoke: Promise<void>): Promise<void> => {
  const told = server.logged.length;
  await provoke;
  const since = () => server.logged.slice(told);
  await expect.poll(since, { timeout: 60_000 }).toContain("The database has ended unexpectedly; starting it again.");
  await server.isReady(false);
  await load.more({ refused: 3, unread: 1 });
  expect(since()).not.toContain("The database runs again.");
};

const faults: Readonly<Record<string, (scenario: Scenario) => Promise<void>>> = {
  "rows cannot be read": async (scenario) => {
    await stopReads(scenario);
    await scenario.load.more({ refused: 3, unread: 3 });
  },
  "tables cannot grow": async (scenario) => {
    scenario.disk.break("write", "/base/");
    const { unread } = scenario.load.counts();
    await scenario.load.more({ refused: 3, read: 2 });
    expect(scenario.load.counts().unread).toBe(unread);
  },
  "tables cannot be synced": async (scenario) => {
    scenario.disk.break("sync", "/base/");
    await endsAndRestarts(scenario, whateverComes(inDatabase(scenario, "CHECKPOINT")));
  },
  "the log of changes cannot be written": async (scenario) => {
    scenario.disk.break("write", "/pg_wal/");
    await endsAndRestarts(scenario, Promise.resolve());
  },
  "the log of changes cannot be synced": async (scenario) => {
    scenario.disk.break("sync", "/pg_wal/");
    await endsAndRestarts(scenario, Promise.resolve());
  },
};

const tried = Object.entries(faults).filter(([name]) => !skipped.includes(name));

describe.skipIf(whyNot)(`a broken disk${whyNot ? ` (skipped: ${whyNot})` : ""}`, () => {
  it(
    "costs nobody anything that was acknowledged, damages nothing, and is over when it is repaired",
    async () => {
      if (!disk) throw new Error(whyNot);
      const server = await startEmbeddedServer(await temporaryDataFolder());
      onTestFinished(disk.repair);
      const load = await startLoad(server, writers);
      onTestFinished(load.close);
      await load.more({ written: 5, read: 2 });
      for (let round = 0; round < rounds; round++) {
        for (const [name, fault] of tried) {
          await fault({ disk, server, load }).catch((error: unknown) => {
            throw new Error(`While ${name}: ${String(error)}`, { cause: error });
          });
          disk.repair();
          await server.isReady(true);
          await load.more({ written: 5, read: 2 });
        }
      }
      const attempts = await load.stop();
      const again = await load.sendAgain();
      expect(await findLosses(server.databaseUrl, attempts)).toEqual([]);
      expect(await findDamage(server.databaseUrl)).toEqual([]);
      const { written, refused, read, unread } = load.counts();
      console.info(
        `${rounds * tried.length} faults: ${written} writes acknowledged, ${refused} refused with 503, ${again} of them sent again; ${read} reads answered, ${unread} refused`,
      );
    },
    proofRun.isFull ? 3_600_000 : 180_000,
  );
});
