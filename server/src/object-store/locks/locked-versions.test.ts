import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deleteBucket } from "../../storage/buckets/delete.js";
import { knownService } from "../../storage/service-ref.js";
import { objectContents } from "../buckets/contents.js";
import { recount } from "../buckets/recount.js";
import { copyObject } from "../objects/copy.js";
import { deleteObject } from "../objects/delete.js";
import { deleteObjects } from "../objects/delete-many.js";
import { findObject } from "../objects/find.js";
import { putObject } from "../objects/put.js";
import { codeOf } from "../testing/figures.js";
import { blobBytes, newObject, startTestObjects, type TestBucket, type TestObjects } from "../testing/objects.js";
import { setVersioning } from "../versions/versioning.js";
import { putBucketLock } from "./bucket-lock.js";
import type { ObjectLock, RetentionMode } from "./object-lock.js";
import { setLegalHold, setRetention } from "./set-lock.js";

let objects: TestObjects;
beforeAll(async () => {
  objects = await startTestObjects();
});
afterAll(() => objects.close());

const hourMs = 3_600_000;
const key = Buffer.from("k");
const now = () => objects.context.clock();
const inHours = (hours: number) => new Date(now().getTime() + hours * hourMs);
const lockable = async (): Promise<TestBucket> => {
  const bucket = await objects.bucket();
  await setVersioning(objects.db, bucket.bucketId, "Enabled");
  await putBucketLock(objects.db, bucket.bucketId, {});
  return bucket;
};
const put = async ({ bucketId }: TestBucket, lock?: ObjectLock, of: Uint8Array = key) => {
  const object = newObject(bucketId, of, { content: blobBytes(randomUUID(), 10), modifiedAt: now(), lock });
  const { versionId } = await putObject(objects.db, object);
  return { bucketId, key: of, versionId: versionId ?? expect.fail(), etag: object.etag, modifiedAt: object.modifiedAt };
};
const retained = (mode: RetentionMode = "GOVERNANCE", hours = 1): ObjectLock => ({
  retention: { mode, until: inHours(hours) },
  legalHold: null,
});
const held: ObjectLock = { retention: null, legalHold: true };
const find = ({ serviceUuid, bucketName }: TestBucket, versionId?: string) =>
  findObject(objects.db, { serviceUuid, bucketName, key, versionId }, { withBytes: false }).then((one) => one?.object);
const remove = ({ bucketId }: TestBucket, versionId: string, bypassGovernance = false) =>
  codeOf(deleteObject(objects.db, { bucketId, key, at: now(), versionId, bypassGovernance }));
const isSound = async () => expect(await recount(objects.db)).toMatchObject({ drifts: [], strays: 0 });

describe("a locked version", () => {
  it.each<[what: string, lock: () => ObjectLock, bypassed: boolean]>([
    ["by governance", () => retained(), true],
    ["by compliance", () => retained("COMPLIANCE"), false],
    ["by a legal hold", () => held, false],
    ["by governance and a legal hold", () => ({ ...retained(), legalHold: true }), false],
  ])("%s is not removed, be it current or not", async (_, lock, bypassed) => {
    const bucket = await lockable();
    const [earlier, current] = [await put(bucket, lock()), await put(bucket, lock())];
    for (const { versionId } of [earlier, current]) {
      expect(await remove(bucket, versionId)).toBe("ObjectLocked");
      expect(await find(bucket, versionId)).toBeDefined();
    }
    const named = [earlier, current].map(({ versionId }) => ({ key, versionId }));
    const { bucketId } = bucket;
    expect(await deleteObjects(objects.db, { bucketId, at: now(), objects: named })).toEqual(["locked", "locked"]);
    expect(typeof (await remove(bucket, earlier.versionId, true)) === "object").toBe(bypassed);
    await isSound();
  });

  it("gets a delete marker on top, and is there again once that is gone", async () => {
    const bucket = await lockable();
    const { versionId } = await put(bucket, retained());
    const marker = await deleteObject(objects.db, { bucketId: bucket.bucketId, key, at: now() });
    expect([marker?.isMarker, await find(bucket)]).toEqual([true, undefined]);
    expect(await remove(bucket, versionId)).toBe("ObjectLocked");
    await remove(bucket, marker?.versionId ?? "");
    expect(await find(bucket)).toMatchObject({ versionId, lock: retained() });
    await isSound();
  });

  it("is removed once its retention is over, or its legal hold is released", async () => {
    const bucket = await lockable();
    const [first, second] = [await put(bucket, retained("COMPLIANCE")), await put(bucket, held)];
    objects.context.clock.advance(hourMs);
    expect(await remove(bucket, first.versionId)).toMatchObject({ size: 10 });
    expect(await remove(bucket, second.versionId)).toBe("ObjectLocked");
    await setLegalHold(objects.db, second, false);
    expect(await remove(bucket, second.versionId)).toMatchObject({ size: 10 });
    await isSound();
  });

  it("keeps its bucket from being deleted in the control plane", async () => {
    const bucket = await lockable();
    const { versionId } = await put(bucket, retained());
    const service = knownService(bucket.serviceUuid);
    const context = { ...objects.context, contents: objectContents(objects.context) };
    const removeBucket = () => codeOf(deleteBucket(objects.db, service, bucket.bucketName, context));
    expect(await removeBucket()).toBe("BucketLocked");
    await deleteObject(objects.db, { bucketId: bucket.bucketId, key, at: now() });
    expect(await removeBucket()).toBe("BucketLocked");
    expect(await find(bucket, versionId)).toBeDefined();
    objects.context.clock.advance(hourMs);
    expect(await removeBucket()).toBeUndefined();
  });

  it("leaves its lock behind when it is copied", async () => {
    const bucket = await lockable();
    const { versionId } = await put(bucket, { ...retained(), legalHold: true });
    const { bucketId } = bucket;
    const expected = (await find(bucket, versionId)) ?? expect.fail();
    const copy = { source: { bucketId, key, expected }, target: { bucketId, key }, creator: null, acl: null };
    const copied = await copyObject(objects.db, { ...copy, modifiedAt: now() });
    expect((await find(bucket, copied.versionId ?? ""))?.lock).toEqual({ retention: null, legalHold: null });
    const locked = await copyObject(objects.db, { ...copy, modifiedAt: now(), lock: held });
    expect((await find(bucket, locked.versionId ?? ""))?.lock).toEqual(held);
  });
});

