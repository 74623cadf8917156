import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deleteBucket } from "../../storage/buckets/delete.js";
import { knownService } from "../../storage/service-ref.js";
import { readUsage } from "../../storage/usage/read.js";
import { noLock } from "../locks/object-lock.js";
import {
  blobBytes,
  md5Of,
  newObject,
  startTestObjects,
  type TestBucket,
  type TestObjects,
} from "../testing/objects.js";
import { findObject } from "./find.js";
import { putObject } from "./put.js";

let objects: TestObjects;
beforeAll(async () => {
  objects = await startTestObjects();
});
afterAll(() => objects.close());

const find = ({ serviceUuid, bucketName }: TestBucket, key: string | Uint8Array) =>
  findObject(objects.db, { serviceUuid, bucketName, key: Buffer.from(key as string) }, { withBytes: true });
const usage = async (bucket: TestBucket) => {
  const {
    _sum: { objects: count, bytes },
  } = await objects.db.storageUsageChange.aggregate({
    where: { bucketId: bucket.bucketId },
    _sum: { objects: true, bytes: true },
  });
  return { objects: Number(count), bytes: Number(bytes) };
};
const removals = async () => (await objects.db.contentRemoval.findMany()).map(({ contentId }) => contentId);

describe("an object", () => {
  it("comes back as it was put, with bucket and revision", async () => {
    const bucket = await objects.bucket();
    const put = newObject(bucket.bucketId, "a/b", {
      metadata: { colour: "blå" },
      tags: [{ key: "env", value: "test" }],
      creator: "arn:aws:iam::1:user/ada",
      checksum: { algorithm: "CRC32", type: "FULL_OBJECT", value: "AAAAAA==" },
    });
    expect(await putObject(objects.db, put)).toEqual({ versionId: null, replaced: undefined });
    const { bucketId, key, ...expected } = put;
    const found = await find(bucket, key);
    expect(found).toMatchObject({
      configuredStatus: "started",
      deleting: false,
      region: "europe-1",
      bucket: { id: bucketId, name: bucket.bucketName, deleted: false },
    });
    expect(found?.object).toEqual({ ...expected, versionId: "null", lock: noLock });
    const head = await findObject(objects.db, { ...bucket, key }, { withBytes: false });
    expect(head?.object).toEqual({
      ...expected,
      versionId: "null",
      lock: noLock,
      content: { kind: "whole", stored: { blobId: null, inline: null, size: 5, chunkSize: 65_536, keySealed: null } },
    });
    expect((await find(bucket, "a/c"))?.object).toBeUndefined();
    expect((await find({ ...bucket, bucketName: "none" }, "a/c"))?.bucket).toBeUndefined();
    expect(await find({ ...bucket, serviceUuid: randomUUID() }, "a/c")).toBeUndefined();
  });

  it("has any bytes as its key", async () => {
    const bucket = await objects.bucket();
    const keys = [
      Buffer.from([0]),
      Buffer.from([0, 0]),
      Buffer.from("../.."),
      Buffer.from("/"),
      Buffer.alloc(1024, 255),
    ];
    for (const [index, key] of keys.entries())
      await putObject(objects.db, newObject(bucket.bucketId, key, { text: `object ${index}` }));
    for (const [index, key] of keys.entries())
      expect((await find(bucket, key))?.object?.etag).toBe(md5Of(`object ${index}`));
  });

  it("replaces another one: its blob is queued for removal, and usage is that of the new one", async () => {
    const bucket = await objects.bucket();
    const blobs = [randomUUID(), randomUUID()];
    await putObject(objects.db, newObject(bucket.bucketId, "k", { content: blobBytes(blobs[0] ?? "", 1_000_000) }));
    expect(await usage(bucket)).toEqual({ objects: 1, bytes: 1_000_000 });
    const second = newObject(bucket.bucketId, "k", { content: blobBytes(blobs[1] ?? "", 3) });
    expect(await putObject(objects.db, second)).toMatchObject({ replaced: { size: 1_000_000 } });
    expect(await usage(bucket)).toEqual({ objects: 1, bytes: 3 });
    expect(await removals()).toEqual([blobs[0]]);
    expect(await putObject(objects.db, newObject(bucket.bucketId, "k"))).toMatchObject({ replaced: { size: 3 } });
    expect(await putObject(objects.db, newObject(bucket.bucketId, "k"))).toMatchObject({ replaced: { size: 5 } });
    expect(await removals()).toEqual(blobs);
    expect(await usage(bucket)).toEqual({ objects: 1, bytes: 5 });
    expect(await readUsage(objects.db, knownService(objects.serviceUuid))).toMatchObject({
      objects: expect.any(Number),
    });
  });

  it("is refused in a bucket that is deleted or unknown: nothing is stored or counted", async () => {
    const bucket = await objects.bucket();
    await deleteBucket(objects.db, knownService(bucket.serviceUuid), bucket.bucketName, objects.context);
    for (const bucketId of [bucket.bucketId, 12_345_678n])
      await expect(putObject(objects.db, newObject(bucketId, "k"))).rejects.toMatchObject({ code: "NoSuchBucket" });
    expect(await objects.db.storedObject.count({ where: { bucketId: bucket.bucketId } })).toBe(0);
    expect(await find(bucket, "k")).toMatchObject({ bucket: { deleted: true }, object: undefined });
  });
});

