import pg from "pg";
import { expect, vi } from "vitest";
import { connectionOf } from "../../../../server/src/database/connection.js";

/** Locks that stop servers in the middle of their work. */
export interface Hold {
  /** Resolves when this many transactions wait for the locks. */
  holds(transactions: number): Promise<void>;
  /** Releases the locks. */
  release(): Promise<void>;
}

/** The sessions that wait for this one, also those that wait for others that do. */
const waiting = `
  WITH RECURSIVE waiting (pid) AS (
    SELECT pid FROM pg_stat_activity WHERE pg_backend_pid() = ANY(pg_blocking_pids(pid))
    UNION
    SELECT activity.pid FROM pg_stat_activity AS activity JOIN waiting ON waiting.pid = ANY(pg_blocking_pids(activity.pid))
  ) SELECT pid FROM waiting`;

/** Takes what a transaction needs that cleans a bucket up, and what one needs that changes something in this service. */
export const hold = async (databaseUrl: string, serviceUuid: string): Promise<Hold> => {
  const client = new pg.Client(connectionOf(databaseUrl).config);
  // where the test fails, its database is removed under this connection
  client.on("error", () => undefined);
  await client.connect();
  await client.query("BEGIN");
  await client.query("LOCK TABLE storage_samples IN SHARE MODE");
  await client.query("SELECT FROM storage_services WHERE uuid = $1 FOR UPDATE", [serviceUuid]);
  return {
    holds: (transactions) =>
      vi.waitFor(
        async () => {
          const { rows } = await client.query(waiting);
          expect(rows.length).toBeGreaterThanOrEqual(transactions);
        },
        { timeout: 30_000, interval: 10 },
      ),
    release: async () => {
      await client.query("ROLLBACK");
      await client.end();
    },
  };
};
