import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { copyObject } from "../objects/copy.js";
import { deleteObject } from "../objects/delete.js";
import { putObject } from "../objects/put.js";
import { blobBytes, newObject, startTestObjects, type TestObjects, uploadOfParts } from "../testing/objects.js";
import { abortUpload } from "../uploads/abort.js";
import { claimRemovals } from "./claim.js";
import { findReferenced } from "./referenced.js";

let objects: TestObjects;
beforeAll(async () => {
  objects = await startTestObjects();
});
afterAll(() => objects.close());

const passRemoval = () => objects.context.clock.advance(60_000);
const claim = (limit?: number) =>
  claimRemovals({ prisma: objects.db, clock: objects.context.clock, ...(limit !== undefined && { limit }) });
/** Does all that is due. @returns the blobs that were removed */
const removeAll = async (limit?: number) => {
  const removed: string[] = [];
  for (let claimed = await claim(limit); claimed; claimed = await claim(limit)) {
    removed.push(...claimed.blobIds);
    await claimed.confirm();
  }
  return removed.sort();
};
const key = Buffer.from("k");
const put = async (bucketId: bigint, blob: string, of: Uint8Array = key) =>
  putObject(objects.db, newObject(bucketId, of, { content: blobBytes(blob, 9), modifiedAt: objects.context.clock() }));
const remove = (bucketId: bigint, of: Uint8Array = key) =>
  deleteObject(objects.db, { bucketId, key: of, at: objects.context.clock() });

describe("blobs that are no longer held", () => {
  it("are removed once those who have just found them had time to open them", async () => {
    const { bucketId } = await objects.bucket();
    const blobs = [randomUUID(), randomUUID()] as const;
    for (const blob of blobs) await put(bucketId, blob);
    expect(await removeAll()).toEqual([]);
    expect(await findReferenced(objects.db, [...blobs, randomUUID()])).toEqual(new Set(blobs));
    passRemoval();
    expect(await removeAll()).toEqual([blobs[0]]);
    expect(await findReferenced(objects.db, blobs)).toEqual(new Set([blobs[1]]));
    await remove(bucketId);
    passRemoval();
    expect(await removeAll()).toEqual([blobs[1]]);
    expect(await objects.db.contentRemoval.count()).toBe(0);
  });

  it("stay while a copy holds them", async () => {
    const { bucketId } = await objects.bucket();
    const blob = randomUUID();
    await put(bucketId, blob);
    const target = { bucketId, key: Buffer.from("copy") };
    const modifiedAt = objects.context.clock();
    await copyObject(objects.db, { source: { bucketId, key }, target, creator: null, acl: null, modifiedAt });
    await remove(bucketId);
    passRemoval();
    expect(await removeAll()).toEqual([]);
    await remove(bucketId, target.key);
    passRemoval();
    expect(await removeAll()).toEqual([blob]);
  });

  it("are claimed by one worker, and by the next one if that one dies", async () => {
    const { bucketId } = await objects.bucket();
    const blobs = Array.from({ length: 5 }, () => randomUUID());
    for (const blob of blobs) await put(bucketId, blob);
    await remove(bucketId);
    passRemoval();
    const claims = await Promise.all([claim(2), claim(2), claim(2)]);
    expect(claims.flatMap((one) => one?.blobIds ?? []).sort()).toEqual([...blobs].sort());
    expect(await claim()).toBeUndefined();
    await claims[0]?.confirm();
    passRemoval();
    const left = blobs.filter((blob) => !claims[0]?.blobIds.includes(blob));
    expect(await removeAll()).toEqual(left.sort());
  });
});

describe("uploads that are no longer held", () => {
  it("go with all of their parts, some at a time", async () => {
    const { bucketId } = await objects.bucket();
    const at = objects.context.clock();
    const uploads = [7, 1, 4].map((count) => uploadOfParts(objects, { bucketId, key }, count, { complete: false }));
    const made = await Promise.all(uploads);
    const blobs = made.flatMap((one) => one.blobs);
    for (const { uploadId } of made) await abortUpload(objects.db, { bucketId, key, uploadId, at });
    await put(bucketId, randomUUID());
    expect(await findReferenced(objects.db, blobs)).toEqual(new Set(blobs));
    expect((await removeAll(3)).filter((id) => blobs.includes(id))).toEqual(blobs.sort());
    expect(
      await objects.db.objectPart.count({ where: { uploadId: { in: made.map(({ uploadId }) => uploadId) } } }),
    ).toBe(0);
    expect(await findReferenced(objects.db, blobs)).toEqual(new Set());
  });

  it("stay while an object, or a copy of it, is made of them", async () => {
    const { bucketId } = await objects.bucket();
    const { uploadId, blobs } = await uploadOfParts(objects, { bucketId, key }, 3, { complete: true });
    const target = { bucketId, key: Buffer.from("copy") };
    const modifiedAt = objects.context.clock();
    await copyObject(objects.db, { source: { bucketId, key }, target, creator: null, acl: null, modifiedAt });
    await put(bucketId, randomUUID());
    passRemoval();
    expect(await removeAll()).toEqual([]);
    await remove(bucketId, target.key);
    passRemoval();
    expect((await removeAll()).filter((id) => id !== uploadId)).toEqual(blobs.sort());
  });
});
