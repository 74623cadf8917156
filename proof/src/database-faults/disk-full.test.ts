// The disk of the data folder runs full under load: writes are carried out or refused as the contract says, reads go on where PostgreSQL
// can, and everything works again once there is space.
import type pg from "pg";
import { describe, expect, it, onTestFinished } from "vitest";
import { withConnection } from "../../../server/src/database/connection.js";
import { temporaryDataFolder } from "../../../server/src/testing/data-folder.js";
import { mountSmallDisk, type SmallDisk, whyNoDisk } from "../../../server/src/testing/small-disk.js";
import { proofRun } from "../kit/proof-run.js";
import { findDamage } from "./damage.js";
import { startEmbeddedServer } from "./embedded-server.js";
import { findLosses } from "./ledger.js";
import { startLoad } from "./load.js";

const rounds = proofRun.isFull ? 10 : 1;
const writers = 4;
const deadline = { timeout: 60_000 };
/** More segments of the write-ahead log than the disk has room for. */
const mostSegments = 40;

const inDatabase = (databaseUrl: string, statements: readonly string[]): Promise<void> =>
  withConnection(databaseUrl, async (client) => {
    for (const statement of statements) await client.query(statement);
  });
const reload = "SELECT pg_reload_conf()";
/** Lets no segment of the log be reused: a checkpoint would recycle old ones. */
const keepLog = (databaseUrl: string) => inDatabase(databaseUrl, ["ALTER SYSTEM SET wal_keep_size = '1GB'", reload]);
const dropOldLog = (databaseUrl: string) =>
  inDatabase(databaseUrl, ["ALTER SYSTEM RESET wal_keep_size", reload, "CHECKPOINT"]);

/** Fills the disk, and uses the write-ahead log up, segment by segment, until PostgreSQL ends for want of another. */
const useUpLog = async (databaseUrl: string, disk: SmallDisk): Promise<void> => {
  let hasEnded = false;
  const use = async (client: pg.Client) => {
    client.once("end", () => {
      hasEnded = true;
    });
    disk.fill();
    for (let segment = 0; segment < mostSegments && !hasEnded; segment++) {
      await client.query("SELECT pg_logical_emit_message(true, 'test', 'x')").catch(() => undefined);
      await client.query("SELECT pg_switch_wal()").catch(() => undefined);
    }
  };
  await withConnection(databaseUrl, use).catch(() => undefined);
  if (!hasEnded) throw new Error(`PostgreSQL goes on after ${mostSegments} segments of its log on a full disk.`);
};

describe.skipIf(whyNoDisk)(`a full disk${whyNoDisk ? ` (skipped: ${whyNoDisk})` : ""}`, () => {
  it(
    "costs nobody anything that was acknowledged, damages nothing, and is over when there is space",
    async () => {
      const dataDir = await temporaryDataFolder();
      const disk = mountSmallDisk(dataDir, "200m");
      onTestFinished(disk.unmount);
      const server = await startEmbeddedServer(dataDir);
      const load = await startLoad(server, writers);
      onTestFinished(load.close);
      const full = `The database could not be started again: The disk of the data folder ${dataDir} is full: free some space and start again.`;
      await load.more({ written: 5, read: 2 });
      let stopped = 0;

      for (let round = 0; round < rounds; round++) {
        const { unread } = load.counts();
        disk.fill();
        await load.more({ refused: 3, read: 4 });
        // reads need no space
        expect(load.counts().unread).toBe(unread);
        disk.free();
        await load.more({ written: 5 });

        const told = server.logged.length;
        const since = () => server.logged.slice(told);
        await keepLog(server.databaseUrl);
        const refused = load.more({ refused: 3 });
        await useUpLog(server.databaseUrl, disk);
        await expect.poll(since, deadline).toContain("The database has ended unexpectedly; starting it again.");
        await refused;
        // the space that it frees as it starts may be enough
        await expect
          .poll(() => since().some((line) => line === full || line === "The database runs again."), deadline)
          .toBe(true);
        stopped += since().includes(full) ? 1 : 0;
        disk.free();
        await server.isReady(true);
        await dropOldLog(server.databaseUrl);
        await load.more({ written: 5, read: 2 });
      }

      const attempts = await load.stop();
      const again = await load.sendAgain();
      expect(await findLosses(server.databaseUrl, attempts)).toEqual([]);
      expect(await findDamage(server.databaseUrl)).toEqual([]);
      const { written, refused, read, unread } = load.counts();
      console.info(
        `${2 * rounds} times full, ${stopped} times PostgreSQL could not start: ${written} writes acknowledged, ${refused} refused with 503, ${again} of them sent again; ${read} reads answered, ${unread} refused`,
      );
    },
    proofRun.isFull ? 3_600_000 : 180_000,
  );
});
