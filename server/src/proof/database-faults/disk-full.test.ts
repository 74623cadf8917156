// The disk of the data folder runs full while calls of both APIs come all the time: what changes something is carried out or
// refused as the contract says, what reads goes on where PostgreSQL can, and all is well once there is space again.
import { describe, expect, it, onTestFinished } from "vitest";
import { withConnection } from "../../database/connection.js";
import { temporaryDataFolder } from "../../testing/data-folder.js";
import { mountSmallDisk, whyNoDisk } from "../../testing/small-disk.js";
import { campaign } from "../good-input/campaign.js";
import { findDamage } from "./damage.js";
import { startEmbeddedServer } from "./embedded-server.js";
import { findLosses } from "./ledger.js";
import { startLoad } from "./load.js";

const rounds = campaign.isFull ? 10 : 1;
const writers = 4;
/** More than PostgreSQL keeps of its write-ahead log for later use. */
const mostSegments = 40;

/** Uses the write-ahead log up, segment by segment, until there is no space for another. @returns whether that ended PostgreSQL */
const useUpLog = (databaseUrl: string): Promise<boolean> =>
  withConnection(databaseUrl, async (client) => {
    for (let segment = 0; segment < mostSegments; segment++) {
      await client.query("SELECT pg_logical_emit_message(true, 'test', 'x')");
      await client.query("SELECT pg_switch_wal()");
    }
    return false;
  }).catch(() => true);

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

      for (let round = 0; round < rounds; round++) {
        const { unread } = load.counts();
        disk.fill();
        await load.more({ refused: 3, read: 4 });
        // tables that cannot grow keep nobody from reading
        expect(load.counts().unread).toBe(unread);
        disk.free();
        await load.more({ written: 5 });

        disk.fill();
        const told = server.logged.length;
        expect(await useUpLog(server.databaseUrl)).toBe(true);
        await expect.poll(() => server.logged.slice(told), { timeout: 60_000 }).toContain(full);
        await server.isReady(false);
        await load.more({ refused: 3, unread: 1 });
        disk.free();
        await server.isReady(true);
        await load.more({ written: 5, read: 2 });
      }

      const deeds = await load.stop();
      const again = await load.sendAgain();
      expect(await findLosses(server.databaseUrl, deeds)).toEqual([]);
      expect(await findDamage(server.databaseUrl)).toEqual([]);
      const { written, refused, read, unread } = load.counts();
      console.info(
        `${2 * rounds} times full: ${written} writes acknowledged, ${refused} refused with 503, ${again} of them sent again; ${read} reads answered, ${unread} refused`,
      );
    },
    campaign.isFull ? 3_600_000 : 180_000,
  );
});
