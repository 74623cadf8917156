// The file of one table is damaged, not readable, gone or no file: requests that need it are refused as the contract says, and all
// others go on.
import { chmod, mkdir, open, rename, rmdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { withConnection } from "../../../server/src/database/connection.js";
import { temporaryDataFolder } from "../../../server/src/testing/data-folder.js";
import { findDamage } from "./damage.js";
import { type EmbeddedServer, startEmbeddedServer } from "./embedded-server.js";
import { type Load, startLoad } from "./load.js";

/** Damages a file. @returns a function that repairs it */
type Spoil = (file: string) => Promise<() => Promise<unknown>>;

/** Needed to register providers, and for nothing in object storage. */
const table = "auth_providers";
const pageSize = 8192;
/** A place within the rows of a page: the checksum at its head does not match afterwards. */
const placeInPage = 8000;

const ways: Readonly<Record<string, Spoil>> = {
  damaged: async (file) => {
    const { size } = await stat(file);
    const textSlots = Array.from({ length: size / pageSize }, (_, page) => page * pageSize + placeInPage);
    const turn = async () => {
      const handle = await open(file, "r+");
      for (const place of textSlots) {
        const bytes = Buffer.alloc(64);
        await handle.read(bytes, 0, bytes.length, place);
        await handle.write(
          bytes.map((byte) => ~byte),
          0,
          bytes.length,
          place,
        );
      }
      await handle.close();
    };
    await turn();
    return turn;
  },
  "closed to PostgreSQL": async (file) => {
    const { mode } = await stat(file);
    await chmod(file, 0);
    return () => chmod(file, mode);
  },
  gone: async (file) => {
    await rename(file, `${file}.away`);
    return () => rename(`${file}.away`, file);
  },
  "a folder": async (file) => {
    await rename(file, `${file}.away`);
    await mkdir(file);
    return async () => {
      await rmdir(file);
      await rename(`${file}.away`, file);
    };
  },
};

/** Writes the table to disk, evicts it and ends all sessions, so that the file is opened and read again. @returns the file */
const letGoOf = (server: EmbeddedServer): Promise<string> =>
  withConnection(server.databaseUrl, async (client) => {
    await client.query("CREATE EXTENSION IF NOT EXISTS pg_buffercache; CHECKPOINT");
    const { rows } = await client.query<{ file: string }>(
      `SELECT pg_relation_filepath($1) AS file,
         (SELECT count(pg_buffercache_evict(bufferid)) FROM pg_buffercache WHERE relfilenode = pg_relation_filenode($1)),
         (SELECT count(pg_terminate_backend(pid, 30000)) FROM pg_stat_activity
          WHERE datname = current_database() AND pid <> pg_backend_pid())`,
      [table],
    );
    return join(server.context.configuration.dataDir, "postgres", rows[0]?.file ?? "");
  });

describe("a table whose file is not what it was", { timeout: 180_000 }, () => {
  it("is all that is refused, until its file is repaired", async () => {
    const server = await startEmbeddedServer(await temporaryDataFolder());
    const load: Load = await startLoad(server, 1);
    onTestFinished(load.close);
    await load.more({ written: 6 });
    await load.stop();
    await load.readAtOnce(4);
    /** Twice in a row, since the first calls may still get a session that has just ended. */
    const works = async (way: string, all: boolean) => {
      const expected = { service: true, user: true, provider: all, registration: all };
      await expect.poll(load.tryEach, { timeout: 60_000 }).toEqual(expected);
      expect([way, await load.tryEach()]).toEqual([way, expected]);
    };
    for (const [way, spoil] of Object.entries(ways)) {
      const repair = await spoil(await letGoOf(server));
      await works(way, false);
      if (way === "damaged") await expect(findDamage(server.databaseUrl)).rejects.toThrow("invalid page");
      await repair();
      await letGoOf(server);
      await works(way, true);
    }
    expect(await findDamage(server.databaseUrl)).toEqual([]);
  });
});
