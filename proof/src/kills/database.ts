import pg from "pg";
import { expect, vi } from "vitest";
import { connectionOf } from "../../../server/src/database/connection.js";
import { connectDatabase } from "../../../server/src/database/database.js";
import type { PrismaClient } from "../../../server/src/generated/prisma/client.js";
import { openToSuperuser } from "../kit/superuser.js";
import type { Query } from "./provider-kill-collections.js";

/** The embedded database of a folder, joined beside its server; it must be left before the server is killed. */
export interface Beside {
  /** One connection, always the same. */
  readonly client: pg.ClientBase;
  readonly prisma: PrismaClient;
  readonly query: Query;
  leave(): Promise<void>;
}

/** Joins the database of a data folder as a command does. */
export const joinDatabase = async (dataDir: string): Promise<Beside> => {
  const database = await connectDatabase({ dataDir });
  // what looks for damage in files is the superuser's alone
  const pool = new pg.Pool({ ...connectionOf(await openToSuperuser(database.url)).config, max: 3 });
  pool.on("error", () => undefined);
  const client = await pool.connect();
  return {
    client,
    prisma: database.prisma,
    query: async (sql, values) => (await pool.query(sql, [...values])).rows as never,
    leave: async () => {
      client.release();
      await pool.end();
      await database.close();
    },
  };
};

/** The sessions that are older than a moment. */
const olderSessions = `
  SELECT pid, state FROM pg_stat_activity
  WHERE datname = current_database() AND backend_type = 'client backend' AND backend_start < $1`;

const untilNone = ({ query }: Beside, sql: string, moment: Date): Promise<void> =>
  vi.waitFor(async () => expect(await query(sql, [moment])).toEqual([]), { timeout: 60_000, interval: 20 });

/** Waits until no session of servers that were killed before this moment is left: PostgreSQL may still finish their work. */
export const untilForgotten = (beside: Beside, moment: Date): Promise<void> => untilNone(beside, olderSessions, moment);

/** The same where some processes of a server were killed, and others live on: waits until none of their sessions does anything. */
export const untilIdle = (beside: Beside, moment: Date): Promise<void> =>
  untilNone(beside, `${olderSessions} AND state <> 'idle'`, moment);
