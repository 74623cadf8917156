import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { Prisma } from "../generated/prisma/client.js";
import { createTestDatabase, type TestDatabase } from "../testing/database.js";
import { isUniqueViolation, transaction } from "./transaction.js";
import { countRows, deleteRows, insertRow, insertRows, updateRows } from "./write-rows.js";

const at = new Date("2026-02-03T04:05:06.789Z");
const hostile = `a "b" 'c' \\ \n ü 🦆 $1 {} NULL`;

let database: TestDatabase;
const statements: string[] = [];
beforeAll(async () => {
  database = await createTestDatabase((sql) => statements.push(sql));
  const account = { id: "ada", username: "ada", passwordHash: "", createdAt: at };
  await database.prisma.account.create({ data: account });
  return () => database.drop();
});

const job = (uuid: string) => ({
  uuid,
  accountId: "ada",
  type: hostile,
  operationalState: "queued",
  source: [{ access_key_id: hostile, list: ["a"] }],
  target: { deep: { none: null } },
  secretsSealed: new Uint8Array([0, 128, 255]),
  bytes: 9_223_372_036_854_775_807n,
  createdAt: at,
  updatedAt: new Date("0099-12-31T23:59:59Z"),
});

describe("rows of every kind of column", () => {
  it("are those that Prisma reads, one by one", async () => {
    const { prisma } = database;
    const uuid = randomUUID();
    const written = await insertRow(prisma, "StorageJob", job(uuid));
    expect(written).toMatchObject({ ...job(uuid), totalBytes: 0n, error: "" });
    expect(await prisma.storageJob.findUnique({ where: { uuid } })).toEqual(written);
    const rich = { id: "eve", username: hostile, passwordHash: "", credits: new Prisma.Decimal("1e20"), createdAt: at };
    expect(await prisma.account.findUnique({ where: { id: "eve" } })).toBeNull();
    expect((await insertRow(prisma, "Account", rich)).credits).toEqual(rich.credits);
    expect(await prisma.account.findUnique({ where: { id: "eve" } })).toMatchObject(rich);
  });

  it("are those that Prisma reads, many in one statement", async () => {
    const { prisma } = database;
    const jobs = [job(randomUUID()), { ...job(randomUUID()), bytes: 0n }];
    statements.length = 0;
    expect(await insertRows(prisma, "StorageJob", jobs)).toBe(2);
    expect(statements).toHaveLength(1);
    for (const { uuid, ...values } of jobs)
      expect(await prisma.storageJob.findUnique({ where: { uuid } })).toMatchObject(values);
    const record = { at, requestId: "r", caller: "c", operation: "o", path: "p", address: "a", status: 200 };
    await insertRows(prisma, "AuditRecord", [{ ...record, workspace: null, named: [hostile, ""] }]);
    expect(await prisma.auditRecord.findFirst()).toMatchObject({ ...record, workspace: null, named: [hostile, ""] });
    expect(await insertRows(prisma, "StorageJob", [])).toBe(0);
  });
});

const user = (username: string) => ({ username, createdAt: at });

describe("inserting", () => {
  it("fails when a value is taken, and says which; all rows or none are there", async () => {
    const { prisma } = database;
    await insertRow(prisma, "User", user("taken"));
    const taken = (error: unknown) => isUniqueViolation(error, "users_pkey");
    await expect(insertRow(prisma, "User", user("taken"))).rejects.toSatisfy(taken);
    await expect(insertRows(prisma, "User", [user("free"), user("taken")])).rejects.toSatisfy(taken);
    expect(await countRows(prisma, "User", { username: "free" })).toBe(0);
  });

  it("leaves out what is taken where that is asked for", async () => {
    const rows = [user("first"), user("second"), user("first")];
    expect(await insertRows(database.prisma, "User", rows, { skipTaken: true })).toBe(2);
    expect(await insertRows(database.prisma, "User", rows, { skipTaken: true })).toBe(0);
  });
});

describe("rows that have some values", () => {
  it("are changed, counted and deleted, and no others", async () => {
    const { prisma } = database;
    const names = ["one", "two"].map((name) => ({ ...user(`${name} of ours`), role: "SERVICE" as const }));
    await insertRows(prisma, "User", names);
    const ours = { role: "SERVICE", createdAt: at } as const;
    expect(await countRows(prisma, "User", ours)).toBe(2);
    expect(await updateRows(prisma, "User", { ...ours, username: "one of ours" }, { role: "ADMIN" })).toBe(1);
    expect(await updateRows(prisma, "User", { username: "nobody" }, { role: "ADMIN" })).toBe(0);
    expect(await prisma.user.findMany({ where: { role: "ADMIN" } })).toMatchObject([{ username: "one of ours" }]);
    expect(await deleteRows(prisma, "User", ours)).toBe(1);
    expect(await countRows(prisma, "User", ours)).toBe(0);
  });

  it("have nothing where null is asked for", async () => {
    const { prisma } = database;
    const tokens = [1, 2].map((id) => ({ id: `${id}`, name: "n", accountId: "ada", tokenHash: new Uint8Array([id]) }));
    await insertRows(
      prisma,
      "AccountToken",
      tokens.map((token) => ({ ...token, createdAt: at })),
    );
    expect(await updateRows(prisma, "AccountToken", { id: "1", revokedAt: null }, { revokedAt: at })).toBe(1);
    expect(await updateRows(prisma, "AccountToken", { id: "1", revokedAt: null }, { revokedAt: at })).toBe(0);
    expect(await countRows(prisma, "AccountToken", { accountId: "ada", revokedAt: null })).toBe(1);
    expect(await updateRows(prisma, "AccountToken", { id: "1" }, { revokedAt: null })).toBe(1);
    expect(await countRows(prisma, "AccountToken", { accountId: "ada", revokedAt: null, name: undefined })).toBe(2);
  });

  it("are never all rows by mistake", async () => {
    await expect(deleteRows(database.prisma, "User", {})).rejects.toThrow("no condition");
    await expect(updateRows(database.prisma, "User", { username: undefined }, { role: "USER" })).rejects.toThrow();
    await expect(countRows(database.prisma, "User", { other: 1 } as never)).rejects.toThrow("User.other");
  });

  it("are those of the transaction within one", async () => {
    const { prisma } = database;
    const undone = transaction(prisma, async (tx) => {
      await insertRow(tx, "User", user("inside"));
      expect([await countRows(tx, "User", user("inside")), await countRows(prisma, "User", user("inside"))]).toEqual([
        1, 0,
      ]);
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    expect(await countRows(prisma, "User", user("inside"))).toBe(0);
  });
});
