import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Prisma } from "../generated/prisma/client.js";
import { createTestDatabase, type TestDatabase } from "../testing/database.js";
import { columnJson } from "./column-json.js";
import { findRows, rowsOf } from "./rows.js";
import { transaction } from "./transaction.js";

const uuid = "12000000-0000-4000-8000-00000000000a";
const userId = "22000000-0000-4000-8000-00000000000a";
const at = new Date("2026-02-03T04:05:06.789Z");

let database: TestDatabase;
const statements: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase((sql) => statements.push(sql));
  const { prisma } = database;
  await prisma.account.create({
    data: { id: "ada", username: "ada", passwordHash: "", credits: "12345678901234567890.125", createdAt: at },
  });
  await prisma.account.create({ data: { id: "eve", username: "eve", passwordHash: "", createdAt: at } });
  await prisma.storageService.create({
    data: {
      uuid,
      accountId: "ada",
      name: 'a "b" \\ \n ü 🦆',
      region: "europe-1",
      configuredStatus: "stopped",
      operationalState: "running",
      domainPrefix: "abcde",
      createdAt: at,
      updatedAt: new Date("0099-12-31T23:59:59Z"),
      buckets: { create: { id: 9_223_372_036_854_775_807n, name: "b", createdAt: at } },
      labels: { create: ["b", "a", "c"].map((key) => ({ key, value: key })) },
      networks: { create: { name: "n", type: "private", family: "IPv4", networkUuid: uuid } },
      websites: {
        create: {
          domainName: "d",
          bucketName: "b",
          bucketPrefix: "",
          indexDocument: "i",
          spaMode: true,
          enabled: false,
          errorPages: [{ status_range: { start: 1, end: 2 } }],
          createdAt: at,
          updatedAt: at,
        },
      },
      users: { create: { id: userId, username: "u", createdAt: at } },
    },
  });
  await prisma.iamAccessKey.create({
    data: { accessKeyId: "k", userId, secretSealed: new Uint8Array([0, 128, 255]), createdAt: at, lastUsedAt: at },
  });
});
afterAll(() => database.drop());

const include = {
  account: true,
  buckets: true,
  labels: { orderBy: { position: "desc" } },
  networks: true,
  websites: { orderBy: [{ createdAt: "asc" }, { domainName: "asc" }] },
  customDomains: true,
  users: { include: { accessKeys: true, boundary: { select: { name: true } }, tags: { where: { key: "none" } } } },
} as const satisfies Prisma.StorageServiceInclude;

describe("rows in one statement", () => {
  it("are what Prisma reads in many", async () => {
    const expected = await database.prisma.storageService.findMany({ include });
    statements.length = 0;
    const rows = await findRows(
      database.prisma,
      rowsOf("StorageService", { include }),
      Prisma.sql`WHERE uuid = ${uuid}::uuid`,
    );
    expect(statements).toHaveLength(1);
    expect(rows).toEqual(expected);
    expect(rows[0]?.buckets[0]?.id).toBe(9_223_372_036_854_775_807n);
    expect(rows[0]?.labels.map(({ key }) => key)).toEqual(["c", "a", "b"]);
    expect(rows[0]?.account.credits).toBeInstanceOf(Prisma.Decimal);
    expect(rows[0]?.users[0]?.accessKeys[0]?.secretSealed).toEqual(new Uint8Array([0, 128, 255]));
    expect(rows[0]?.createdAt).toEqual(at);
  });

  it("have only the fields that are selected, and the related rows that fit", async () => {
    const select = { name: true, labels: { select: { value: true }, where: { key: "b", value: "b" } } } as const;
    const [row] = await findRows(database.prisma, rowsOf("StorageService", { select }), Prisma.empty);
    expect(row).toEqual({ name: 'a "b" \\ \n ü 🦆', labels: [{ value: "b" }] });
  });

  it("are none where the condition finds none", async () => {
    const rows = rowsOf("Account", { include: { services: true } });
    expect(await findRows(database.prisma, rows, Prisma.sql`WHERE id = ${"nobody"}`)).toEqual([]);
    const [eve] = await findRows(database.prisma, rows, Prisma.sql`WHERE id = ${"eve"}`);
    expect(eve).toMatchObject({ credits: null, services: [] });
  });

  it("are those of the transaction within one, and those of others never", async () => {
    const rows = rowsOf("Account", { select: { id: true } });
    const grace = Prisma.sql`WHERE id = ${"grace"}`;
    await transaction(database.prisma, async (tx) => {
      await tx.account.create({ data: { id: "grace", username: "grace", passwordHash: "", createdAt: at } });
      expect(await findRows(tx, rows, grace)).toEqual([{ id: "grace" }]);
      expect(await findRows(database.prisma, rows, grace)).toEqual([]);
      throw new Error("undone");
    }).catch((error: unknown) => expect(error).toMatchObject({ message: "undone" }));
    expect(await findRows(database.prisma, rows, grace)).toEqual([]);
  });

  it("come over a pool that was closed in between", async () => {
    const rows = rowsOf("Account", { select: { id: true } });
    await database.prisma.$disconnect();
    expect(await findRows(database.prisma, rows, Prisma.sql`WHERE id = ${"eve"}`)).toEqual([{ id: "eve" }]);
  });

  it("are refused where they would not be what Prisma reads", () => {
    expect(() => rowsOf("Account", { select: { nothing: true } })).toThrow("Account has no nothing.");
    const compared = { labels: { where: { key: { in: ["a"] } } } };
    expect(() => rowsOf("StorageService", { include: compared })).toThrow("StorageLabel.key");
    const ordered = { labels: { orderBy: { nothing: "asc" } } };
    expect(() => rowsOf("StorageService", { include: ordered })).toThrow("StorageLabel.nothing is no column.");
    const cut = { labels: { take: 1 } };
    expect(() => rowsOf("StorageService", { include: cut })).toThrow("take");
    expect(() => columnJson({ column: "list", type: "List" }, "row0")).toThrow("no way for List");
  });
});
