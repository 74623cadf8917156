import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { newBlobId } from "../blob-id.js";
import type { BlobStore } from "../blob-store.js";
import { createLocalBlobStore } from "../local/local-blob-store.js";
import { bytesOf, gather, inGroups } from "../testing/pieces.js";
import { exportBlobs } from "./export-blobs.js";
import { importBlobs } from "./import-blobs.js";

let folder: string;
let store: BlobStore;
let target: BlobStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "concordat-archive-"));
  store = createLocalBlobStore(join(folder, "source"));
  target = createLocalBlobStore(join(folder, "target"));
});
afterEach(() => rm(folder, { recursive: true }));

const masterKey = randomBytes(32);
const all = async (ids: readonly string[]) => new Set(ids);

const plant = async (sizes: readonly number[]): Promise<Map<string, Buffer>> => {
  const blobs = new Map<string, Buffer>();
  for (const size of sizes) {
    const [id, bytes] = [newBlobId(), bytesOf(size)];
    await store.write(id, inGroups(bytes, 65_536));
    blobs.set(id, bytes);
  }
  return blobs;
};

const listed = async (of: BlobStore): Promise<string[]> => {
  const ids: string[] = [];
  for await (const batch of of.list()) ids.push(...batch);
  return ids.sort();
};

const file = () => join(folder, "objects.tar");
const exportAll = (key: Uint8Array | undefined = masterKey) =>
  exportBlobs(file(), { store, findReferenced: all, masterKey: key });
const importAll = (key = masterKey, unauthenticated = false) =>
  importBlobs(file(), { store: target, masterKeys: [key], unauthenticated });

it("brings every blob back that was in a row, byte by byte", async () => {
  const blobs = await plant([1, 511, 512, 513, 65_536, 1_100_000]);
  const orphan = newBlobId();
  await store.write(orphan, inGroups(bytesOf(5), 5));
  const findReferenced = async (ids: readonly string[]) => new Set(ids.filter((id) => id !== orphan));
  const written = await exportBlobs(file(), { store, findReferenced, masterKey });
  expect(written).toMatchObject({ blobs: 6, bytes: (await stat(file())).size, authenticated: expect.any(String) });
  expect((await stat(file())).mode & 0o777).toBe(0o600);
  expect(await importAll()).toEqual({ blobs: 6, present: 0, authenticated: written.authenticated });
  expect(await listed(target)).toEqual([...blobs.keys()].sort());
  for (const [id, bytes] of blobs)
    expect((await gather(target.read(id, { start: 0, end: bytes.length - 1 }))).equals(bytes)).toBe(true);
});

it("leaves what is there, and can be run again", async () => {
  await plant([10, 20]);
  await exportAll();
  const [first = ""] = await listed(store);
  await target.write(first, inGroups(bytesOf((await store.find(first))?.size ?? 0), 5));
  expect(await importAll()).toMatchObject({ blobs: 2, present: 1 });
  expect(await importAll()).toMatchObject({ blobs: 2, present: 2 });
});

it("leaves out what is removed while it is written", async () => {
  const blobs = await plant([10, 20, 30]);
  const [gone = ""] = blobs.keys();
  const findReferenced = async (ids: readonly string[]) => {
    await store.remove(gone);
    return new Set(ids);
  };
  expect(await exportBlobs(file(), { store, findReferenced, masterKey })).toMatchObject({ blobs: 2 });
  expect(await importAll()).toMatchObject({ blobs: 2 });
});

it("imports nothing of an archive that was changed or cut off anywhere", async () => {
  await plant([700]);
  await exportAll();
  const archive = await readFile(file());
  for (let at = 0; at < archive.length; at += 97) {
    const changed = Buffer.from(archive);
    changed[at] = (changed[at] as number) ^ 1;
    await writeFile(file(), changed);
    // padding and the time of a header are not bytes of anything: a change there may pass, and changes nothing
    await importAll().catch((error: unknown) => {
      expect(error, `byte ${at}`).toMatchObject({ name: "TransferError" });
    });
    for (const id of await listed(target)) {
      expect(await gather(target.read(id, { start: 0, end: 699 })), `byte ${at}`).toEqual(bytesOf(700));
      await target.remove(id);
    }
    // behind this come zeroes alone
    if (at > archive.length - 1024) continue;
    await writeFile(file(), archive.subarray(0, at));
    await expect(importAll(), `cut at ${at}`).rejects.toMatchObject({ name: "TransferError" });
    expect(await listed(target)).toEqual([]);
  }
});

it("takes an archive only from whom it trusts, unless told otherwise", async () => {
  await plant([10]);
  await exportAll();
  await expect(importAll(randomBytes(32))).rejects.toThrow("it was written under the master key");
  expect(await importAll(randomBytes(32), true)).toMatchObject({ blobs: 1, authenticated: null });
  await rm(file());
  await exportBlobs(file(), { store, findReferenced: all, masterKey: undefined });
  await expect(importAll()).rejects.toThrow("it carries no authentication");
  expect(await importAll(masterKey, true)).toMatchObject({ present: 1, authenticated: null });
});

it("is refused where there is such a file, and where there is none", async () => {
  await plant([10]);
  await expect(importAll()).rejects.toThrow(`There is no file ${file()} that can be read.`);
  await exportAll();
  await expect(exportAll()).rejects.toThrow(`There is a file ${file()} already: name another one.`);
  expect((await readdir(folder)).sort()).toEqual(["objects.tar", "source"]);
});

it("holds nothing but its head where there are no blobs", async () => {
  expect(await exportAll()).toMatchObject({ blobs: 0 });
  expect(await importAll()).toMatchObject({ blobs: 0, present: 0 });
});
