import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { transaction } from "../../database/transaction.js";
import { md5Of, newObject, startTestObjects, type TestBucket, type TestObjects } from "../testing/objects.js";
import { findBucket, findObject } from "./find.js";
import { putObject } from "./put.js";

let objects: TestObjects;
let bucket: TestBucket;
beforeAll(async () => {
  objects = await startTestObjects();
  bucket = await objects.bucket();
  for (const key of ["a", "b", "\0"])
    await putObject(objects.db, newObject(bucket.bucketId, key, { text: `of ${key}` }));
});
afterAll(() => objects.close());

const find = (key: string, { withBytes = false, ...more }: Partial<TestBucket> & { withBytes?: boolean } = {}) =>
  findObject(objects.db, { ...bucket, key: Buffer.from(key), ...more }, { withBytes });

it("answers each of many who ask at once what that one asked for", async () => {
  const found = await Promise.all([
    find("a"),
    find("b", { withBytes: true }),
    find("absent"),
    find("\0"),
    find("a", { bucketName: "none" }),
    find("a", { bucketName: "no\0ne" }),
    find("a", { serviceUuid: randomUUID() }),
    ...Array.from({ length: 40 }, () => find("b")),
  ]);
  const etags = found.map((one) => one?.object?.etag);
  const [a, b, zero] = ["a", "b", "\0"].map((key) => md5Of(`of ${key}`));
  expect(etags.slice(0, 7)).toEqual([a, b, undefined, zero, undefined, undefined, undefined]);
  expect(new Set(etags.slice(7))).toEqual(new Set([b]));
  const inline = found.map(
    (one) => one?.object?.content.kind === "whole" && one.object.content.stored.inline?.toString(),
  );
  expect(inline.slice(0, 2)).toEqual([undefined, "of b"]);
  expect(found.map((one) => one?.bucket?.id).slice(3, 7)).toEqual([bucket.bucketId, undefined, undefined, undefined]);
  expect([found[5]?.region, found[6]]).toEqual(["europe-1", undefined]);
});

it("answers each of many who ask for buckets at once", async () => {
  const asked = [bucket, { ...bucket, bucketName: "none" }, { ...bucket, serviceUuid: randomUUID() }];
  const more = [{ ...bucket, bucketName: "no\0ne" }, ...Array.from({ length: 20 }, () => bucket)];
  const found = await Promise.all([...asked, ...more].map((one) => findBucket(objects.db, one)));
  const names = found.map((one) => one && (one.bucket?.name ?? one.region));
  expect(names.slice(0, 4)).toEqual([bucket.bucketName, "europe-1", undefined, "europe-1"]);
  expect(new Set(names.slice(4))).toEqual(new Set([bucket.bucketName]));
});

it("takes few statements for many who ask at once, and sees what was written before each of them asked", async () => {
  const query = vi.spyOn(pg.Client.prototype, "query");
  await Promise.all(Array.from({ length: 64 }, () => find("a")));
  expect(query.mock.calls.length).toBeLessThan(20);
  for (let round = 0; round < 20; round++) {
    const others = Array.from({ length: 8 }, () => find("a"));
    await putObject(objects.db, newObject(bucket.bucketId, "a", { text: `round ${round}` }));
    expect((await find("a"))?.object?.etag).toBe(md5Of(`round ${round}`));
    await Promise.all(others);
  }
});

it("sees in a transaction what is written there", async () => {
  await transaction(objects.db, async (tx) => {
    await putObject(tx, newObject(bucket.bucketId, "new"));
    const address = { ...bucket, key: Buffer.from("new") };
    expect((await findObject(tx, address, { withBytes: false }))?.object?.etag).toBe(md5Of("hello"));
    expect((await find("new"))?.object).toBeUndefined();
  });
});