describe("a bucket", () => {
  it("has object lock only with versions, and then keeps them", async () => {
    const { bucketId } = await objects.bucket();
    const lock = () => codeOf(putBucketLock(objects.db, bucketId, {}));
    expect(await lock()).toBe("VersioningNotEnabled");
    await setVersioning(objects.db, bucketId, "Suspended");
    expect(await lock()).toBe("VersioningNotEnabled");
    await setVersioning(objects.db, bucketId, "Enabled");
    expect(await lock()).toBeUndefined();
    expect(await codeOf(setVersioning(objects.db, bucketId, "Suspended"))).toBe("ObjectLockEnabled");
    expect(await codeOf(setVersioning(objects.db, bucketId, "Enabled"))).toBeUndefined();
  });

  it("retains new versions by default, and leaves those alone that are there", async () => {
    const bucket = await lockable();
    const { versionId } = await put(bucket);
    await putBucketLock(objects.db, bucket.bucketId, { defaultRetention: { mode: "COMPLIANCE", days: 1 } });
    const next = await put(bucket);
    expect((await find(bucket, versionId))?.lock.retention).toBeNull();
    expect((await find(bucket, next.versionId))?.lock).toEqual(retained("COMPLIANCE", 24));
  });

  it.each(["none", "Enabled", "Suspended"] as const)(
    "without object lock takes no lock: versioning %s",
    async (status) => {
      const bucket = await objects.bucket();
      if (status !== "none") await setVersioning(objects.db, bucket.bucketId, status);
      expect(await codeOf(put(bucket, held))).toBe("NoObjectLock");
      const { db } = objects;
      const object = newObject(bucket.bucketId, key);
      const { versionId } = await putObject(db, object);
      const version = { ...object, versionId: versionId ?? "null" };
      expect(await codeOf(setLegalHold(db, version, true))).toBe("NoObjectLock");
      expect(await codeOf(setRetention(db, version, retained().retention, { at: now() }))).toBe("NoObjectLock");
    },
  );
});

describe("races", () => {
  it("leave each of 64 versions either deleted or retained, and never both", async () => {
    const bucket = await lockable();
    const versions: Awaited<ReturnType<typeof put>>[] = [];
    for (let count = 0; count < 32; count++) versions.push(await put(bucket));
    const { retention } = retained("COMPLIANCE");
    const outcomes = await Promise.all(
      versions.flatMap((version, index) => {
        const work = [
          () => remove(bucket, version.versionId),
          () => codeOf(setRetention(objects.db, version, retention, { at: now() })),
        ];
        return (index % 2 === 0 ? work : work.reverse()).map((one) => one());
      }),
    );
    expect(outcomes).toHaveLength(64);
    for (const [index, { versionId }] of versions.entries()) {
      const both = outcomes.slice(2 * index, 2 * index + 2);
      const [deleted, retaining] = index % 2 === 0 ? both : both.reverse();
      const isThere = (await find(bucket, versionId)) !== undefined;
      expect([isThere, deleted === "ObjectLocked", retaining === undefined]).toEqual(
        isThere ? [true, true, true] : [false, false, false],
      );
    }
    await isSound();
  });

  it("between the deletion of a bucket and a retention leave the bucket deleted, or the version retained", async () => {
    for (let round = 0; round < 8; round++) {
      const bucket = await lockable();
      const version = await put(bucket);
      const context = { ...objects.context, contents: objectContents(objects.context) };
      const service = knownService(bucket.serviceUuid);
      const [deleted, retaining] = await Promise.all([
        codeOf(deleteBucket(objects.db, service, bucket.bucketName, context)),
        codeOf(setRetention(objects.db, version, retained("COMPLIANCE").retention, { at: now() })),
      ]);
      expect([
        [undefined, "NoSuchBucket"],
        ["BucketLocked", undefined],
      ]).toContainEqual([deleted, retaining]);
    }
  });
});
