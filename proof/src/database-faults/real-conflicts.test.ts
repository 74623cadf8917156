// Real conflicts: a deadlock that PostgreSQL detects, and a database in which every transaction is serializable.
import { idempotencyKeyHeader } from "@concordat/contract";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { withConnection } from "../../../server/src/database/connection.js";
import { startTestCore, type TestCore } from "../../../server/src/testing/core.js";
import { startTestStorage } from "../../../server/src/testing/storage.js";
import { proofRun } from "../kit/proof-run.js";
import { newProvider } from "../kit/ucloud/new-provider.js";

const connect = async (databaseUrl: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  onTestFinished(() => client.end());
  return client;
};

/** Waits until this many sessions of the database wait for locks. */
const untilWaiting = (client: pg.Client, sessions: number) =>
  expect
    .poll(
      async () =>
        (
          await client.query(
            "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
          )
        ).rowCount,
      { timeout: 20_000, interval: 5 },
    )
    .toBe(sessions);

describe("a change of an access control list that meets its opposite", () => {
  let core: TestCore;
  let id: string;
  let admin: Record<string, string>;
  beforeAll(async () => {
    core = await startTestCore();
    for (const user of ["admin", "ada", "bob"]) await core.user(user);
    id = (await newProvider(core, "contested", { createdBy: "ada", projectId: null })).toString();
    admin = { authorization: `Bearer ${await core.token("admin", "ADMIN")}`, "content-type": "application/json" };
    await withConnection(core.databaseUrl, (client) =>
      client.query(`
        CREATE FUNCTION pause() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN PERFORM pg_advisory_xact_lock(4711); RETURN NULL; END $$;
        CREATE TRIGGER pause BEFORE DELETE ON acl_entries FOR EACH STATEMENT EXECUTE FUNCTION pause()`),
    );
  });
  afterAll(() => core?.close());

  const change = (member: "added" | "deleted", headers: Record<string, string> = {}) => {
    const entity = { type: "user", username: "bob" };
    const entry = {
      added: [],
      deleted: [],
      [member]: [member === "added" ? { entity, permissions: ["READ"] } : entity],
    };
    return fetch(`${core.url}/api/providers/updateAcl`, {
      method: "POST",
      headers: { ...admin, ...headers },
      body: JSON.stringify({ type: "bulk", items: [{ id, ...entry }] }),
    });
  };

  it.each([
    ["is carried out all the same", {}],
    ["is carried out once under a key", { [idempotencyKeyHeader]: "contested" }],
  ])("%s", async (_, headers) => {
    expect((await change("added")).status).toBe(200);
    const [brake, opposite, watch] = (await Promise.all([1, 2, 3].map(() => connect(core.databaseUrl)))) as [
      pg.Client,
      pg.Client,
      pg.Client,
    ];
    await brake.query("SELECT pg_advisory_lock(4711)");
    // it waits longer, so that PostgreSQL aborts the request
    await opposite.query("SET deadlock_timeout = '1h'; BEGIN");
    await opposite.query("SELECT FROM acl_entries WHERE username = 'bob' FOR UPDATE");
    // the request has the resource now, and waits for the entry
    const answer = change("deleted", headers);
    await untilWaiting(watch, 1);
    const taken = opposite.query("SELECT FROM resources WHERE id = $1 FOR UPDATE", [id]);
    await untilWaiting(watch, 2);
    await brake.query("SELECT pg_advisory_unlock(4711)");
    // only an aborted request releases it
    await taken;
    await opposite.query("COMMIT");
    expect((await answer).status).toBe(200);
    expect(await core.context.prisma.aclEntry.count({ where: { username: "bob" } })).toBe(0);
  });
});

const writers = 4;
const rounds = proofRun.isFull ? 50 : 3;

/** Ends the other sessions of a database, so that new ones begin with its settings. */
const endSessions = (client: pg.Client) =>
  client.query(
    "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
  );

describe("a database that makes every transaction serializable", () => {
  it("refuses nobody who writes at the same time as others", async () => {
    const storage = await startTestStorage();
    onTestFinished(storage.close);
    const ada = await storage.account("ada");
    const { uuid } = await ada.createService("contested");
    await withConnection(storage.databaseUrl, async (client) => {
      const name = pg.escapeIdentifier(client.database ?? "");
      await client.query(`ALTER DATABASE ${name} SET default_transaction_isolation = 'serializable'`);
      await endSessions(client);
    });
    const write = async (writer: number) => {
      for (let round = 0; round < rounds; round++) {
        const label = { key: `label-${writer}-${round}`, value: "" };
        const added = await ada.request("POST", `/${uuid}/labels`, label);
        const changed = await ada.request("PATCH", `/${uuid}`, { name: `name-${writer}-${round}` });
        expect([label.key, added.status, changed.status]).toEqual([label.key, 201, 200]);
      }
    };
    await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
    expect(await storage.context.prisma.storageLabel.count()).toBe(writers * rounds);
    const undone = await withConnection(storage.databaseUrl, async (client) => {
      await endSessions(client);
      const { rows } = await client.query<{ isolation: string; undone: number }>(
        `SELECT current_setting('transaction_isolation') AS isolation, xact_rollback::int AS undone
         FROM pg_stat_database WHERE datname = current_database()`,
      );
      expect(rows[0]?.isolation).toBe("serializable");
      return rows[0]?.undone ?? 0;
    });
    expect(undone).toBeGreaterThan(0);
    console.info(`serializable: ${2 * writers * rounds} writes, ${undone} transactions aborted`);
  });
});
