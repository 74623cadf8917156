import { mkdtemp, readFile, rm, truncate, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { foldersOf, newBlobId } from "../../blobs/blob-id.js";
import { type OpenBytes, openBytes } from "../../blobs/open-bytes.js";
import { bytesOf, inGroups, inPieces } from "../../blobs/testing/pieces.js";
import { readConfiguration } from "../../configuration.js";
import { putObject } from "../objects/put.js";
import { newObject, startTestObjects, type TestBucket, type TestObjects } from "../testing/objects.js";
import { createUpload } from "../uploads/create.js";
import { putPart } from "../uploads/put-part.js";
import { checkObjects } from "./check-objects.js";

let objects: TestObjects;
beforeAll(async () => {
  objects = await startTestObjects();
});
afterAll(() => objects.close());

let dataDir: string;
let opened: OpenBytes;
let bucket: TestBucket;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "concordat-check-"));
  const configuration = { ...readConfiguration({}), dataDir };
  const { db: prisma, context } = objects;
  opened = openBytes({ configuration, prisma, vault: context.vault, log: pino({ level: "silent" }) });
  await prisma.storedObject.deleteMany();
  await prisma.objectPart.deleteMany();
  await prisma.objectUpload.deleteMany();
  await prisma.storageUsageChange.deleteMany();
  await prisma.storageUsage.deleteMany();
  bucket = await objects.bucket();
});
afterEach(async () => {
  opened.close();
  await rm(dataDir, { recursive: true });
});

const at = new Date();
const pathOf = (blobId: string | null) => join(dataDir, "blobs", ...foldersOf(blobId ?? ""), blobId ?? "");

const put = async (key: string, size: number) => {
  const stored = await opened.bytes.store(bucket.serviceUuid, inPieces(bytesOf(size), 65_536));
  await putObject(objects.db, newObject(bucket.bucketId, key, { content: { kind: "whole", stored }, modifiedAt: at }));
  return stored;
};

const putPartOf = async (uploadId: string, number: number, size: number) => {
  const stored = await opened.bytes.store(bucket.serviceUuid, inPieces(bytesOf(size), 65_536));
  const { bucketId } = bucket;
  await putPart(objects.db, {
    uploadId,
    bucketId,
    key: Buffer.from("large"),
    number,
    stored,
    etag: "0".repeat(32),
    checksum: null,
    at,
  });
  return stored;
};

const check = (deep = false) =>
  checkObjects({
    db: objects.db,
    store: opened.store,
    now: new Date(),
    deep: deep ? { bytes: opened.bytes, bytesPerSecond: 1e9 } : undefined,
  });

const clean = {
  orphans: 0,
  orphanBytes: 0,
  youngOrphans: 0,
  missing: [],
  damaged: [],
  drift: [],
  strays: 0,
};

it("finds nothing wrong with objects and uploads that are as they should be", async () => {
  expect(await check(true)).toEqual({ ...clean, blobs: 0, blobBytes: 0, rows: 0 });
  await put("small", 10);
  const { blobId } = await put("blob", 300_000);
  const upload = {
    key: Buffer.from("large"),
    storageClass: "STANDARD",
    headers: {},
    metadata: {},
    tags: null,
    creator: null,
    acl: null,
  };
  const id = await createUpload(objects.db, { ...upload, bucketId: bucket.bucketId, at, checksum: null });
  await putPartOf(id, 1, 50_000);
  await putPartOf(id, 2, 5);
  expect(blobId).not.toBeNull();
  expect(await check()).toMatchObject({ ...clean, blobs: 2, rows: 2, blobBytes: 300_000 + 3 * 16 + 50_000 + 16 });
  expect(await check(true)).toMatchObject({ ...clean, blobs: 2, rows: 4 });
});

it("tells blobs that are in no row, and which of them are young", async () => {
  const old = newBlobId(Date.now() - 7_200_000);
  for (const id of [old, newBlobId()]) await opened.store.write(id, inGroups(bytesOf(100), 100));
  await utimes(pathOf(old), 1000, 1000);
  expect(await check()).toMatchObject({ ...clean, blobs: 2, orphans: 2, orphanBytes: 200, youngOrphans: 1 });
});

it("tells rows whose blob is missing or of another size", async () => {
  const [gone, cut, whole] = [await put("gone", 30_000), await put("cut", 30_000), await put("whole", 30_000)];
  await rm(pathOf(gone.blobId));
  await truncate(pathOf(cut.blobId), 20_000);
  const { serviceUuid, bucketName } = bucket;
  expect(await check()).toMatchObject({
    rows: 3,
    missing: [{ serviceUuid, name: `${bucketName}/gone`, blobId: gone.blobId }],
    damaged: [{ serviceUuid, name: `${bucketName}/cut`, blobId: cut.blobId }],
  });
  expect(whole.blobId).not.toBeNull();
});

it("finds flipped bits in blobs and rows when it looks deep", async () => {
  const [blob, small] = [await put("blob", 300_000), await put("small", 30)];
  const sealed = await readFile(pathOf(blob.blobId));
  sealed[200_000] = (sealed[200_000] as number) ^ 1;
  await writeFile(pathOf(blob.blobId), sealed);
  const inline = Buffer.from(small.inline as Uint8Array);
  inline[20] = (inline[20] as number) ^ 1;
  await objects.db.storedObject.updateMany({ where: { contentId: null }, data: { inline } });
  expect((await check()).damaged).toEqual([]);
  const { damaged } = await check(true);
  expect(damaged.map(({ name }) => name).sort()).toEqual([`${bucket.bucketName}/blob`, `${bucket.bucketName}/small`]);
});

it("finds what is counted wrongly", async () => {
  await put("one", 10);
  await objects.db.storageUsageChange.create({
    data: { serviceUuid: bucket.serviceUuid, bucketId: bucket.bucketId, at, objects: 2n, bytes: -3n, uploads: 1n },
  });
  const none = { uploads: 0, uploadBytes: 0, noncurrentObjects: 0, noncurrentBytes: 0, deleteMarkers: 0 };
  const found = { objects: 1, bytes: 10, ...none };
  const counted = { ...found, objects: 3, bytes: 7, uploads: 1 };
  const { serviceUuid, bucketName } = bucket;
  expect((await check()).drift).toEqual([{ serviceUuid, bucketName, counted, found }]);
});

it("looks at every row, also where they are more than a page", async () => {
  const { stored } = { stored: await opened.bytes.store(bucket.serviceUuid, inPieces(bytesOf(20_000), 9999)) };
  const content = { kind: "whole", stored } as const;
  for (let index = 0; index < 501; index++)
    await putObject(objects.db, newObject(bucket.bucketId, `key-${index}`, { content }));
  expect(await check()).toMatchObject({ ...clean, blobs: 1, rows: 501 });
});
