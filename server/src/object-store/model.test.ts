import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { deleteEmptyBucket } from "./buckets/delete.js";
import { recount } from "./buckets/recount.js";
import { listObjects } from "./listings/list-objects.js";
import { listUploads } from "./listings/list-uploads.js";
import { copyObject } from "./objects/copy.js";
import { deleteObject } from "./objects/delete.js";
import { deleteObjects } from "./objects/delete-many.js";
import { findObject } from "./objects/find.js";
import { putObject } from "./objects/put.js";
import { claimRemovals } from "./removals/claim.js";
import { findReferenced } from "./removals/referenced.js";
import { codeOf } from "./testing/figures.js";
import {
  blobBytes,
  inlineBytes,
  md5Of,
  newObject,
  startTestObjects,
  type TestBucket,
  type TestObjects,
} from "./testing/objects.js";
import { abortUpload } from "./uploads/abort.js";
import { completeUpload } from "./uploads/complete.js";
import { createUpload } from "./uploads/create.js";
import { partsWith } from "./uploads/parts.js";
import { putPart } from "./uploads/put-part.js";

let objects: TestObjects;
beforeAll(async () => {
  objects = await startTestObjects();
});
afterAll(() => objects.close());

/** An object of the model: its bytes are the blobs that hold them, or a text. */
interface ModelObject {
  readonly etag: string;
  readonly size: number;
  readonly held: readonly string[];
}

interface ModelUpload {
  readonly id: string;
  readonly bucket: number;
  readonly key: string;
  readonly parts: Map<number, { readonly blob: string; readonly size: number }>;
}

/** What there is, told in the plainest way. */
interface Model {
  readonly buckets: (TestBucket & { readonly objects: Map<string, ModelObject> })[];
  uploads: ModelUpload[];
  readonly blobs: string[];
}

const keys = ["a", "a/1", "a/2", "b", "b/\0"];
const partSize = 100;

const newBlob = ({ blobs }: Model): string => {
  const blob = randomUUID();
  blobs.push(blob);
  return blob;
};
const now = () => {
  objects.context.clock.advance(1);
  return objects.context.clock();
};

type Step = (model: Model) => Promise<void>;
const bucketIndex = fc.nat({ max: 1 });
const key = fc.constantFrom(...keys);
const condition = fc.constantFrom("none", "none", "absent", "matching", "other");

const bucketOf = ({ buckets }: Model, index: number) => buckets[index] ?? expect.fail();
const conditionsOf = (kind: string, current: ModelObject | undefined) => {
  if (kind === "absent") return { conditions: { ifNoneMatch: ["*"] } };
  if (kind === "matching") return { conditions: { ifMatch: [current?.etag ?? "none"] } };
  return kind === "other" ? { conditions: { ifMatch: ["other"] } } : {};
};
/** What a write under a condition comes to. */
const expected = (kind: string, current: ModelObject | undefined): string | undefined => {
  if (kind === "absent") return current ? "PreconditionFailed" : undefined;
  if (kind === "matching") return current ? undefined : "NoSuchKey";
  if (kind === "other") return current ? "PreconditionFailed" : "NoSuchKey";
  return undefined;
};

