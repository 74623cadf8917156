import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { recount } from "./buckets/recount.js";
import { copyObject } from "./objects/copy.js";
import { deleteObject } from "./objects/delete.js";
import { deleteObjects } from "./objects/delete-many.js";
import { putObject } from "./objects/put.js";
import { claimRemovals } from "./removals/claim.js";
import { findReferenced } from "./removals/referenced.js";
import { codeOf } from "./testing/figures.js";
import { blobBytes, newObject, startTestObjects, type TestObjects, uploadOfParts } from "./testing/objects.js";

let objects: TestObjects;
beforeAll(async () => {
  objects = await startTestObjects();
});
afterAll(() => objects.close());

const workers = 8;
const turns = 30;
const keys = ["a", "b", "c"].map((key) => Buffer.from(key));

/** What commands may answer while others change the same objects. */
const expectable = new Set<unknown>([undefined, "NoSuchKey", "NoSuchUpload", "object"]);

it("of many commands at once, and of removals beside them, leaves no object without its bytes, and no bytes uncounted", async () => {
  const { db, context } = objects;
  const buckets = [await objects.bucket(), await objects.bucket()];
  const blobs: string[] = [];
  const newBlob = () => {
    const blob = randomUUID();
    blobs.push(blob);
    return blob;
  };
  const somewhere = (choice: number) => ({
    bucketId: buckets[choice % buckets.length]?.bucketId ?? 0n,
    key: keys[Math.floor(choice / buckets.length) % keys.length] ?? expect.fail(),
  });
  const commands: ((one: number, other: number) => Promise<unknown>)[] = [
    (one) => {
      const { bucketId, key } = somewhere(one);
      const content = blobBytes(newBlob(), 1 + (one % 50));
      return putObject(db, newObject(bucketId, key, { content, modifiedAt: context.clock() }));
    },
    (one, other) => {
      const modifiedAt = context.clock();
      return copyObject(db, { source: somewhere(one), target: somewhere(other), creator: null, acl: null, modifiedAt });
    },
    (one) => deleteObject(db, { ...somewhere(one), at: context.clock() }),
    (one) => deleteObjects(db, { ...somewhere(one), at: context.clock(), objects: keys.map((key) => ({ key })) }),
    async (one) => {
      const made = await uploadOfParts(objects, somewhere(one), 1 + (one % 3), { complete: true });
      blobs.push(...made.blobs);
    },
  ];
  const plan = fc.array(fc.tuple(fc.nat({ max: commands.length - 1 }), fc.nat({ max: 999 }), fc.nat({ max: 999 })), {
    minLength: turns,
    maxLength: turns,
  });

  const removed = new Set<string>();
  let working = true;
  const removeSome = async () => {
    // nobody opens bytes here, so that nobody needs time for it
    context.clock.advance(120_000);
    const claimed = await claimRemovals({ prisma: db, clock: context.clock, limit: 20 });
    for (const id of claimed?.blobIds ?? []) removed.add(id);
    await claimed?.confirm();
    return claimed !== undefined;
  };
  const removing = (async () => {
    while (working) await removeSome();
  })();
  const work = fc.sample(plan, workers).map(async (sequence) => {
    for (const [which, one, other] of sequence) {
      const outcome = await codeOf(commands[which]?.(one, other) ?? expect.fail());
      expect(expectable).toContain(typeof outcome === "object" ? "object" : outcome);
    }
  });
  await Promise.all(work).finally(() => {
    working = false;
  });
  await removing;
  while (await removeSome());

  expect(await recount(db)).toMatchObject({ drifts: [], strays: 0 });
  const whole = await db.storedObject.findMany({ where: { partCount: null }, select: { contentId: true } });
  const multipart = await db.storedObject.findMany({
    where: { partCount: { not: null } },
    select: { contentId: true },
  });
  const uploads = multipart.map(({ contentId }) => contentId ?? "");
  const parts = await db.objectPart.findMany({ where: { uploadId: { in: uploads } }, select: { blobId: true } });
  const held = new Set([...whole.map(({ contentId }) => contentId), ...parts.map(({ blobId }) => blobId)]);
  expect([...held].filter((blob) => removed.has(blob ?? ""))).toEqual([]);
  // what nothing holds is gone, each of it
  expect(blobs.filter((blob) => !held.has(blob) && !removed.has(blob))).toEqual([]);
  expect(await findReferenced(db, blobs)).toEqual(held);
});
