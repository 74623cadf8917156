import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type OpenBytes, openBytes } from "../blobs/open-bytes.js";
import { bytesOf, gather, inPieces } from "../blobs/testing/pieces.js";
import { createMetrics } from "../metrics/metrics.js";
import { createTestContext, type TestContext } from "../test-kit/test-context.js";
import { objectStorePart } from "./object-store-part.js";
import { putObject } from "./objects/put.js";
import { removalBacklog } from "./removals/backlog.js";
import { blobBytes, newObject, startTestObjects, type TestObjects } from "./testing/objects.js";

let objects: TestObjects;
let context: TestContext;
let opened: OpenBytes;
beforeAll(async () => {
  objects = await startTestObjects();
  const dataDir = await mkdtemp(join(tmpdir(), "concordat-store-"));
  context = createTestContext(objects.db, { settings: { dataDir } });
  opened = openBytes(context);
});
afterAll(async () => {
  opened.close();
  await objects.close();
  await rm(context.configuration.dataDir, { recursive: true });
});

const listed = async (): Promise<string[]> => {
  const ids: string[] = [];
  for await (const batch of opened.store.list()) ids.push(...batch);
  return ids;
};

it("removes the bytes of an object that was replaced, after those who read it have opened them", async () => {
  const { bucketId } = await objects.bucket();
  const put = async (size: number) => {
    const stored = await opened.bytes.store(objects.serviceUuid, inPieces(bytesOf(size), 65_536));
    const modifiedAt = context.clock();
    await putObject(objects.db, newObject(bucketId, "key", { content: { kind: "whole", stored }, modifiedAt }));
    return stored;
  };
  const first = await put(20_000);
  const second = await put(30_000);
  expect((await listed()).sort()).toEqual([first.blobId, second.blobId].sort());
  const { workers = [] } = objectStorePart(context, opened);
  for (const worker of workers) worker.start();
  // it is not due yet
  expect((await gather(opened.bytes.open(objects.serviceUuid, first))).equals(bytesOf(20_000))).toBe(true);
  context.clock.advance(61_000);
  for (const worker of workers) worker.poke();
  await expect.poll(listed).toEqual([second.blobId]);
  await expect.poll(() => objects.db.contentRemoval.count()).toBe(0);
  await Promise.all(workers.map((worker) => worker.stop()));
  expect((await gather(opened.bytes.open(objects.serviceUuid, second))).equals(bytesOf(30_000))).toBe(true);
});

it("tells how much waits to be removed", async () => {
  const { bucketId } = await objects.bucket();
  const metrics = createMetrics(context, [removalBacklog]);
  const due = async () => {
    const { text } = await metrics.read();
    return text.split("\n").filter((line) => line.startsWith('concordat_due_work{kind="content_removals"}'));
  };
  for (const blob of [randomUUID(), randomUUID(), randomUUID()])
    await putObject(
      objects.db,
      newObject(bucketId, "key", { content: blobBytes(blob, 1), modifiedAt: context.clock() }),
    );
  expect(await due()).toEqual(['concordat_due_work{kind="content_removals"} 0']);
  context.clock.advance(61_000);
  expect(await due()).toEqual(['concordat_due_work{kind="content_removals"} 2']);
});