describe("conditions of a write", () => {
  it("hold of what is there", async () => {
    const bucket = await objects.bucket();
    const put = (text: string, conditions: object) =>
      putObject(objects.db, newObject(bucket.bucketId, "k", { text, conditions })).then(
        ({ replaced }) => replaced?.size ?? "new",
        ({ code }) => code,
      );
    expect(await put("one", { ifMatch: ["*"] })).toBe("NoSuchKey");
    expect(await put("one", { ifMatch: [md5Of("one")] })).toBe("NoSuchKey");
    expect(await put("one", { ifNoneMatch: ["*"] })).toBe("new");
    expect(await put("two", { ifNoneMatch: ["*"] })).toBe("PreconditionFailed");
    expect(await put("two", { ifNoneMatch: [md5Of("x"), md5Of("one")] })).toBe("PreconditionFailed");
    expect(await put("three", { ifNoneMatch: [md5Of("x")] })).toBe(3);
    expect(await put("four", { ifMatch: [md5Of("one")] })).toBe("PreconditionFailed");
    expect(await put("four", { ifMatch: [md5Of("one"), md5Of("three")] })).toBe(5);
    expect(await put("five", { ifMatch: ["*"] })).toBe(4);
    expect((await find(bucket, "k"))?.object?.etag).toBe(md5Of("five"));
    expect(await usage(bucket)).toEqual({ objects: 1, bytes: 4 });
  });

  it("let one of many through that all want to be first", async () => {
    const bucket = await objects.bucket();
    const attempts = Array.from({ length: 32 }, (_, index) =>
      putObject(
        objects.db,
        newObject(bucket.bucketId, "k", { text: `writer ${index}`, conditions: { ifNoneMatch: ["*"] } }),
      ),
    );
    const outcomes = await Promise.allSettled(attempts);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "PreconditionFailed" });
    const winner = outcomes.findIndex(({ status }) => status === "fulfilled");
    expect((await find(bucket, "k"))?.object?.etag).toBe(md5Of(`writer ${winner}`));
    expect((await usage(bucket)).objects).toBe(1);
  });

  it("let one of many through that all want to replace the same one", async () => {
    const bucket = await objects.bucket();
    await putObject(objects.db, newObject(bucket.bucketId, "k", { text: "base" }));
    const conditions = { ifMatch: [md5Of("base")] };
    const attempts = Array.from({ length: 16 }, (_, index) =>
      putObject(objects.db, newObject(bucket.bucketId, "k", { text: `writer ${index}`, conditions })),
    );
    const outcomes = await Promise.allSettled(attempts);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });
});

it("of 64 writers of one key one is current, and usage is that of one", async () => {
  const bucket = await objects.bucket();
  const sizes = Array.from({ length: 64 }, (_, index) => index + 1);
  const blobs = sizes.map(() => randomUUID());
  await Promise.all(
    sizes.map((size, index) =>
      putObject(objects.db, newObject(bucket.bucketId, "k", { content: blobBytes(blobs[index] ?? "", size) })),
    ),
  );
  const content = (await find(bucket, "k"))?.object?.content;
  if (content?.kind !== "whole") throw new Error("The object is not in one piece.");
  expect(await usage(bucket)).toEqual({ objects: 1, bytes: content.stored.size });
  const queued = (await removals()).filter((id) => (blobs as string[]).includes(id));
  expect(queued.sort()).toEqual(blobs.filter((id) => id !== content.stored.blobId).sort());
});
