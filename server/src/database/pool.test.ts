import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readConfiguration } from "../configuration.js";
import { createTestDatabase, type TestDatabase } from "../testing/database.js";
import { type DatabaseGate, openGate } from "../testing/database-gate.js";
import { connectionOf } from "./connection.js";
import { createPrisma } from "./database.js";
import { isDatabaseAway, isDatabaseUnreachable } from "./database-away.js";
import { type PoolSettings, poolConfig } from "./pool.js";
import { poolOf, routeOf } from "./route.js";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

let closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.reverse()) await close();
  closing = [];
});

const prismaWith = (settings: Partial<PoolSettings>) => {
  const prisma = createPrisma(database.url, { pool: { ...readConfiguration({}), ...settings } });
  closing.push(() => prisma.$disconnect());
  return prisma;
};

describe("a server's connections", () => {
  it("have limits for statements and for transactions that nobody goes on with", async () => {
    const prisma = prismaWith({ databaseStatementTimeoutMs: 1234 });
    const limits = await prisma.$queryRaw`
      SELECT current_setting('statement_timeout') AS statement,
        current_setting('idle_in_transaction_session_timeout') AS idle, current_setting('TimeZone') AS zone`;
    expect(limits).toEqual([{ statement: "1234ms", idle: "1min", zone: "UTC" }]);
  });

  it("are without a limit for statements where that is zero", async () => {
    const prisma = prismaWith({ databaseStatementTimeoutMs: 0 });
    expect(await prisma.$queryRaw`SHOW statement_timeout`).toEqual([{ statement_timeout: "0" }]);
  });

  it("may break in the moment in which they are handed out, which ends no server", async () => {
    const pool = await poolOf(routeOf(prismaWith({ databasePoolSize: 1 })));
    for (const _ of ["new", "idle"])
      await new Promise<void>((resolve, reject) => {
        pool.connect((_error, client, release) => {
          try {
            client?.emit("error", new Error("terminating connection"));
            resolve();
          } catch (thrown) {
            reject(thrown);
          } finally {
            release();
          }
        });
      });
  });

  it("count as away when a statement takes too long", async () => {
    const error: unknown = await prismaWith({ databaseStatementTimeoutMs: 50 }).$queryRaw`SELECT pg_sleep(30)`.catch(
      (reason: unknown) => reason,
    );
    expect(String(error)).toContain("statement timeout");
    expect(isDatabaseAway(error)).toBe(true);
  });

  it("are as many as allowed, and who waits too long for one finds the database away", async () => {
    const prisma = prismaWith({ databasePoolSize: 2, databaseConnectTimeoutMs: 500 });
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const taken = [1, 2].map((number) => {
      let begin: () => void = () => undefined;
      const begun = new Promise<void>((resolve) => {
        begin = resolve;
      });
      const held = prisma.$transaction(async (tx) => {
        await tx.$queryRaw`SELECT ${number}::int`;
        begin();
        await released;
      });
      return { begun, held };
    });
    await Promise.all(taken.map(({ begun }) => begun));
    const error: unknown = await prisma.user.count().catch((reason: unknown) => reason);
    expect(isDatabaseUnreachable(error)).toBe(true);
    release();
    await Promise.all(taken.map(({ held }) => held));
    expect(await prisma.user.count()).toBe(0);
  });
});

describe("a connection over which nothing comes any more", () => {
  let gate: DatabaseGate;
  beforeEach(async () => {
    gate = await openGate(database.url);
    closing.push(() => gate.close());
  });

  it("is given up, and the next one is another", async () => {
    const settings = { ...readConfiguration({}), databaseStatementTimeoutMs: 50 };
    const pool = new pg.Pool(poolConfig(connectionOf(gate.url).config, settings, { silenceMs: 50 }));
    pool.on("error", () => undefined);
    closing.push(() => pool.end());
    const client = await pool.connect();
    client.on("error", () => undefined);
    gate.stall();
    const error: unknown = await client.query("SELECT 1").catch((reason: unknown) => reason);
    expect(isDatabaseUnreachable(error)).toBe(true);
    client.release(true);
    expect((await pool.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
  });
});

describe("isDatabaseUnreachable", () => {
  it("tells a database that may come back from one that is missing", () => {
    const wrapped = (code: string) => new Error("sentence", { cause: Object.assign(new Error("fault"), { code }) });
    for (const code of [
      "ECONNREFUSED",
      "ENOTFOUND",
      "EHOSTUNREACH",
      "57P03",
      "57014",
      "55P03",
      "53100",
      "58030",
      "40P01",
      "25006",
    ]) {
      expect([code, isDatabaseUnreachable(wrapped(code)), isDatabaseAway(wrapped(code))]).toEqual([code, true, true]);
    }
    for (const code of ["3D000", "42501", "42809", "XX001", "XX002"]) {
      expect([code, isDatabaseUnreachable(wrapped(code)), isDatabaseAway(wrapped(code))]).toEqual([code, false, true]);
    }
    for (const code of ["23505", "28P01", "42P01", "42601"]) expect(isDatabaseAway(wrapped(code))).toBe(false);
  });
});
