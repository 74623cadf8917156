import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Prisma } from "../../generated/prisma/client.js";
import { objectContents } from "../buckets/contents.js";
import { deleteEmptyBucket } from "../buckets/delete.js";
import { recount } from "../buckets/recount.js";
import { listStored } from "../check/list-stored.js";
import { listVersions } from "../listings/list-versions.js";
import { copyObject } from "../objects/copy.js";
import { deleteObject } from "../objects/delete.js";
import { deleteObjects } from "../objects/delete-many.js";
import { findObject } from "../objects/find.js";
import { putObject } from "../objects/put.js";
import { codeOf, queuedOf, whileUncommitted } from "../testing/figures.js";
import {
  blobBytes,
  newObject,
  startTestObjects,
  type TestBucket,
  type TestObjects,
  uploadOfParts,
} from "../testing/objects.js";
import { setVersioning } from "./versioning.js";

let objects: TestObjects;
beforeAll(async () => {
  objects = await startTestObjects();
});
afterAll(() => objects.close());

const key = Buffer.from("k");
const now = () => objects.context.clock();
const versioned = async (): Promise<TestBucket> => {
  const bucket = await objects.bucket();
  await setVersioning(objects.db, bucket.bucketId, "Enabled");
  return bucket;
};
const put = ({ bucketId }: TestBucket, blob: string = randomUUID(), db: Prisma.TransactionClient = objects.db) =>
  putObject(db, newObject(bucketId, key, { content: blobBytes(blob, 10), modifiedAt: now() }));
const remove = (bucket: TestBucket, versionId?: string) =>
  deleteObject(objects.db, { ...bucket, key, at: now(), versionId });
const list = async (bucket: TestBucket) => {
  const { entries } = await listVersions(objects.db, { ...bucket, prefix: Buffer.alloc(0), limit: 1000 });
  return entries.flatMap((one) => (one.kind === "prefix" ? [] : [one]));
};
const countOf = async (bucket: TestBucket) => {
  const sum = await objects.db.storageUsageChange.aggregate({
    where: { bucketId: bucket.bucketId },
    _sum: { objects: true, bytes: true, noncurrentObjects: true, noncurrentBytes: true, deleteMarkers: true },
  });
  return Object.values(sum._sum).map((value) => Number(value ?? 0));
};

describe("writers at the same time", () => {
  it("leave one latest version of each key, and all that were written", async () => {
    const bucket = await objects.bucket();
    const { bucketId } = bucket;
    await put(bucket);
    const enabling = setVersioning(objects.db, bucketId, "Enabled");
    const written = await Promise.all(Array.from({ length: 12 }, () => put(bucket)));
    await enabling;
    const ids = written.flatMap(({ versionId }) => (versionId === null ? [] : [versionId]));
    expect((await list(bucket)).map(({ versionId }) => versionId).sort()).toEqual([...ids, "null"].sort());
    const many = { bucketId, at: now(), objects: [{ key: Buffer.from("l") }, { key }] };
    await Promise.all([
      ...Array.from({ length: 6 }, () => put(bucket)),
      ...Array.from({ length: 4 }, () => remove(bucket)),
      ...ids.slice(0, 6).map((id) => remove(bucket, id)),
      setVersioning(objects.db, bucketId, "Suspended"),
      deleteObjects(objects.db, many),
      copyObject(objects.db, {
        source: { bucketId, key },
        target: { bucketId, key: Buffer.from("l") },
        creator: null,
        acl: null,
        modifiedAt: now(),
      }).catch((error) => expect(error).toMatchObject({ code: "NoSuchKey" })),
    ]);
    const entries = await list(bucket);
    for (const name of ["k", "l"]) {
      const ofKey = entries.filter((one) => one.key.toString() === name);
      expect(ofKey.map(({ isLatest }) => isLatest)).toEqual(ofKey.map((_, index) => index === 0));
      expect(ofKey.filter(({ versionId }) => versionId === "null").length).toBeLessThanOrEqual(1);
    }
    expect(await recount(objects.db)).toMatchObject({ drifts: [], strays: 0 });
  });

  it("who began before versions were enabled are done before; who comes later makes a version", async () => {
    const bucket = await objects.bucket();
    const enable = (db: Prisma.TransactionClient = objects.db) => setVersioning(db, bucket.bucketId, "Enabled");
    await whileUncommitted(
      objects.db,
      (tx) => put(bucket, randomUUID(), tx),
      () => enable(),
    );
    const later = await whileUncommitted(objects.db, enable, () => put(bucket));
    expect(later).toMatchObject({ versionId: expect.stringMatching(/^[0-9a-f]{32}$/) });
    expect((await list(bucket)).length).toBe(2);
  });

  it("who delete the latest version make the one before current, each time", async () => {
    const bucket = await versioned();
    const written = [await put(bucket), await put(bucket), await put(bucket), await put(bucket)];
    await Promise.all(written.slice(1).map(({ versionId }) => remove(bucket, versionId ?? "")));
    const found = await findObject(objects.db, { ...bucket, key }, { withBytes: false });
    expect(found?.object?.versionId).toBe(written[0]?.versionId);
    expect(await countOf(bucket)).toEqual([1, 10, 0, 0, 0]);
  });
});

