import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { claimDue } from "../../due-work/claim.js";
import { doAllDue } from "../../test-kit/do-due-work.js";
import { recount } from "../buckets/recount.js";
import { listVersions } from "../listings/list-versions.js";
import { putBucketLock } from "../locks/bucket-lock.js";
import { setLegalHold } from "../locks/set-lock.js";
import { deleteObject } from "../objects/delete.js";
import { findObject } from "../objects/find.js";
import { type PutObject, putObject } from "../objects/put.js";
import { figuresOf, queuedOf } from "../testing/figures.js";
import {
  blobBytes,
  newObject,
  startTestObjects,
  type TestBucket,
  type TestObjects,
  uploadOfParts,
} from "../testing/objects.js";
import { setVersioning, type Versioning } from "../versions/versioning.js";
import { deleteLifecycle, putLifecycle } from "./configuration.js";
import type { LifecycleFilter, LifecycleRule } from "./rules.js";
import { lifecycleRuns } from "./run.js";

let objects: TestObjects;
beforeAll(async () => {
  objects = await startTestObjects();
});
// what other tests have configured is over
beforeEach(async () => void (await objects.db.bucketLifecycle.deleteMany()));
afterAll(() => objects.close());

const dayMs = 86_400_000;
const now = () => objects.context.clock();
const filter = (members: Partial<LifecycleFilter> = {}): LifecycleFilter => ({ form: "single", tags: [], ...members });
const rule = (members: Partial<LifecycleRule>): LifecycleRule => ({
  id: "r",
  enabled: true,
  filter: filter(),
  ...members,
});
const newBucket = async (versioning?: Versioning): Promise<TestBucket> => {
  const bucket = await objects.bucket();
  if (versioning) await setVersioning(objects.db, bucket.bucketId, versioning);
  return bucket;
};
const put = async ({ bucketId }: TestBucket, key: string, more: Partial<PutObject> & { size?: number } = {}) => {
  const { size = 10, ...rest } = more;
  const blob = randomUUID();
  const object = newObject(bucketId, key, { content: blobBytes(blob, size), modifiedAt: now(), ...rest });
  const { versionId } = await putObject(objects.db, object);
  return { ...object, blob, versionId: versionId ?? "null" };
};
const mark = ({ bucketId }: TestBucket, key: string) =>
  deleteObject(objects.db, { bucketId, key: Buffer.from(key), at: now() });
const configure = ({ bucketId }: TestBucket, ...rules: LifecycleRule[]) =>
  putLifecycle(objects.db, bucketId, { rules, transitionDefaultMinimumObjectSize: "x" }, now());

const counted = { objects: 0, bytes: 0 };
const traffic = {
  add: (_: string, { objectsDeleted = 0, bytesDeleted = 0 }: { objectsDeleted?: number; bytesDeleted?: number }) => {
    counted.objects += objectsDeleted;
    counted.bytes += bytesDeleted;
  },
};
const work = () => lifecycleRuns({ prisma: objects.db, clock: objects.context.clock, traffic });
/** Does all that is due. @returns what was counted as deleted */
const execute = async () => {
  Object.assign(counted, { objects: 0, bytes: 0 });
  await doAllDue({ prisma: objects.db, clock: objects.context.clock }, work());
  expect(await recount(objects.db)).toMatchObject({ drifts: [], strays: 0 });
  return { ...counted };
};
const passDays = (days: number) => objects.context.clock.advance(days * dayMs);
/** Each entry as its key, its version and its kind. */
const list = async (bucket: TestBucket) => {
  const { entries } = await listVersions(objects.db, { ...bucket, prefix: Buffer.alloc(0), limit: 1000 });
  return entries.flatMap((one) => (one.kind === "prefix" ? [] : [`${one.key} ${one.kind}`]));
};
const keysOf = async (bucket: TestBucket) => (await list(bucket)).map((entry) => entry.split(" ")[0]);