const steps: Record<string, fc.Arbitrary<Step>> = {
  put: fc.tuple(bucketIndex, key, fc.nat({ max: 300 }), fc.boolean(), condition).map(
    ([index, name, size, isInline, kind]): Step =>
      async (model) => {
        const { bucketId, objects: there } = bucketOf(model, index);
        const current = there.get(name);
        const blob = isInline ? "" : newBlob(model);
        const content = isInline ? inlineBytes("x".repeat(size)) : blobBytes(blob, size);
        const etag = md5Of(randomUUID());
        const put = newObject(bucketId, name, { content, etag, modifiedAt: now(), ...conditionsOf(kind, current) });
        const outcome = await codeOf(putObject(objects.db, put));
        const refused = expected(kind, current);
        expect(outcome).toEqual(refused ?? { versionId: null, replaced: current && { size: current.size } });
        if (refused === undefined) there.set(name, { etag, size, held: isInline ? [] : [blob] });
      },
  ),
  delete: fc.tuple(bucketIndex, key, condition).map(
    ([index, name, kind]): Step =>
      async (model) => {
        const { bucketId, objects: there } = bucketOf(model, index);
        const current = there.get(name);
        const { conditions } = conditionsOf(kind === "absent" ? "none" : kind, current);
        const deletion = { bucketId, key: Buffer.from(name), at: now(), ...conditions };
        const refused = kind === "absent" ? undefined : expected(kind, current);
        expect(await codeOf(deleteObject(objects.db, deletion))).toEqual(
          refused ?? (current && { size: current.size }),
        );
        if (refused === undefined) there.delete(name);
      },
  ),
  deleteMany: fc.tuple(bucketIndex, fc.array(key, { minLength: 1, maxLength: 4 })).map(
    ([index, names]): Step =>
      async (model) => {
        const { bucketId, objects: there } = bucketOf(model, index);
        const asked = names.map((name) => ({ key: Buffer.from(name) }));
        const outcomes = names.map((name) => {
          const size = there.get(name)?.size;
          return size === undefined ? "absent" : { size };
        });
        expect(await deleteObjects(objects.db, { bucketId, at: now(), objects: asked })).toEqual(outcomes);
        for (const name of names) there.delete(name);
      },
  ),
  copy: fc.tuple(bucketIndex, key, bucketIndex, key).map(
    ([from, source, to, target]): Step =>
      async (model) => {
        const [here, there] = [bucketOf(model, from), bucketOf(model, to)];
        const current = here.objects.get(source);
        const outcome = await codeOf(
          copyObject(objects.db, {
            source: { bucketId: here.bucketId, key: Buffer.from(source) },
            target: { bucketId: there.bucketId, key: Buffer.from(target) },
            creator: null,
            acl: null,
            modifiedAt: now(),
          }),
        );
        if (!current) return expect(outcome).toBe("NoSuchKey");
        expect(outcome).toMatchObject({ etag: current.etag, size: current.size });
        there.objects.set(target, current);
      },
  ),
  begin: fc.tuple(bucketIndex, key).map(
    ([bucket, name]): Step =>
      async (model) => {
        const settings = {
          storageClass: "STANDARD",
          headers: {},
          metadata: {},
          tags: null,
          creator: null,
          acl: null,
          checksum: null,
        };
        const { bucketId } = bucketOf(model, bucket);
        const id = await createUpload(objects.db, { bucketId, key: Buffer.from(name), at: now(), ...settings });
        model.uploads.push({ id, bucket, key: name, parts: new Map() });
      },
  ),
  part: fc.tuple(fc.nat(), fc.integer({ min: 1, max: 3 }), fc.constantFrom(partSize, partSize + 1, 5)).map(
    ([which, number, size]): Step =>
      async (model) => {
        const upload = model.uploads[which % Math.max(model.uploads.length, 1)];
        if (!upload) return;
        const blob = newBlob(model);
        const stored = { blobId: blob, inline: null, size, chunkSize: 65_536, keySealed: null };
        const part = { ...addressOf(model, upload), number, stored, etag: md5Of(blob), checksum: null, at: now() };
        const before = upload.parts.get(number);
        expect(await putPart(objects.db, part)).toEqual(before && { size: before.size });
        upload.parts.set(number, { blob, size });
      },
  ),
  complete: fc.tuple(fc.nat(), fc.subarray([1, 2, 3], { minLength: 1 })).map(
    ([which, numbers]): Step =>
      async (model) => {
        const upload = model.uploads[which % Math.max(model.uploads.length, 1)];
        if (!upload) return;
        const parts = numbers.map((number) => ({ number, etag: md5Of(upload.parts.get(number)?.blob ?? "") }));
        const completion = { ...addressOf(model, upload), parts, leastPartSize: partSize, at: now() };
        const outcome = await codeOf(completeUpload(objects.db, completion));
        const chosen = numbers.map((number) => upload.parts.get(number));
        if (chosen.includes(undefined)) return expect(outcome).toBe("InvalidPart");
        if (chosen.slice(0, -1).some((one) => one && one.size < partSize))
          return expect(outcome).toBe("EntityTooSmall");
        const size = chosen.reduce((sum, one) => sum + (one?.size ?? 0), 0);
        expect(outcome).toMatchObject({ size, repeated: false });
        const { etag } = outcome as { etag: string };
        const held = chosen.flatMap((one) => one?.blob ?? []);
        bucketOf(model, upload.bucket).objects.set(upload.key, { etag, size, held });
        model.uploads = model.uploads.filter((one) => one !== upload);
        expect(await completeUpload(objects.db, completion)).toMatchObject({ etag, size, repeated: true });
      },
  ),
  abort: fc.nat().map(
    (which): Step =>
      async (model) => {
        const upload = model.uploads[which % Math.max(model.uploads.length, 1)];
        if (!upload) return;
        await abortUpload(objects.db, { ...addressOf(model, upload), at: now() });
        model.uploads = model.uploads.filter((one) => one !== upload);
      },
  ),
  deleteBucket: bucketIndex.map(
    (index): Step =>
      async (model) => {
        const bucket = bucketOf(model, index);
        const { serviceUuid, bucketName } = bucket;
        const outcome = await codeOf(deleteEmptyBucket(objects.db, { serviceUuid, bucketName, at: now() }));
        if (bucket.objects.size > 0) return expect(outcome).toBe("BucketNotEmpty");
        const scheduled = model.uploads.some((one) => one.bucket === index);
        expect(outcome).toEqual({ scheduled });
        // what is left of its uploads is for the clean-up, which has tests of its own
        const left = model.uploads.filter((one) => one.bucket === index).flatMap(({ parts }) => [...parts.values()]);
        for (const { blob } of left) model.blobs.splice(model.blobs.indexOf(blob), 1);
        model.uploads = model.uploads.filter((one) => one.bucket !== index);
        model.buckets[index] = { ...(await objects.bucket(bucketName)), objects: new Map() };
      },
  ),
};

