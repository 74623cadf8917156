import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../testing/database.js";
import { PreparedQuery } from "./prepared-query.js";

let database: TestDatabase;
let pool: pg.Pool;
let described = 0;
beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 1, pipeline: true } as pg.PoolConfig);
  pool.on("connect", (client) => {
    const { connection } = client as unknown as { connection: NodeJS.EventEmitter };
    connection.on("rowDescription", () => {
      described += 1;
    });
  });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const rows = async (text: string, values: readonly unknown[] = []): Promise<unknown[][]> => {
  // a name of its own: only so many statements of a process have one, and others may have run here before
  const query = new PreparedQuery({ name: text, text, values: [...values], rowMode: "array" });
  return ((await pool.query(query as never)) as unknown as pg.QueryArrayResult<unknown[]>).rows;
};

it("asks for the columns once on each connection, and reads the same values", async () => {
  const text =
    "SELECT $1::int, 'a'::text, NULL::text, '\\x00ff'::bytea, '{\"b\":[1]}'::json, '2024-05-06 07:08:09Z'::timestamptz";
  const expected = (one: number) => [
    [one, "a", null, Buffer.from([0, 255]), { b: [1] }, new Date("2024-05-06T07:08:09Z")],
  ];
  described = 0;
  for (const one of [1, 2, 3]) expect(await rows(text, [one])).toEqual(expected(one));
  expect(described).toBe(1);
  const [client] = [await pool.connect()];
  client.release(true);
  expect(await rows(text, [4])).toEqual(expected(4));
  expect(described).toBe(2);
});

it("goes on after statements that fail, and answers several, one and no rows", async () => {
  const text = "SELECT 6 / n FROM unnest($1::int[]) AS n";
  expect(await rows(text, [[1, 2]])).toEqual([[6], [3]]);
  await expect(rows(text, [[0]])).rejects.toMatchObject({ code: "22012" });
  await expect(rows(text, ["x"])).rejects.toMatchObject({ code: "22P02" });
  expect([await rows(text, [[3]]), await rows(text, [[]])]).toEqual([[[2]], []]);
});

it("answers no rows of what has no columns, again and again", async () => {
  await rows("CREATE TABLE prepared_query (n int)");
  for (const n of [1, 2]) expect(await rows("INSERT INTO prepared_query VALUES ($1)", [n])).toEqual([]);
  expect(await rows("SELECT n FROM prepared_query ORDER BY n")).toEqual([[1], [2]]);
});

it("fails where a table has other columns by now, as any prepared statement does", async () => {
  await rows("CREATE TABLE changing (n int)");
  const text = "SELECT * FROM changing";
  expect([await rows(text), await rows(text)]).toEqual([[], []]);
  await rows("ALTER TABLE changing ADD COLUMN m text");
  await expect(rows(text)).rejects.toMatchObject({ code: "0A000" });
});
