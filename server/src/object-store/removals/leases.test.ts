import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deleteObject } from "../objects/delete.js";
import { startTestObjects, type TestObjects, uploadOfParts } from "../testing/objects.js";
import { claimRemovals } from "./claim.js";
import { type ContentLeases, createContentLeases } from "./leases.js";

let objects: TestObjects;
beforeAll(async () => {
  objects = await startTestObjects();
});
afterAll(() => objects.close());

const log = pino({ level: "silent" });
/** What one server of several keeps. */
const server = (): ContentLeases => createContentLeases({ prisma: objects.db, clock: objects.context.clock, log });
const pass = (seconds: number) => objects.context.clock.advance(seconds * 1000);

/** Does all that is due. @returns the blobs that were removed */
const removeAll = async (): Promise<string[]> => {
  const removed: string[] = [];
  for (;;) {
    const claimed = await claimRemovals({ prisma: objects.db, clock: objects.context.clock });
    if (!claimed) return removed.sort();
    removed.push(...claimed.blobIds);
    await claimed.confirm();
  }
};

const key = Buffer.from("large");
const objectOfParts = async () => {
  const { bucketId } = await objects.bucket();
  const made = await uploadOfParts(objects, { bucketId, key }, 3, { complete: true });
  return { ...made, remove: () => deleteObject(objects.db, { bucketId, key, at: objects.context.clock() }) };
};

/** Lets time pass as servers do: they renew every ten seconds. */
const work = async (seconds: number, ...servers: readonly ContentLeases[]) => {
  for (let passed = 0; passed < seconds; passed += 10) {
    pass(10);
    for (const one of servers) await one.renew();
  }
};

describe("parts of an object that is deleted while it is read", () => {
  it("stay until the last reading is over, however long that takes", async () => {
    const { uploadId, blobs, remove } = await objectOfParts();
    const [here, there] = [server(), server()];
    const [endFirst, endSecond, endThird] = [here.begin(uploadId), here.begin(uploadId), there.begin(uploadId)];
    await remove();
    await work(3600, here, there);
    expect(await removeAll()).toEqual([]);
    endFirst();
    await work(300, here, there);
    expect(await removeAll()).toEqual([]);
    endSecond();
    await work(300, here, there);
    expect(await removeAll()).toEqual([]);
    endThird();
    await work(70, here, there);
    expect(await removeAll()).toEqual([...blobs].sort());
    expect(await objects.db.contentLease.count()).toBe(0);
    expect(await objects.db.contentRemoval.count()).toBe(0);
  });

  it("go at the usual time if nobody reads for long, and no lease is written", async () => {
    const { uploadId, blobs, remove } = await objectOfParts();
    const here = server();
    const end = here.begin(uploadId);
    await remove();
    await work(10, here);
    expect(await objects.db.contentLease.count()).toBe(0);
    end();
    await work(60, here);
    expect(await removeAll()).toEqual([...blobs].sort());
  });

  it("go when the server that read them was killed, and take nothing with them that is next to them", async () => {
    const [killed, other] = [await objectOfParts(), await objectOfParts()];
    const here = server();
    here.begin(killed.uploadId);
    await work(30, here);
    await killed.remove();
    await other.remove();
    pass(61);
    expect(await removeAll()).toEqual([...other.blobs].sort());
    pass(61);
    expect(await removeAll()).toEqual([...killed.blobs].sort());
    // whoever renews next clears it away
    const there = server();
    there.begin(other.uploadId);
    await work(30, there);
    expect((await objects.db.contentLease.findMany()).map(({ contentId }) => contentId)).toEqual([other.uploadId]);
    await there.close();
    expect(await objects.db.contentLease.count()).toBe(0);
  });
});