describe("expiration", () => {
  it("removes objects of a bucket without versions, with usage and bytes, once their midnight has come", async () => {
    const bucket = await newBucket();
    const [old, another] = [await put(bucket, "logs/old"), await put(bucket, "other")];
    await configure(bucket, rule({ filter: filter({ prefix: "logs/" }), expiration: { days: 1 } }));
    expect(await execute()).toEqual({ objects: 0, bytes: 0 });
    passDays(1);
    const kept = await put(bucket, "logs/new");
    passDays(1);
    expect(await execute()).toEqual({ objects: 1, bytes: 10 });
    expect(await keysOf(bucket)).toEqual(["logs/new", "other"]);
    expect(await figuresOf(objects.db, bucket)).toMatchObject({ objects: 2, bytes: 20 });
    expect(await queuedOf(objects.db, [old.blob, another.blob, kept.blob])).toEqual([old.blob]);
  });

  it("looks at tags, sizes and dates", async () => {
    const bucket = await newBucket();
    const tags = [{ key: "keep", value: "no" }];
    await put(bucket, "tagged", { tags });
    await put(bucket, "plain");
    await put(bucket, "large", { size: 1_000 });
    const date = Math.ceil(now().getTime() / dayMs) * dayMs;
    await configure(
      bucket,
      rule({ id: "tags", filter: filter({ tags }), expiration: { date } }),
      rule({ id: "sizes", filter: filter({ sizeGreaterThan: 999 }), expiration: { date } }),
      rule({ id: "off", enabled: false, expiration: { date } }),
    );
    await execute();
    expect(await keysOf(bucket)).toEqual(["large", "plain", "tagged"]);
    passDays(1);
    expect(await execute()).toEqual({ objects: 2, bytes: 1_010 });
    expect(await keysOf(bucket)).toEqual(["plain"]);
  });

  it("puts delete markers in a bucket with versions, and is over with them", async () => {
    const bucket = await newBucket("Enabled");
    await put(bucket, "k");
    await configure(bucket, rule({ expiration: { days: 1 } }));
    passDays(2);
    expect(await execute()).toEqual({ objects: 0, bytes: 0 });
    expect(await list(bucket)).toEqual(["k marker", "k version"]);
    passDays(5);
    await execute();
    expect(await list(bucket)).toEqual(["k marker", "k version"]);
  });

  it("takes the place of the version null where versions are suspended", async () => {
    const bucket = await newBucket("Enabled");
    await put(bucket, "k");
    await setVersioning(objects.db, bucket.bucketId, "Suspended");
    await put(bucket, "k");
    await put(bucket, "only");
    await configure(bucket, rule({ expiration: { days: 1 } }));
    passDays(2);
    expect(await execute()).toEqual({ objects: 2, bytes: 20 });
    // the marker over `only` stands for nothing, and goes in its own time
    expect(await list(bucket)).toEqual(["k marker", "k version", "only marker"]);
    passDays(2);
    await execute();
    expect(await list(bucket)).toEqual(["k marker", "k version"]);
  });
});

describe("versions that are not current", () => {
  it("expire some days after they were replaced, but for so many newer ones", async () => {
    const bucket = await newBucket("Enabled");
    for (let count = 0; count < 5; count++) await put(bucket, "k");
    await put(bucket, "other");
    await configure(bucket, rule({ noncurrent: { days: 3, newer: 2 } }));
    passDays(3);
    expect(await execute()).toEqual({ objects: 0, bytes: 0 });
    passDays(1);
    expect(await execute()).toEqual({ objects: 2, bytes: 20 });
    expect(await list(bucket)).toEqual(["k version", "k version", "k version", "other version"]);
    await configure(bucket, rule({ noncurrent: { days: 3 } }));
    await execute();
    expect(await list(bucket)).toEqual(["k version", "other version"]);
  });

  it("leave a delete marker behind, which goes once nothing is under it", async () => {
    const bucket = await newBucket("Enabled");
    await put(bucket, "k");
    await mark(bucket, "k");
    await configure(
      bucket,
      rule({ id: "versions", noncurrent: { days: 1 } }),
      rule({ id: "markers", expiration: { expiredObjectDeleteMarker: true } }),
    );
    passDays(1);
    await execute();
    expect(await list(bucket)).toEqual(["k marker", "k version"]);
    passDays(1);
    await execute();
    expect(await list(bucket)).toEqual(["k marker"]);
    passDays(1);
    await execute();
    expect(await list(bucket)).toEqual([]);
  });

  it("stay while they are locked", async () => {
    const bucket = await newBucket("Enabled");
    await putBucketLock(objects.db, bucket.bucketId, {});
    const until = new Date(now().getTime() + 10 * dayMs);
    await put(bucket, "k", { lock: { retention: { mode: "GOVERNANCE", until }, legalHold: null } });
    const held = await put(bucket, "k", { lock: { retention: null, legalHold: true } });
    await put(bucket, "k");
    await put(bucket, "k");
    await configure(bucket, rule({ expiration: { days: 1 }, noncurrent: { days: 1 } }));
    passDays(3);
    expect(await execute()).toEqual({ objects: 1, bytes: 10 });
    expect(await list(bucket)).toEqual(["k marker", "k version", "k version", "k version"]);
    passDays(9);
    expect((await execute()).objects).toBe(2);
    await setLegalHold(objects.db, { ...held, key: Buffer.from("k") }, false);
    passDays(1);
    expect((await execute()).objects).toBe(1);
    // the marker that is left is over as well
    passDays(1);
    await execute();
    expect(await list(bucket)).toEqual([]);
  });
});