it("what is counted is what there is: current versions, earlier ones, delete markers", async () => {
  const bucket = await versioned();
  await put(bucket);
  await put(bucket);
  expect(await countOf(bucket)).toEqual([1, 10, 1, 10, 0]);
  await remove(bucket);
  expect(await countOf(bucket)).toEqual([0, 0, 2, 20, 1]);
  await setVersioning(objects.db, bucket.bucketId, "Suspended");
  await remove(bucket);
  await put(bucket);
  expect(await countOf(bucket)).toEqual([1, 10, 2, 20, 1]);
});

it("the bytes of versions stay until the version goes", async () => {
  const bucket = await versioned();
  const blobs = [randomUUID(), randomUUID()] as const;
  const { versionId } = await put(bucket, blobs[0]);
  await put(bucket, blobs[1]);
  await remove(bucket);
  const stored: (string | null)[] = [];
  for await (const row of listStored(objects.db, false)) stored.push(row.stored.blobId);
  expect(stored).toEqual(expect.arrayContaining([...blobs]));
  expect(await queuedOf(objects.db, blobs)).toEqual([]);
  await remove(bucket, versionId ?? "");
  expect(await queuedOf(objects.db, blobs)).toEqual([blobs[0]]);
});

it("an upload becomes a version; the parts of one that is not current are those of its bucket", async () => {
  const bucket = await versioned();
  const { blobs } = await uploadOfParts(objects, { ...bucket, key }, 2, { complete: true });
  await put(bucket);
  const services = new Map<string | null, string>();
  for await (const row of listStored(objects.db, false)) services.set(row.stored.blobId, row.serviceUuid);
  expect(blobs.map((blob) => services.get(blob))).toEqual(blobs.map(() => bucket.serviceUuid));
});

it("a bucket with versions or delete markers is not empty, and its clean-up removes them", async () => {
  const bucket = await versioned();
  const blob = randomUUID();
  await put(bucket, blob);
  await remove(bucket);
  const deletion = { ...bucket, at: now() };
  expect(await codeOf(deleteEmptyBucket(objects.db, deletion))).toBe("BucketNotEmpty");
  const contents = objectContents({ clock: objects.context.clock });
  expect(await contents.removeSome(objects.db, bucket.bucketId, 1)).toBe(true);
  expect(await contents.removeSome(objects.db, bucket.bucketId, 1)).toBe(false);
  expect([await countOf(bucket), await queuedOf(objects.db, [blob])]).toEqual([[0, 0, 0, 0, 0], [blob]]);
  expect(await deleteEmptyBucket(objects.db, deletion)).toEqual({ scheduled: false });
});
