import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from "../../testing/database.js";
import { everythingIn, fillDatabase } from "../../testing/filled-database.js";
import { withConnection } from "../connection.js";
import { createPrisma, migrateAt } from "../database.js";
import { copyDatabase } from "./copy-database.js";
import { withSnapshot } from "./dump.js";
import { load } from "./load.js";

let source: TestDatabase;
let target: Awaited<ReturnType<typeof createEmptyDatabase>>;
beforeAll(async () => {
  source = await createTestDatabase();
  await fillDatabase(source.prisma);
});
afterAll(() => source.drop());
beforeEach(async () => {
  target = await createEmptyDatabase();
});
afterEach(() => target.drop());

const copy = (to = target.url) => copyDatabase({ databaseUrl: source.url, dataDir: "/nowhere" }, to);
const tellTarget = (sql: string) => withConnection(target.url, (client) => client.query(sql));
const tablesOfTarget = async () =>
  (await tellTarget("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")).rowCount;

describe("a copy", () => {
  it("has every row of every table as it was, and a server can go on with it", async () => {
    const { contents } = await copy();
    const everything = await everythingIn(source.url);
    expect(await everythingIn(target.url)).toEqual(everything);
    const counted = contents.filter(({ rows }) => rows > 0).map(({ table, rows }) => [table, rows]);
    expect(counted.sort()).toEqual(
      Object.entries(everything)
        .map(([table, rows]) => [table, rows.length])
        .sort(),
    );
    expect(await migrateAt(target.url)).toEqual([]);
    const prisma = createPrisma(target.url);
    try {
      const last = await prisma.resource.findFirstOrThrow({ orderBy: { id: "desc" } });
      const next = await prisma.resource.create({ data: { type: "x", createdBy: "ada", createdAt: new Date() } });
      expect(next.id).toBe(last.id + 1n);
    } finally {
      await prisma.$disconnect();
    }
  });

  it("is of one moment, however long it takes, and holds nobody up meanwhile", async () => {
    const before = await everythingIn(source.url);
    await withSnapshot(source.url, async (dump) => {
      await source.prisma.user.create({ data: { username: "late" } });
      await source.prisma.account.deleteMany({ where: { username: "bob" } });
      await load(target.url, dump, { force: false });
    });
    expect(await everythingIn(target.url)).toEqual(before);
  });

  it("goes into tables that are there and empty, as an interrupted start leaves them", async () => {
    await migrateAt(target.url);
    await copy();
    expect(await everythingIn(target.url)).toEqual(await everythingIn(source.url));
  });

  it("is refused a database in which there is something, and leaves that alone", async () => {
    await migrateAt(target.url);
    await tellTarget("INSERT INTO users (username) VALUES ('theirs')");
    await expect(copy()).rejects.toThrow(
      "The database is not empty, there are rows in users: nothing was changed; choose an empty database.",
    );
    expect(Object.keys(await everythingIn(target.url))).toEqual(["users"]);
    await expect(copy(source.url)).rejects.toThrow("The database is not empty");
  });

  it("is refused a database of something else", async () => {
    await tellTarget("CREATE TABLE theirs (id int)");
    await expect(copy()).rejects.toThrow(
      "The database holds tables that are not Concordat's, such as theirs: nothing was changed; choose an empty database.",
    );
    expect(await tablesOfTarget()).toBe(1);
  });

  it("leaves nothing when it breaks off in the middle", async () => {
    const broken = withSnapshot(source.url, (dump) =>
      load(
        target.url,
        {
          ...dump,
          pour: (into) =>
            dump.pour((table, rows) => (table.name === "users" ? Promise.reject(new Error("cut")) : into(table, rows))),
        },
        { force: false },
      ),
    );
    await expect(broken).rejects.toThrow("cut");
    expect(await tablesOfTarget()).toBe(0);
  });

  it("notices rows that did not arrive as they were sent, and keeps none", async () => {
    await migrateAt(target.url);
    await tellTarget(`
      CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.role = ''ADMIN''; RETURN NEW; END';
      CREATE TRIGGER spoil BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION spoil()`);
    await expect(copy()).rejects.toThrow("The rows of users did not arrive as they were");
    expect(await everythingIn(target.url)).toEqual({});
  });

  it("is refused by a database in which we may make no tables", async () => {
    await tellTarget(`ALTER DATABASE ${new URL(target.url).pathname.slice(1)} SET default_transaction_read_only = on`);
    await expect(copy()).rejects.toThrow(
      /^The database did not take the data, and nothing was changed: cannot execute .* in a read-only transaction\.$/,
    );
  });

  it("needs something to copy", async () => {
    await expect(copyDatabase({ databaseUrl: target.url, dataDir: "/nowhere" }, source.url)).rejects.toThrow(
      "The database does not have the server's tables: there is nothing to take.",
    );
  });
});
