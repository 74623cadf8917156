// All tables are locked: statements run into their timeout, or into that of their locks. Every operation answers 503 in the form of its
// API, and works again afterwards.
import type { WalkedOperation } from "@concordat/contract";
import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withConnection } from "../../../server/src/database/connection.js";
import { tablesOf } from "../../../server/src/database/transfer/tables.js";
import type { ApiFixture } from "../kit/api-fixture.js";
import { goodRequests, toWire } from "../kit/generators/requests.js";
import { judge } from "../kit/judgement.js";
import { proofRun } from "../kit/proof-run.js";
import { apis, type ProvedApi } from "../kit/proved-apis.js";
import { openWire, type Wire, type WireRequest } from "../kit/wire.js";

const atOnce = 8;
const limits = proofRun.isFull ? ["statement_timeout", "lock_timeout"] : ["lock_timeout"];

/** Sets a timeout for the server's sessions, and ends those that began without it. */
const limitSessions = (databaseUrl: string, limit: string | undefined): Promise<void> =>
  withConnection(databaseUrl, async (client) => {
    const name = pg.escapeIdentifier(client.database ?? "");
    for (const setting of ["statement_timeout", "lock_timeout"])
      await client.query(`ALTER DATABASE ${name} RESET ${setting}`);
    if (limit !== undefined) await client.query(`ALTER DATABASE ${name} SET ${limit} = '50ms'`);
    await client.query(
      "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
    );
  });

/** Does something while nobody else can read or write any table. */
const holdingAllTables = (databaseUrl: string, work: () => Promise<void>): Promise<void> =>
  withConnection(databaseUrl, async (client) => {
    const tables = (await tablesOf(client)).map(({ name }) => pg.escapeIdentifier(name));
    await client.query("SET statement_timeout = 0; SET lock_timeout = 0; BEGIN");
    await client.query(`LOCK TABLE ${tables.join(", ")} IN ACCESS EXCLUSIVE MODE`);
    await work();
    await client.query("ROLLBACK");
  });

describe.each<ProvedApi>(apis)(
  "what takes too long in the database is answered with 503 by $name",
  ({ operations, start }) => {
    let fixture: ApiFixture;
    let wire: Wire;
    let requests: { readonly walked: WalkedOperation; readonly request: WireRequest }[];
    beforeAll(async () => {
      fixture = await start();
      wire = openWire(fixture.url);
      requests = await Promise.all(
        operations.map(async (walked) => {
          const [parts] = fc.sample(goodRequests(fixture, walked), { numRuns: 1, seed: proofRun.seed });
          if (!parts) throw new Error("No request was made.");
          return { walked, request: await toWire(fixture, walked.operation, parts) };
        }),
      );
    });
    afterAll(async () => {
      wire?.close();
      await fixture?.close();
    });

    /** Sends a request to each operation. @returns the statuses that came back, by how often */
    const sendAll = async (databaseMayBeAway: boolean): Promise<Record<string, number>> => {
      const statuses: Record<string, number> = {};
      const queue = [...requests];
      const sender = async () => {
        for (let next = queue.shift(); next; next = queue.shift()) {
          const { walked, request } = next;
          const answer = await wire.send(request);
          try {
            judge(walked.operation, answer, { databaseMayBeAway });
          } catch (error) {
            throw new Error(`${walked.id}: ${String(error)}`, { cause: error });
          }
          statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
        }
      };
      await Promise.all(Array.from({ length: atOnce }, sender));
      return statuses;
    };

    it.each(limits)("%s", async (limit) => {
      await limitSessions(fixture.databaseUrl, limit);
      await holdingAllTables(fixture.databaseUrl, async () => {
        const { 503: refused = 0, ...others } = await sendAll(true);
        // a cached key is all that can be answered without the database
        expect([refused >= requests.length - 1, Object.keys(others).filter((status) => status !== "200")]).toEqual([
          true,
          [],
        ]);
      });
      await limitSessions(fixture.databaseUrl, undefined);
      // the order is open: one may remove what another needs
      expect(await sendAll(false)).not.toHaveProperty("503");
    });
  },
);