describe("uploads in parts", () => {
  it("end some days after they began, with their parts", async () => {
    const bucket = await newBucket();
    const at = (key: string) => ({ bucketId: bucket.bucketId, key: Buffer.from(key) });
    const old = await uploadOfParts(objects, at("tmp/a"), 2, { complete: false });
    await uploadOfParts(objects, at("kept"), 1, { complete: false });
    await uploadOfParts(objects, at("tmp/done"), 1, { complete: true });
    await configure(bucket, rule({ filter: filter({ prefix: "tmp/" }), abortDays: 2 }));
    passDays(2);
    await uploadOfParts(objects, at("tmp/new"), 1, { complete: false });
    passDays(1);
    await execute();
    expect(await figuresOf(objects.db, bucket)).toMatchObject({ objects: 1, uploads: 2, uploadBytes: 200 });
    expect(await queuedOf(objects.db, [old.uploadId])).toEqual([old.uploadId]);
  });
});

describe("an execution", () => {
  const many = async (bucket: TestBucket, count: number) => {
    const writes = Array.from({ length: count }, (_, index) => put(bucket, `${String(index).padStart(5, "0")}`));
    await Promise.all(writes);
  };

  it.each([undefined, "Enabled", "Suspended"] as const)(
    "goes through any number of pages, versioning %s",
    async (versioning) => {
      const bucket = await newBucket(versioning);
      await many(bucket, 1_203);
      const kept = await put(bucket, "zz", { tags: [{ key: "k", value: "v" }] });
      await configure(
        bucket,
        rule({ filter: filter({ prefix: "0" }), expiration: { days: 1 }, noncurrent: { days: 1 } }),
      );
      passDays(2);
      await execute();
      passDays(2);
      await execute();
      passDays(2);
      await execute();
      expect(await keysOf(bucket)).toEqual(["zz"]);
      expect(kept).toBeDefined();
    },
  );

  it("is taken up where a server left it, by the next one", async () => {
    const bucket = await newBucket();
    await many(bucket, 2_500);
    await configure(bucket, rule({ expiration: { days: 1 } }));
    passDays(2);
    const { scheduled, run, ...limits } = work();
    const stop = new AbortController();
    stop.abort();
    const claim = async () => (await claimDue(objects.db, scheduled, { ...limits, now: now(), limit: 1 }))[0];
    await run((await claim()) ?? expect.fail(), stop.signal);
    const left = await objects.db.storedObject.count({ where: { bucketId: bucket.bucketId } });
    const row = await objects.db.bucketLifecycle.findUniqueOrThrow({ where: { bucketId: bucket.bucketId } });
    expect([left, row.claimedUntil, row.cursor]).toEqual([1_500, null, expect.objectContaining({ stage: "objects" })]);
    // one that was killed holds its claim for a while
    await claim();
    await execute();
    expect(await objects.db.storedObject.count({ where: { bucketId: bucket.bucketId } })).toBe(1_500);
    objects.context.clock.advance(limits.claimMs);
    await execute();
    expect(await objects.db.storedObject.count({ where: { bucketId: bucket.bucketId } })).toBe(0);
  });

  it("ends when its rules change, or its bucket goes", async () => {
    const bucket = await newBucket();
    await put(bucket, "k");
    await configure(bucket, rule({ expiration: { days: 1 } }));
    await deleteLifecycle(objects.db, bucket.bucketId);
    passDays(3);
    await execute();
    expect(await keysOf(bucket)).toEqual(["k"]);
    await configure(bucket, rule({ expiration: { days: 1 } }));
    await objects.db.storageBucket.update({ where: { id: bucket.bucketId }, data: { deletedAt: now() } });
    await doAllDue({ prisma: objects.db, clock: objects.context.clock }, work());
    expect(await objects.db.bucketLifecycle.count({ where: { bucketId: bucket.bucketId } })).toBe(0);
    expect(await objects.db.storedObject.count({ where: { bucketId: bucket.bucketId } })).toBe(1);
  });

  it("is due again at the next midnight", async () => {
    const bucket = await newBucket();
    await configure(bucket, rule({ expiration: { days: 1 } }));
    await execute();
    const { dueAt } = await objects.db.bucketLifecycle.findUniqueOrThrow({ where: { bucketId: bucket.bucketId } });
    expect(dueAt).toEqual(new Date((Math.floor(now().getTime() / dayMs) + 1) * dayMs));
  });
});

describe("races", () => {
  it.each([undefined, "Enabled", "Suspended"] as const)(
    "with 64 writers lose nothing that they write, versioning %s",
    async (versioning) => {
      const bucket = await newBucket(versioning);
      const keys = Array.from({ length: 64 }, (_, index) => `k${index}`);
      for (const key of keys) await put(bucket, key);
      await configure(bucket, rule({ expiration: { days: 1 }, noncurrent: { days: 1 } }));
      passDays(3);
      const [, ...written] = await Promise.all([
        doAllDue({ prisma: objects.db, clock: objects.context.clock }, work()),
        ...keys.map((key) => put(bucket, key, { size: 20 })),
      ]);
      for (const { key } of written) {
        const found = await findObject(objects.db, { ...bucket, key: Buffer.from(key) }, { withBytes: false });
        expect(found?.object?.size).toBe(20);
      }
      expect(await recount(objects.db)).toMatchObject({ drifts: [], strays: 0 });
    },
  );
});
