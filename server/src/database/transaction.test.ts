import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Prisma } from "../generated/prisma/client.js";
import { createTestDatabase, type TestDatabase } from "../testing/database.js";
import { isDatabaseUnreachable } from "./database-away.js";
import { queryTexts } from "./own-statement.js";
import { isUniqueViolation, transaction } from "./transaction.js";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.prisma.user.createMany({ data: [{ username: "ada" }, { username: "bob" }] });
});
afterAll(() => database.drop());

/** Lets each of several callers go on when all have come; later ones need not wait. */
function meetingOf(size: number): () => Promise<void> {
  let open: () => void = () => undefined;
  let missing = size;
  const all = new Promise<void>((resolve) => {
    open = resolve;
  });
  return () => {
    if (--missing <= 0) open();
    return all;
  };
}

const promote = (username: string, raw: boolean) => (tx: Prisma.TransactionClient) =>
  raw
    ? tx.$executeRaw`UPDATE users SET role = 'ADMIN' WHERE username = ${username}`
    : tx.user.update({ where: { username }, data: { role: "ADMIN" } });

describe("transaction", () => {
  it.each([
    ["Prisma's own statements", false],
    ["raw statements", true],
  ])("repeats the one that a deadlock has cost its life: %s", async (_, raw) => {
    let attempts = 0;
    const meet = meetingOf(2);
    const inOrder = (first: string, second: string) =>
      transaction(database.prisma, async (tx) => {
        attempts++;
        await promote(first, raw)(tx);
        await meet();
        await promote(second, raw)(tx);
        return first;
      });
    await expect(Promise.all([inOrder("ada", "bob"), inOrder("bob", "ada")])).resolves.toEqual(["ada", "bob"]);
    expect(attempts).toBeGreaterThan(2);
  });

  it("repeats the one whose commit a serializable transaction prevents", async () => {
    let attempts = 0;
    const meet = meetingOf(2);
    const addUnlessThree = (username: string) =>
      transaction(
        database.prisma,
        async (tx) => {
          attempts++;
          const count = await tx.user.count();
          await meet();
          if (count < 3) await tx.user.create({ data: { username } });
        },
        { isolationLevel: "Serializable" },
      );
    await Promise.all([addUnlessThree("carol"), addUnlessThree("dave")]);
    expect(await database.prisma.user.count()).toBe(3);
    expect(attempts).toBeGreaterThan(2);
  });

  it("hands on any other error at once, and undoes what was done", async () => {
    let attempts = 0;
    const failing = transaction(database.prisma, async (tx) => {
      attempts++;
      await tx.user.create({ data: { username: "eve" } });
      throw new Error("changed my mind");
    });
    await expect(failing).rejects.toThrow("changed my mind");
    expect(attempts).toBe(1);
    expect(await database.prisma.user.findUnique({ where: { username: "eve" } })).toBeNull();
  });

  it("has own statements and those of Prisma on one connection, visible to each other", async () => {
    const own = (tx: Prisma.TransactionClient, username: string) =>
      queryTexts(tx, { text: "INSERT INTO users (username) VALUES ($1) RETURNING username", values: [username] });
    const countOwn = (tx: Prisma.TransactionClient) =>
      queryTexts(tx, { text: "SELECT count(*)::text FROM users WHERE username LIKE $1", values: ["by-%"] });
    const count = (db: Prisma.TransactionClient) => db.user.count({ where: { username: { startsWith: "by-" } } });
    const counted = await transaction(database.prisma, async (tx) => {
      await own(tx, "by-us");
      const before = await count(tx);
      await Promise.all([tx.user.create({ data: { username: "by-prisma" } }), own(tx, "by-us-again")]);
      return [before, await countOwn(tx), await count(database.prisma)];
    });
    expect(counted).toEqual([1, ["3"], 0]);
    expect(await count(database.prisma)).toBe(3);
  });

  it("has each of many that Prisma joins at the same time on a connection of its own", async () => {
    const backend = "SELECT pg_backend_pid()::text AS pid";
    const one = () =>
      transaction(database.prisma, async (tx) => {
        const [own] = await queryTexts(tx, { text: backend, values: [] });
        const [first] = await tx.$queryRawUnsafe<{ pid: string }[]>(backend);
        await tx.user.count();
        const [second] = await tx.$queryRawUnsafe<{ pid: string }[]>(backend);
        return [own, first?.pid, second?.pid];
      });
    for (const pids of await Promise.all(Array.from({ length: 40 }, one))) expect(new Set(pids).size).toBe(1);
  });

  it("leaves nothing of Prisma's part when it is rolled back", async () => {
    const failing = transaction(database.prisma, async (tx) => {
      await tx.user.create({ data: { username: "rolled-back" } });
      await queryTexts(tx, { text: "SELECT (1 / 0)::text", values: [] });
    });
    await expect(failing).rejects.toMatchObject({ code: "22012" });
    expect(await database.prisma.user.findUnique({ where: { username: "rolled-back" } })).toBeNull();
  });

  it("outlives a connection that broke", async () => {
    const broken = transaction(database.prisma, async (tx) => {
      const [pid] = await queryTexts(tx, { text: "SELECT pg_backend_pid()::text", values: [] });
      await database.prisma.$queryRaw`SELECT pg_terminate_backend(${Number(pid)}::int)`;
      await queryTexts(tx, { text: "SELECT 1::text", values: [] });
    });
    await expect(broken).rejects.toSatisfy(isDatabaseUnreachable);
    expect(await transaction(database.prisma, (tx) => queryTexts(tx, { text: "SELECT 1::text", values: [] }))).toEqual([
      "1",
    ]);
  });

  it("waits for a connection when many run at once", async () => {
    const one = () => transaction(database.prisma, (tx) => tx.user.count());
    expect(await Promise.all(Array.from({ length: 24 }, one))).toHaveLength(24);
  });
});

