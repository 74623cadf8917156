import pg from "pg";
import { afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { createTestDatabase, type TestDatabase } from "../testing/database.js";
import { isDatabaseAway } from "./database-away.js";
import { OpenTransaction } from "./open-transaction.js";

let database: TestDatabase;
let client: pg.Client;
let open: OpenTransaction;
beforeAll(async () => {
  database = await createTestDatabase();
  return () => database.drop();
});
beforeEach(async () => {
  client = new pg.Client({ connectionString: database.url, pipeline: true });
  await client.connect();
  await client.query("BEGIN");
  open = new OpenTransaction(client);
});
afterEach(() => client.end());

const add = (username: string) => open.query({ text: "INSERT INTO users (username) VALUES ($1)", values: [username] });
const isThere = async (username: string) => (await database.prisma.user.count({ where: { username } })) === 1;

it("undoes what failed within it, and keeps the rest", async () => {
  await add("before");
  const failing = open.nested(0, async (depth) => {
    await add("undone");
    await open.nested(depth, () => add("undone as well"));
    await add("before");
  });
  await expect(failing).rejects.toMatchObject({ code: "23505" });
  await open.nested(0, () => add("after"));
  await open.commit();
  const found = await Promise.all(["before", "undone", "undone as well", "after"].map(isThere));
  expect(found).toEqual([true, false, false, true]);
});

it("has one transaction open within it at a time", async () => {
  const [first, second] = await Promise.allSettled([
    open.nested(0, () => add("first")),
    open.nested(0, () => add("second")),
  ]);
  expect([first?.status, second?.status]).toEqual(["fulfilled", "rejected"]);
});

it("cannot be committed after a statement that failed, and says so", async () => {
  await add("given up");
  await expect(open.query("SELECT 1 / 0")).rejects.toMatchObject({ code: "22012" });
  await expect(open.commit()).rejects.toMatchObject({ code: "22012" });
  expect(await isThere("given up")).toBe(false);
});

it("tells of statements behind one that failed why that failed", async () => {
  const failing = open.query("SELECT 1 / 0");
  const behind = [add("behind"), open.commit()];
  for (const statement of [failing, ...behind]) await expect(statement).rejects.toMatchObject({ code: "22012" });
  expect(await isThere("behind")).toBe(false);
});

const insertion = (username: string) => ({ text: "INSERT INTO users (username) VALUES ($1)", values: [username] });

it("sends what is kept for its end with the commit, in its order, but for what was undone", async () => {
  const sent = vi.spyOn(client, "query");
  open.sendLast(insertion("last"));
  await expect(
    open.nested(0, async () => {
      open.sendLast(insertion("never"));
      throw new Error("undone");
    }),
  ).rejects.toThrow("undone");
  await add("first");
  await open.nested(0, async () => open.sendLast(insertion("very last")));
  expect(await open.query("SELECT count(*)::int AS users FROM users WHERE username LIKE '%last'")).toMatchObject({
    rows: [{ users: 0 }],
  });
  const before = sent.mock.calls.length;
  await open.commit();
  const names = sent.mock.calls.slice(before).map(([statement]) => (statement as { values?: string[] }).values?.[0]);
  expect(names).toEqual(["last", "very last", undefined]);
  expect(await Promise.all(["first", "last", "very last", "never"].map(isThere))).toEqual([true, true, true, false]);
});

it("is undone when what is kept for its end fails, and says why", async () => {
  await add("in vain");
  open.sendLast(insertion("in vain"));
  open.sendLast(insertion("after it"));
  await expect(open.commit()).rejects.toMatchObject({ code: "23505" });
  expect(await isThere("in vain")).toBe(false);
  expect((await client.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
});

it("takes no statement once it is over: the connection may be another's by then", async () => {
  await open.commit();
  await expect(add("too late")).rejects.toThrow("committed");
  await expect(open.rollback()).resolves.toBeUndefined();
});

it("is rolled back when it takes too long, which counts as a database that is away", async () => {
  await add("slow");
  await open.expire(20);
  const error: unknown = await add("too late").catch((reason: unknown) => reason);
  expect(String(error)).toContain("longer than 20 ms");
  expect(isDatabaseAway(error)).toBe(true);
  await expect(open.commit()).rejects.toThrow("longer than 20 ms");
  expect(await isThere("slow")).toBe(false);
  expect((await client.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
});
