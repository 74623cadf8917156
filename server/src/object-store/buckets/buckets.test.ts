import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readConfiguration } from "../../configuration.js";
import type { Prisma } from "../../generated/prisma/client.js";
import { bucketCleanUps } from "../../storage/buckets/clean-up.js";
import { createBucket } from "../../storage/buckets/create.js";
import { deleteBucket } from "../../storage/buckets/delete.js";
import { knownService } from "../../storage/service-ref.js";
import { readUsage } from "../../storage/usage/read.js";
import { doAllDue } from "../../test-kit/do-due-work.js";
import { stepwise } from "../../test-kit/provisioning.js";
import { deleteObject } from "../objects/delete.js";
import { findBucket } from "../objects/find.js";
import { putObject } from "../objects/put.js";
import { codeOf, figuresOf, queuedOf, whileUncommitted } from "../testing/figures.js";
import {
  blobBytes,
  newObject,
  startTestObjects,
  type TestBucket,
  type TestObjects,
  uploadOfParts,
} from "../testing/objects.js";
import { createUpload } from "../uploads/create.js";
import { objectContents } from "./contents.js";
import { deleteEmptyBucket } from "./delete.js";
import { recount } from "./recount.js";

let objects: TestObjects;
beforeAll(async () => {
  objects = await startTestObjects();
});
afterAll(() => objects.close());

const key = Buffer.from("k");
const now = () => objects.context.clock();
const remove = ({ serviceUuid, bucketName }: TestBucket) =>
  codeOf(deleteEmptyBucket(objects.db, { serviceUuid, bucketName, at: now() }));
const contextOf = () => ({
  prisma: objects.db,
  clock: objects.context.clock,
  configuration: { ...readConfiguration({}), ...stepwise },
});
const cleanUp = async () => {
  objects.context.clock.advance(stepwise.bucketCleanupMs);
  await doAllDue(
    contextOf(),
    bucketCleanUps(contextOf(), { contents: objectContents({ clock: objects.context.clock }) }),
  );
};
const exists = async ({ bucketId }: TestBucket) =>
  (await objects.db.storageBucket.count({ where: { id: bucketId } })) > 0;
const settings = {
  storageClass: "STANDARD",
  headers: {},
  metadata: {},
  tags: null,
  creator: null,
  acl: null,
  checksum: null,
};

describe("the deletion of a bucket", () => {
  it("is refused while there are objects in it; after it the name is free at once", async () => {
    const bucket = await objects.bucket();
    await putObject(objects.db, newObject(bucket.bucketId, key));
    expect(await remove(bucket)).toBe("BucketNotEmpty");
    await deleteObject(objects.db, { ...bucket, key, at: now() });
    expect(await remove(bucket)).toEqual({ scheduled: false });
    expect(await remove(bucket)).toBe("NoSuchBucket");
    expect((await findBucket(objects.db, bucket))?.bucket).toBeUndefined();
    const again = await objects.bucket(bucket.bucketName);
    expect(again.bucketId).not.toBe(bucket.bucketId);
    expect(await codeOf(putObject(objects.db, newObject(bucket.bucketId, key)))).toBe("NoSuchBucket");
  });

  it("ends its uploads, whose clean-up it leaves to the worker", async () => {
    const bucket = await objects.bucket();
    const { uploadId } = await uploadOfParts(objects, { ...bucket, key }, 2, { complete: false });
    expect(await remove(bucket)).toEqual({ scheduled: true });
    expect((await findBucket(objects.db, bucket))?.bucket).toBeUndefined();
    await createBucket(objects.db, knownService(bucket.serviceUuid), bucket.bucketName, objects.context);
    await cleanUp();
    expect([await exists(bucket), await queuedOf(objects.db, [uploadId])]).toEqual([false, [uploadId]]);
    expect((await recount(objects.db)).drifts).toEqual([]);
  });

  it("waits for an object that is just written; who writes later waits for it, and is refused", async () => {
    const bucket = await objects.bucket();
    const put = (tx: Prisma.TransactionClient) => putObject(tx, newObject(bucket.bucketId, key));
    expect(await whileUncommitted(objects.db, put, () => remove(bucket))).toBe("BucketNotEmpty");
    await deleteObject(objects.db, { ...bucket, key, at: now() });
    const deletion = { ...bucket, at: now() };
    const removing = (tx: Prisma.TransactionClient) => deleteEmptyBucket(tx, deletion);
    expect(await whileUncommitted(objects.db, removing, () => put(objects.db))).toBe("NoSuchBucket");
    expect(await objects.db.storedObject.count({ where: { bucketId: bucket.bucketId } })).toBe(0);
  });

  it("and the creation of another one of its name come one after the other", async () => {
    for (let round = 0; round < 10; round++) {
      const bucket = await objects.bucket();
      const service = knownService(bucket.serviceUuid);
      const create = () => codeOf(createBucket(objects.db, service, bucket.bucketName, objects.context));
      const [removed, ...created] = await Promise.all([remove(bucket), create(), create()]);
      expect(removed).toEqual({ scheduled: false });
      const made = created.filter((outcome) => typeof outcome === "object");
      expect(created.filter((outcome) => outcome !== "AlreadyExists")).toEqual(made);
      const found = (await findBucket(objects.db, bucket))?.bucket;
      expect([found === undefined ? 0 : 1, found?.id]).toEqual([made.length, made[0]?.id]);
    }
  });

  it("beside writers either takes none of their objects, or comes first and they are refused", async () => {
    for (let round = 0; round < 12; round++) {
      const bucket = await objects.bucket();
      const writers = [0, 1, 2].map((n) => codeOf(putObject(objects.db, newObject(bucket.bucketId, `k${n}`))));
      const upload = codeOf(createUpload(objects.db, { ...bucket, key, at: now(), ...settings }));
      const [removed, begun, ...written] = await Promise.all([remove(bucket), upload, ...writers]);
      const stored = await objects.db.storedObject.count({ where: { bucketId: bucket.bucketId } });
      expect(stored).toBe(written.filter((outcome) => typeof outcome === "object").length);
      if (removed === "BucketNotEmpty") expect([stored > 0, await exists(bucket)]).toEqual([true, true]);
      else expect([stored, new Set([...written, "NoSuchBucket"]).size]).toEqual([0, 1]);
      expect(typeof begun).toBe("string");
    }
    expect(await recount(objects.db)).toMatchObject({ drifts: [], strays: 0 });
  });
});