describe("isUniqueViolation", () => {
  const failureOf = async (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      () => expect.fail("should have failed"),
      (error: unknown) => error,
    );

  it.each([
    ["create", () => database.prisma.user.create({ data: { username: "ada" } })],
    ["createMany", () => database.prisma.user.createMany({ data: [{ username: "ada" }] })],
    ["raw", () => database.prisma.$executeRaw`INSERT INTO users (username) VALUES ('ada')`],
    ["in a transaction", () => transaction(database.prisma, (tx) => tx.user.create({ data: { username: "ada" } }))],
  ])("knows one by its constraint: %s", async (_, work) => {
    const error = await failureOf(work());
    expect(isUniqueViolation(error)).toBe(true);
    expect(isUniqueViolation(error, "users_pkey")).toBe(true);
    expect(isUniqueViolation(error, "projects_pkey")).toBe(false);
  });

  it("knows a unique constraint by its columns", async () => {
    const create = (id: string) =>
      database.prisma.projectGroup.create({ data: { id, project: { connect: { id: "one" } }, title: "staff" } });
    await database.prisma.project.create({ data: { id: "one", title: "One" } });
    await create("first");
    const error = await failureOf(create("second"));
    expect(isUniqueViolation(error, "project_id_title")).toBe(true);
    expect(isUniqueViolation(error, "id_project_id")).toBe(false);
  });

  it("takes no other fault for one", async () => {
    const orphan = database.prisma.$executeRaw`
      INSERT INTO project_members (project_id, username, role) VALUES ('none', 'ada', 'PI')`;
    expect(isUniqueViolation(await failureOf(orphan))).toBe(false);
    expect(isUniqueViolation(new Error("no"))).toBe(false);
    expect(isUniqueViolation(undefined)).toBe(false);
  });
});

describe("a transaction within a transaction", () => {
  const isThere = async (username: string) => (await database.prisma.user.count({ where: { username } })) === 1;

  it("commits all or nothing of what ordinary code does in it, transactions included", async () => {
    const run = (suffix: string, fault?: Error) =>
      transaction(database.prisma, async (outer) => {
        await transaction(outer, async (client) => {
          await client.user.create({ data: { username: `one-${suffix}` } });
          await transaction(client, (tx) => tx.user.create({ data: { username: `two-${suffix}` } }));
          // visible inside, and to nobody else
          expect(await client.user.count({ where: { username: { endsWith: suffix } } })).toBe(2);
          expect(await isThere(`two-${suffix}`)).toBe(false);
        });
        if (fault) throw fault;
      });
    await expect(run("lost", new Error("at the end"))).rejects.toThrow("at the end");
    expect([await isThere("one-lost"), await isThere("two-lost")]).toEqual([false, false]);
    await run("kept");
    expect([await isThere("one-kept"), await isThere("two-kept")]).toEqual([true, true]);
  });

  it("leaves nothing when it fails, and the outer one goes on", async () => {
    await transaction(database.prisma, async (outer) => {
      const failed = transaction(outer, async (client) => {
        await client.user.create({ data: { username: "undone" } });
        await client.user.create({ data: { username: "ada" } });
      });
      await expect(failed).rejects.toSatisfy((error) => isUniqueViolation(error));
      await outer.user.create({ data: { username: "after-all" } });
    });
    expect([await isThere("undone"), await isThere("after-all")]).toEqual([false, true]);
  });

  it("lets one within itself fail and be caught", async () => {
    await transaction(database.prisma, (outer) =>
      transaction(outer, async (client) => {
        const taken = transaction(client, (tx) => tx.user.create({ data: { username: "ada" } }));
        await expect(taken).rejects.toSatisfy((error) => isUniqueViolation(error));
        await transaction(client, (tx) => tx.user.create({ data: { username: "second-choice" } }));
      }),
    );
    expect(await isThere("second-choice")).toBe(true);
  });

  it("runs anew with the whole when a deadlock has cost its life", async () => {
    let attempts = 0;
    const meet = meetingOf(2);
    const inOrder = (first: string, second: string) =>
      transaction(database.prisma, async (outer) => {
        attempts++;
        await promote(first, true)(outer);
        await meet();
        await transaction(outer, (client) =>
          transaction(client, async (tx) => void (await promote(second, false)(tx))),
        );
        return first;
      });
    await expect(Promise.all([inOrder("ada", "bob"), inOrder("bob", "ada")])).resolves.toEqual(["ada", "bob"]);
    expect(attempts).toBeGreaterThan(2);
  });

  it("has no isolation level of its own", async () => {
    const choosy = transaction(database.prisma, (outer) =>
      transaction(outer, async () => {}, { isolationLevel: "Serializable" }),
    );
    await expect(choosy).rejects.toThrow("isolation level");
  });
});