const addressOf = (model: Model, { bucket, key: name, id }: ModelUpload) => ({
  bucketId: bucketOf(model, bucket).bucketId,
  key: Buffer.from(name),
  uploadId: id,
});

/** Does what is due to be removed. */
const removeAll = async () => {
  objects.context.clock.advance(120_000);
  const removed = new Set<string>();
  const context = { prisma: objects.db, clock: objects.context.clock, limit: 3 };
  for (let claimed = await claimRemovals(context); claimed; claimed = await claimRemovals(context)) {
    for (const id of claimed.blobIds) removed.add(id);
    await claimed.confirm();
  }
  return removed;
};

/** Whether the object store is as the model has it. */
const compare = async (model: Model) => {
  for (const [index, bucket] of model.buckets.entries()) {
    const { entries } = await listObjects(objects.db, { ...bucket, prefix: Buffer.alloc(0), limit: 1000 });
    const listed = entries.map((one) => (one.kind === "object" ? [one.key.toString(), one.etag, one.size] : one));
    const sorted = [...bucket.objects].sort(([one], [other]) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
    expect(listed).toEqual(sorted.map(([name, { etag, size }]) => [name, etag, size]));
    for (const [name, { held, size }] of bucket.objects) {
      const found = await findObject(objects.db, { ...bucket, key: Buffer.from(name) }, { withBytes: true });
      const content = found?.object?.content ?? expect.fail();
      const blobs: string[] = [];
      if (content.kind === "whole") blobs.push(...(content.stored.blobId === null ? [] : [content.stored.blobId]));
      else
        for await (const part of partsWith(objects.db, content.uploadId, { start: 0, end: size }))
          blobs.push(part.stored.blobId ?? "");
      expect(blobs).toEqual(held);
    }
    const uploads = await listUploads(objects.db, { ...bucket, prefix: Buffer.alloc(0), limit: 1000 });
    const open = model.uploads.filter((one) => one.bucket === index).map(({ id }) => id);
    expect(uploads.entries.map((one) => (one.kind === "upload" ? one.uploadId : "")).sort()).toEqual(open.sort());
  }
  expect(await recount(objects.db)).toMatchObject({ drifts: [], strays: 0 });
  const held = model.buckets.flatMap((bucket) => [...bucket.objects.values()].flatMap((object) => object.held));
  const inParts = model.uploads.flatMap(({ parts }) => [...parts.values()].map(({ blob }) => blob));
  const needed = new Set([...held, ...inParts]);
  const removed = await removeAll();
  expect([...needed].filter((blob) => removed.has(blob))).toEqual([]);
  expect(await findReferenced(objects.db, model.blobs)).toEqual(needed);
};

it("is as a plain model of it, after any sequence of commands: what is found, listed, counted and kept", async () => {
  const commands = fc.array(fc.oneof(...Object.values(steps)), { minLength: 1, maxLength: 40, size: "max" });
  await fc.assert(
    fc.asyncProperty(commands, async (sequence) => {
      const buckets = [await objects.bucket(), await objects.bucket()];
      const model: Model = { buckets: buckets.map((one) => ({ ...one, objects: new Map() })), uploads: [], blobs: [] };
      for (const step of sequence) await step(model);
      await compare(model);
    }),
    { numRuns: 15, endOnFailure: true },
  );
});
