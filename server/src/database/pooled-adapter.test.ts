import pg from "pg";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { createTestDatabase, type TestDatabase } from "../testing/database.js";
import { transaction } from "./transaction.js";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** The most statements that waited at once on any one connection. */
const watchConnections = (): (() => number) => {
  const { query } = pg.Client.prototype;
  const waiting = new WeakMap<object, number>();
  let most = 0;
  const change = (client: object, by: number) => {
    const now = (waiting.get(client) ?? 0) + by;
    waiting.set(client, now);
    most = Math.max(most, now);
  };
  vi.spyOn(pg.Client.prototype, "query").mockImplementation(function (this: pg.Client, ...parts: unknown[]) {
    const answer = Reflect.apply(query, this, parts) as unknown;
    if (!(answer instanceof Promise)) return answer as never;
    change(this, 1);
    const done = () => change(this, -1);
    answer.then(done, done);
    return answer as never;
  });
  return () => most;
};

it("sends no statement of a transaction while another one is under way, whatever is read with it", async () => {
  const { prisma } = database;
  const members = { create: { username: "ada", role: "PI" as const } };
  const include = { members: true, groups: { include: { members: true } } };
  await prisma.user.create({ data: { username: "ada" } });
  const most = watchConnections();
  const project = await transaction(prisma, async (tx) => {
    await tx.project.create({ data: { id: "laboratory", title: "Laboratory", members }, include });
    const [read] = await Promise.all([
      tx.project.findUniqueOrThrow({ where: { id: "laboratory" }, include }),
      tx.user.count(),
    ]);
    return read;
  });
  expect(project.members).toHaveLength(1);
  expect(most()).toBe(1);
});

it("goes on after a statement that failed, as far as the transaction can", async () => {
  const { prisma } = database;
  const said = await transaction(prisma, async (tx) => {
    await tx.$executeRaw`SAVEPOINT before`;
    const [failed] = await Promise.allSettled([tx.$executeRaw`SELECT 1 / 0`, tx.$queryRaw`SELECT 1`]);
    await tx.$executeRaw`ROLLBACK TO SAVEPOINT before`;
    return [failed?.status, await tx.$queryRaw`SELECT 2 AS two`];
  });
  expect(said).toEqual(["rejected", [{ two: 2 }]]);
});
