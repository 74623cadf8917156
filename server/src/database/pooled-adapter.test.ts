import { afterAll, beforeAll, expect, it, onTestFinished, vi } from "vitest";
import { createTestDatabase, type TestDatabase } from "../testing/database.js";
import { transaction } from "./transaction.js";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it("reads relations in a transaction all at once, without a warning of the driver", async () => {
  const { prisma } = database;
  const warned = vi.fn();
  process.on("warning", warned);
  onTestFinished(() => void process.off("warning", warned));
  const members = { create: { username: "ada", role: "PI" as const } };
  const include = { members: true, groups: { include: { members: true } } };
  await prisma.user.create({ data: { username: "ada" } });
  const project = await transaction(prisma, async (tx) => {
    await tx.project.create({ data: { id: "laboratory", title: "Laboratory", members }, include });
    const [read] = await Promise.all([
      tx.project.findUniqueOrThrow({ where: { id: "laboratory" }, include }),
      tx.user.count(),
    ]);
    return read;
  });
  expect(project.members).toHaveLength(1);
  expect(warned).not.toHaveBeenCalled();
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
