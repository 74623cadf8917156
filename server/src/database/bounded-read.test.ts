import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../testing/database.js";
import { freeBytes, readTexts } from "./bounded-read.js";
import { boundedClient } from "./change-record.js";

let database: TestDatabase;
const statements: string[] = [];
beforeAll(async () => {
  database = await createTestDatabase((sql) => statements.push(sql));
});
afterAll(() => database.drop());
beforeEach(() => void statements.splice(0));

/** Reads texts of so many bytes, and tells what was set aside for them, and in how many statements they were read. */
const read = async (
  bytes: number,
  { name = "texts", most = Number.POSITIVE_INFINITY }: { readonly name?: string; readonly most?: number } = {},
) => {
  const asked: number[] = [];
  let aside = 0;
  const client = boundedClient(database.prisma, {
    setAside: async (more, { mayWait }) => {
      asked.push(more);
      if (!mayWait && aside + more > most) throw new Error("There is no memory at once.");
      aside += more;
    },
  });
  statements.splice(0);
  const text = `SELECT repeat('x', $1::int / 2) AS "${name}" FROM generate_series(1, 2)`;
  const texts = await readTexts(client, { text, values: [bytes] });
  expect(texts.map(({ length }) => length)).toEqual([bytes / 2, bytes / 2]);
  return { asked, aside, statements: statements.length };
};

it("reads what is free at once, and asks nobody", async () => {
  expect(await read(freeBytes)).toEqual({ asked: [], aside: 0, statements: 1 });
});

it("weighs what is more before it reads it, and later sets as much aside beforehand", async () => {
  const bytes = freeBytes + 1000;
  expect(await read(bytes, { name: "long" })).toEqual({ asked: [bytes], aside: bytes, statements: 2 });
  const again = await read(bytes, { name: "long" });
  expect(again.statements).toBe(1);
  expect(again.aside).toBeGreaterThanOrEqual(bytes);
  expect(again.aside).toBeLessThan(bytes * 1.2);
  // a little longer still fits; much longer is weighed once more
  expect(await read(bytes + 2000, { name: "long" })).toMatchObject({ statements: 1 });
  const longer = await read(bytes * 2, { name: "long" });
  expect(longer).toMatchObject({ aside: bytes * 2, statements: 2 });
  // another statement is not known
  expect(await read(bytes, { name: "other" })).toMatchObject({ statements: 2 });
});

it("sets nothing more aside beforehand once a statement has read what is free", async () => {
  await read(freeBytes * 2, { name: "shrinks" });
  await read(100, { name: "shrinks" });
  expect(await read(100, { name: "shrinks" })).toEqual({ asked: [], aside: 0, statements: 1 });
});

it("neither waits nor fails for what it might not need", async () => {
  const bytes = freeBytes * 2;
  await read(bytes, { name: "busy" });
  const refused = await read(bytes, { name: "busy", most: 10 });
  expect(refused).toMatchObject({ aside: bytes, statements: 2 });
  expect(refused.asked.at(-1)).toBe(bytes);
});

it("sets no more aside beforehand than a few times what is free", async () => {
  const bytes = freeBytes * 10;
  await read(bytes, { name: "huge" });
  expect(await read(bytes, { name: "huge" })).toEqual({ asked: [bytes], aside: bytes, statements: 2 });
});
