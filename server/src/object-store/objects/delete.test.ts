import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeOf, figuresOf, queuedOf } from "../testing/figures.js";
import { blobBytes, md5Of, newObject, startTestObjects, type TestObjects } from "../testing/objects.js";
import { deleteObject } from "./delete.js";
import { deleteObjects } from "./delete-many.js";
import { findObject } from "./find.js";
import { putObject } from "./put.js";

let objects: TestObjects;
beforeAll(async () => {
  objects = await startTestObjects();
});
afterAll(() => objects.close());

const at = new Date("2026-12-01T13:00:00Z");
const key = Buffer.from("k");
const nothing = { objects: 0, bytes: 0, uploads: 0, uploadBytes: 0 };

describe("the deletion of an object", () => {
  it("queues its blob and counts it; where there is none, it does nothing", async () => {
    const bucket = await objects.bucket();
    const blob = randomUUID();
    await putObject(objects.db, newObject(bucket.bucketId, key, { content: blobBytes(blob, 70_000) }));
    expect(await deleteObject(objects.db, { ...bucket, key, at })).toEqual({ size: 70_000 });
    expect(await deleteObject(objects.db, { ...bucket, key, at })).toBeUndefined();
    expect(await queuedOf(objects.db, [blob])).toEqual([blob]);
    expect(await figuresOf(objects.db, bucket)).toEqual(nothing);
    expect((await findObject(objects.db, { ...bucket, key }, { withBytes: true }))?.object).toBeUndefined();
  });

  it("holds to its condition", async () => {
    const bucket = await objects.bucket();
    const remove = (...ifMatch: string[]) => codeOf(deleteObject(objects.db, { ...bucket, key, at, ifMatch }));
    expect(await remove("*")).toBe("NoSuchKey");
    await putObject(objects.db, newObject(bucket.bucketId, key));
    expect(await remove(md5Of("other"))).toBe("PreconditionFailed");
    expect(await remove(md5Of("other"), md5Of("hello"))).toEqual({ size: 5 });
    await putObject(objects.db, newObject(bucket.bucketId, key));
    expect(await remove("*")).toEqual({ size: 5 });
  });

  it("is refused in a bucket that is not there", async () => {
    expect(await codeOf(deleteObject(objects.db, { bucketId: 99_999n, key, at }))).toBe("NoSuchBucket");
    const many = { bucketId: 99_999n, at, objects: [{ key }] };
    expect(await codeOf(deleteObjects(objects.db, many))).toBe("NoSuchBucket");
  });

  it("and writes of one key come one after the other: usage is that of what is left", async () => {
    const bucket = await objects.bucket();
    const blobs = Array.from({ length: 40 }, () => randomUUID());
    await Promise.all(
      blobs.flatMap((blob, index) => [
        putObject(objects.db, newObject(bucket.bucketId, key, { content: blobBytes(blob, 100 + index) })),
        deleteObject(objects.db, { ...bucket, key, at }),
      ]),
    );
    const content = (await findObject(objects.db, { ...bucket, key }, { withBytes: true }))?.object?.content;
    const left = content?.kind === "whole" ? content.stored : undefined;
    expect(await figuresOf(objects.db, bucket)).toEqual({ ...nothing, objects: left ? 1 : 0, bytes: left?.size ?? 0 });
    expect(await queuedOf(objects.db, blobs)).toEqual(blobs.filter((blob) => blob !== left?.blobId).sort());
  });
});

describe("the deletion of many objects", () => {
  it("tells of each what became of it, and counts them in one row", async () => {
    const bucket = await objects.bucket();
    const keys = ["a", "b", "c", "\0", "é"].map((name) => Buffer.from(name));
    for (const one of keys) await putObject(objects.db, newObject(bucket.bucketId, one));
    const before = await objects.db.storageUsageChange.count({ where: { bucketId: bucket.bucketId } });
    const asked = [
      { key: keys[4] as Buffer },
      { key: Buffer.from("absent") },
      { key: keys[1] as Buffer, ifMatch: md5Of("other") },
      { key: keys[0] as Buffer, ifMatch: md5Of("hello") },
      { key: keys[3] as Buffer, ifMatch: "*" },
      { key: keys[4] as Buffer },
      { key: Buffer.from("absent"), ifMatch: "*" },
    ];
    const outcomes = await deleteObjects(objects.db, { ...bucket, at, objects: asked });
    const done = { size: 5 };
    expect(outcomes).toEqual([done, "absent", "refused", done, done, done, "absent"]);
    expect(await figuresOf(objects.db, bucket)).toEqual({ ...nothing, objects: 2, bytes: 10 });
    expect(await objects.db.storageUsageChange.count({ where: { bucketId: bucket.bucketId } })).toBe(before + 1);
  });

  it("by several at once, and beside writers, deletes each object once", async () => {
    const bucket = await objects.bucket();
    const keys = Array.from({ length: 50 }, (_, index) => Buffer.from(`key ${index}`));
    const put = (one: Buffer) => putObject(objects.db, newObject(bucket.bucketId, one, { text: "again" }));
    await Promise.all(keys.map(put));
    const asked = keys.map((one) => ({ key: one, ifMatch: md5Of("again") }));
    const deletions = [asked, asked.toReversed(), asked].map((one) =>
      deleteObjects(objects.db, { ...bucket, at, objects: one }),
    );
    await Promise.all([...deletions, ...keys.map(put)]);
    const left = await objects.db.storedObject.count({ where: { bucketId: bucket.bucketId } });
    expect(await figuresOf(objects.db, bucket)).toEqual({ ...nothing, objects: left, bytes: 5 * left });
  });
});