describe("the clean-up of a deleted bucket", () => {
  it("removes objects and uploads, and counts them as removed", async () => {
    const bucket = await objects.bucket();
    const before = await readUsage(objects.db, knownService(bucket.serviceUuid));
    const blob = randomUUID();
    await putObject(objects.db, newObject(bucket.bucketId, "large", { content: blobBytes(blob, 100_000) }));
    await Promise.all(Array.from({ length: 20 }, (_, n) => putObject(objects.db, newObject(bucket.bucketId, `k${n}`))));
    const whole = await uploadOfParts(objects, { ...bucket, key }, 2, { complete: true });
    const open = await uploadOfParts(objects, { ...bucket, key }, 3, { complete: false });
    expect(await figuresOf(objects.db, bucket)).toEqual({ objects: 22, bytes: 100_300, uploads: 1, uploadBytes: 300 });

    const contents = objectContents({ clock: objects.context.clock });
    expect(await contents.removeSome(objects.db, bucket.bucketId, 10)).toBe(true);
    expect(await figuresOf(objects.db, bucket)).toMatchObject({ objects: 12 });
    await deleteBucket(objects.db, knownService(bucket.serviceUuid), bucket.bucketName, objects.context);
    await cleanUp();
    expect(await exists(bucket)).toBe(false);
    expect(await readUsage(objects.db, knownService(bucket.serviceUuid))).toEqual(before);
    const gone = [blob, whole.uploadId, open.uploadId];
    expect(await queuedOf(objects.db, gone)).toEqual(gone.sort());
  });

  it("leaves to the next step what a writer holds who waits for the bucket", async () => {
    const bucket = await objects.bucket();
    const many = Array.from({ length: 30 }, (_, n) => `k${n % 6}`);
    const put = (name: string) =>
      codeOf(putObject(objects.db, newObject(bucket.bucketId, name, { text: randomUUID() })));
    await Promise.all(many.map(put));
    const deletion = deleteBucket(objects.db, knownService(bucket.serviceUuid), bucket.bucketName, objects.context);
    await Promise.all([deletion, ...many.map(put)]);
    const writing = Promise.all(many.map(put));
    await cleanUp();
    await writing;
    await cleanUp();
    expect([
      await exists(bucket),
      await objects.db.storedObject.count({ where: { bucketId: bucket.bucketId } }),
    ]).toEqual([false, 0]);
  });
});

describe("a recount", () => {
  it("finds what usage does not tell, and what is in no bucket", async () => {
    const bucket = await objects.bucket();
    await putObject(objects.db, newObject(bucket.bucketId, key));
    await uploadOfParts(objects, { ...bucket, key }, 1, { complete: false });
    expect(await recount(objects.db)).toMatchObject({ drifts: [], strays: 0 });
    await objects.db.storedObject.deleteMany({ where: { bucketId: bucket.bucketId } });
    const stray = await objects.db.objectUpload.findFirstOrThrow({ where: { bucketId: bucket.bucketId } });
    await objects.db.objectUpload.create({
      data: { ...stray, id: randomUUID(), bucketId: 987_654n, headers: {}, metadata: {}, tags: {}, acl: {} },
    });
    const found = { objects: 0, bytes: 0, uploads: 1, uploadBytes: 100 };
    expect(await recount(objects.db)).toMatchObject({
      drifts: [
        {
          bucketId: bucket.bucketId,
          bucketName: bucket.bucketName,
          counted: { ...found, objects: 1, bytes: 5 },
          found,
        },
      ],
      strays: 1,
    });
  });
});
