import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../testing/database.js";
import { askedWith, rowByKey } from "./row-by-key.js";
import { transaction } from "./transaction.js";

const at = new Date("2026-02-03T04:05:06.789Z");
const userOf = (index: number) => ({ id: randomUUID(), username: `user ${index}`, createdAt: at });
const service = randomUUID();

let database: TestDatabase;
const statements: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase((sql) => statements.push(sql));
  const { prisma } = database;
  const account = { id: "ada", username: "ada", passwordHash: "", createdAt: at };
  await prisma.account.create({
    data: {
      ...account,
      tokens: { create: { id: "t", name: "t", tokenHash: new Uint8Array([0, 128, 255]), createdAt: at } },
      services: {
        create: {
          uuid: service,
          name: "s",
          region: "europe-1",
          configuredStatus: "started",
          operationalState: "running",
          domainPrefix: "abcde",
          createdAt: at,
          updatedAt: at,
          users: { create: Array.from({ length: 20 }, (_, index) => userOf(index)) },
        },
      },
    },
  });
});
afterAll(() => database.drop());
beforeEach(() => {
  statements.length = 0;
});

const include = { service: { select: { name: true } }, tags: true } as const;
const userByName = rowByKey("IamUser", { serviceUuid: "uuid", username: "text" }, { include });
const tokenByHash = rowByKey("AccountToken", { tokenHash: "bytea" }, { select: { account: true } });
const named = (username: string) => ({ serviceUuid: service, username });

describe("a row by its key", () => {
  it("is what Prisma reads, and null where there is none", async () => {
    const { prisma } = database;
    const expected = await prisma.iamUser.findFirst({ where: { username: "user 7" }, include });
    expect(await userByName(prisma, named("user 7"))).toEqual(expected);
    expect(await userByName(prisma, named("user"))).toBeNull();
    expect(await userByName(prisma, { ...named("user 7"), serviceUuid: randomUUID() })).toBeNull();
    const found = await tokenByHash(prisma, { tokenHash: new Uint8Array([0, 128, 255]) });
    expect(found?.account.id).toBe("ada");
    expect(await tokenByHash(prisma, { tokenHash: new Uint8Array([0]) })).toBeNull();
  });

  it("shares its statement with others that are asked for at the same time, each in its place", async () => {
    const asked = ["user 3", "nobody", "user 1", "user 3", 'a"b,{}\\', "NULL"];
    const rows = await Promise.all(asked.map((username) => userByName(database.prisma, named(username))));
    expect(rows.map((row) => row?.username)).toEqual(["user 3", undefined, "user 1", "user 3", undefined, undefined]);
    expect(statements).toHaveLength(1);
  });

  it("leaves what would make a statement too long to others", async () => {
    const asked = Array.from({ length: 20 }, (_, index) => `user ${index}`);
    const rows = await Promise.all(asked.map((username) => userByName(database.prisma, named(username))));
    expect(rows.map((row) => row?.username)).toEqual(asked);
    expect(statements.length).toBeGreaterThan(1);
    expect(statements.length).toBeLessThan(asked.length);
  });

  it("is found beside a key that the database cannot read", async () => {
    const [found, failed, other] = await Promise.allSettled([
      userByName(database.prisma, named("user 1")),
      userByName(database.prisma, { ...named("user 1"), serviceUuid: "no UUID" }),
      userByName(database.prisma, named("user 2")),
    ]);
    expect(found).toMatchObject({ status: "fulfilled", value: { username: "user 1" } });
    expect(failed).toMatchObject({ status: "rejected", reason: { code: "22P02" } });
    expect(other).toMatchObject({ status: "fulfilled", value: { username: "user 2" } });
  });

  it("has of its relations what each asked for", async () => {
    const users = { where: { username: askedWith("username") }, select: { username: true } };
    const serviceWith = rowByKey("StorageService", { uuid: "uuid", username: "text" }, { select: { users } });
    const asked = ["user 1", "user 2", "nobody"];
    const rows = await Promise.all(asked.map((username) => serviceWith(database.prisma, { uuid: service, username })));
    expect(rows).toEqual([{ users: [{ username: "user 1" }] }, { users: [{ username: "user 2" }] }, { users: [] }]);
    expect(statements).toHaveLength(1);
  });

  it("is that of the transaction within one", async () => {
    await transaction(database.prisma, async (tx) => {
      await tx.iamUser.update({ where: { serviceUuid_username: named("user 9") }, data: { username: "renamed" } });
      expect(await userByName(tx, named("renamed"))).toMatchObject({ username: "renamed", service: { name: "s" } });
      expect(await userByName(database.prisma, named("renamed"))).toBeNull();
      throw new Error("undone");
    }).catch((error: unknown) => expect(error).toMatchObject({ message: "undone" }));
  });
});
