import { randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { BlobStore } from "./blob-store.js";
import { BlobStoreError } from "./blob-store-error.js";
import type { Bytes } from "./bytes.js";
import { expandKey } from "./keys/object-key.js";
import { createLocalBlobStore } from "./local/local-blob-store.js";
import { chunkBytes, createSealedBytes } from "./sealed-bytes.js";
import type { ByteRange, StoredBytes } from "./stored-bytes.js";
import { errno, faultyFiles } from "./testing/faulty-files.js";
import { bytesOf, gather, inPieces } from "./testing/pieces.js";

const serviceUuid = randomUUID();
const serviceKeys = new Map<string, Buffer>();
const derive = async (service: string, use: string) => {
  const key = serviceKeys.get(service) ?? randomBytes(32);
  serviceKeys.set(service, key);
  return expandKey(key, use);
};
const keys = { toSeal: derive, toOpen: derive };

let folder: string;
let store: BlobStore;
let bytes: Bytes;
const log = { error: vi.fn(), warn: vi.fn() };
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "concordat-bytes-"));
  store = createLocalBlobStore(folder);
  bytes = createSealedBytes({ store, keys, log });
  log.error.mockClear();
  log.warn.mockClear();
});
afterEach(() => rm(folder, { recursive: true }));

const files = async (): Promise<string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
};

const store16 = 16 * 1024;
it.each([0, 1, 100, store16 - 1, store16])("keeps %i bytes in the row", async (size) => {
  const plain = bytesOf(size);
  const stored = await bytes.store(serviceUuid, inPieces(plain, 1000));
  expect(stored).toMatchObject({ blobId: null, size, keySealed: null, inline: expect.any(Uint8Array) });
  expect((await gather(bytes.open(serviceUuid, stored))).equals(plain)).toBe(true);
  expect(Buffer.from(await bytes.openInline(serviceUuid, stored)).equals(plain)).toBe(true);
  expect(await files()).toEqual([]);
  if (size > 20) expect(Buffer.from(stored.inline ?? []).includes(plain.subarray(0, 16))).toBe(false);
});

it.each([store16 + 1, chunkBytes - 1, chunkBytes, chunkBytes + 1, 2 * chunkBytes + 1, 1_000_000])(
  "keeps %i bytes in a blob",
  async (size) => {
    const plain = bytesOf(size);
    const stored = await bytes.store(serviceUuid, inPieces(plain, 65_536));
    expect(stored).toMatchObject({ inline: null, size, chunkSize: chunkBytes, blobId: expect.any(String) });
    expect((await gather(bytes.open(serviceUuid, stored))).equals(plain)).toBe(true);
    const [path = ""] = await files();
    expect((await readFile(path)).includes(plain.subarray(0, 16))).toBe(false);
    for (const start of [0, 1, chunkBytes - 1, chunkBytes, size - 1].filter((each) => each < size))
      for (const end of [start, start + 1, chunkBytes, size - 1].filter((each) => each >= start && each < size)) {
        const part = await gather(bytes.open(serviceUuid, stored, { start, end }));
        expect(part.equals(plain.subarray(start, end + 1)), `${start}-${end}`).toBe(true);
      }
  },
);

it("reads ranges of what is in the row", async () => {
  const plain = bytesOf(500);
  const stored = await bytes.store(serviceUuid, inPieces(plain, 500));
  for (const [start, end] of [
    [0, 0],
    [1, 498],
    [499, 499],
  ] as const)
    expect((await gather(bytes.open(serviceUuid, stored, { start, end }))).equals(plain.subarray(start, end + 1))).toBe(
      true,
    );
  await expect(bytes.openInline(serviceUuid, stored, { start: 0, end: 500 })).rejects.toThrow(RangeError);
});

it("reads what was sealed in chunks of another size", async () => {
  const plain = bytesOf(100_000);
  const stored = await createSealedBytes({ store, keys, log, chunkSize: 7000 }).store(
    serviceUuid,
    inPieces(plain, 999),
  );
  expect(
    (await gather(bytes.open(serviceUuid, stored, { start: 6999, end: 90_000 }))).equals(plain.subarray(6999, 90_001)),
  ).toBe(true);
});

it("opens large bodies for readers that use each piece before they ask for the next one", async () => {
  const plain = bytesOf(3_000_000);
  const stored = await bytes.store(serviceUuid, inPieces(plain, 65_536));
  const open = (range?: ByteRange) => gather(bytes.open(serviceUuid, stored, range, { reusesMemory: true }));
  const [first, second] = await Promise.all([open(), open()]);
  expect(first.equals(plain)).toBe(true);
  expect(second.equals(plain)).toBe(true);
  for (const [start, end] of [
    [1, 2_999_998],
    [chunkBytes, 2_000_000],
    [2_400_000, 2_999_999],
  ] as const)
    expect((await open({ start, end })).equals(plain.subarray(start, end + 1)), `${start}-${end}`).toBe(true);
  // who leaves early, leaves nothing behind that others would notice
  for await (const piece of bytes.open(serviceUuid, stored, undefined, { reusesMemory: true }))
    if (piece.length > 0) break;
  expect((await open()).equals(plain)).toBe(true);
});

it("hands out nothing of a large body's chunk that was changed, also where a thread opens it", async () => {
  const plain = bytesOf(1_000_000);
  const stored = await bytes.store(serviceUuid, inPieces(plain, 65_536));
  const [path = ""] = await files();
  const sealed = await readFile(path);
  const at = 6 * (chunkBytes + 16) + 1;
  sealed[at] = (sealed[at] as number) ^ 1;
  await writeFile(path, sealed);
  const pieces: Buffer[] = [];
  const reading = (async () => {
    for await (const piece of bytes.open(serviceUuid, stored, undefined, { reusesMemory: true }))
      pieces.push(Buffer.from(piece));
  })();
  await expect(reading).rejects.toMatchObject({ fault: "damaged" });
  const read = Buffer.concat(pieces);
  expect(read.length).toBeLessThanOrEqual(6 * chunkBytes);
  expect(read.equals(plain.subarray(0, read.length))).toBe(true);
});

it("opens bytes for their own service alone", async () => {
  for (const size of [10, 50_000]) {
    const stored = await bytes.store(serviceUuid, inPieces(bytesOf(size), 10_000));
    await expect(gather(bytes.open(randomUUID(), stored))).rejects.toMatchObject({ fault: "damaged" });
  }
});

it("notices every flipped bit and every cut of what is in the row, raises an alarm and hands out nothing", async () => {
  const plain = bytesOf(40);
  const stored = (await bytes.store(serviceUuid, inPieces(plain, 40))) as StoredBytes & { inline: Uint8Array };
  for (let at = 0; at < stored.inline.length; at++) {
    const inline = Uint8Array.from(stored.inline, (byte, index) => (index === at ? byte ^ (1 << (at % 8)) : byte));
    await expect(gather(bytes.open(serviceUuid, { ...stored, inline })), `byte ${at}`).rejects.toMatchObject({
      fault: "damaged",
    });
    await expect(
      bytes.openInline(serviceUuid, { ...stored, inline: stored.inline.subarray(0, at) }),
      `cut at ${at}`,
    ).rejects.toMatchObject({ fault: "damaged" });
  }
  await expect(bytes.openInline(serviceUuid, { ...stored, size: 39 })).rejects.toMatchObject({ fault: "damaged" });
  expect(log.error).toHaveBeenCalledTimes(2 * stored.inline.length + 1);
  expect(log.error.mock.calls[0]?.[0]).toMatchObject({ alarm: "bytes", fault: "damaged", serviceUuid, blobId: null });
});

it("raises an alarm for a blob that was changed, cut off or is missing", async () => {
  const plain = bytesOf(2 * chunkBytes + 10);
  const stored = await bytes.store(serviceUuid, inPieces(plain, 65_536));
  const [path = ""] = await files();
  const sealed = await readFile(path);
  const expectAlarm = async (fault: string) => {
    log.error.mockClear();
    await expect(gather(bytes.open(serviceUuid, stored))).rejects.toMatchObject({ fault });
    expect(log.error.mock.calls).toEqual([
      [expect.objectContaining({ alarm: "bytes", fault, serviceUuid, blobId: stored.blobId }), expect.any(String)],
    ]);
  };
  for (const at of [0, chunkBytes, chunkBytes + 16, sealed.length - 1]) {
    const changed = Buffer.from(sealed);
    changed[at] = (changed[at] as number) ^ 1;
    await writeFile(path, changed);
    await expectAlarm("damaged");
  }
  for (const length of [
    0,
    chunkBytes + 15,
    chunkBytes + 16,
    chunkBytes + 17,
    2 * (chunkBytes + 16),
    sealed.length - 1,
  ]) {
    await writeFile(path, sealed.subarray(0, length));
    await expectAlarm("damaged");
  }
  await rm(path);
  await expectAlarm("missing");
});

it("does not open one blob as another", async () => {
  const stored: StoredBytes[] = [];
  for (const start of [0, 1])
    stored.push(await bytes.store(serviceUuid, inPieces(bytesOf(50_000).subarray(start), 9999)));
  const [one, other] = stored as [StoredBytes, StoredBytes];
  const [onePath, otherPath] = (await files()).sort() as [string, string];
  expect((await stat(onePath)).size).toBeGreaterThan(0);
  await writeFile(onePath, await readFile(otherPath));
  await expect(gather(bytes.open(serviceUuid, { ...one, size: other.size }))).rejects.toMatchObject({
    fault: "damaged",
  });
});

it.each([0, 100, 17_000, 300_000])("leaves nothing of bytes that break off after %i", async (length) => {
  const cut = errno("ECONNRESET");
  async function* broken() {
    yield* inPieces(bytesOf(length), 10_000);
    throw cut;
  }
  await expect(bytes.store(serviceUuid, broken())).rejects.toBe(cut);
  expect(await files()).toEqual([]);
});

it("leaves the bytes that come in when it cannot store them", async () => {
  const gone = new BlobStoreError("gone", { fault: "no-service" });
  const refuse = { toSeal: () => Promise.reject(gone), toOpen: derive };
  const { files: full } = faultyFiles(({ call }) => {
    if (call === "write") throw errno("ENOSPC");
  });
  for (const [options, fault] of [
    [{ store, keys: refuse, log }, "no-service"],
    [{ store: createLocalBlobStore(folder, full), keys, log }, "full"],
  ] as const) {
    let isLeft = false;
    async function* endless() {
      try {
        for (;;) yield Buffer.alloc(65_536);
      } finally {
        isLeft = true;
      }
    }
    await expect(createSealedBytes(options).store(serviceUuid, endless())).rejects.toMatchObject({ fault });
    expect(isLeft).toBe(true);
    expect(await files()).toEqual([]);
  }
});

it("discards what is in no row", async () => {
  const stored = await bytes.store(serviceUuid, inPieces(bytesOf(50_000), 10_000));
  await bytes.discard(stored);
  expect(await files()).toEqual([]);
  await bytes.discard(await bytes.store(serviceUuid, inPieces(bytesOf(5), 5)));
  const { files: stuck } = faultyFiles(({ call }) => {
    if (call === "unlink") throw errno("EIO");
  });
  await createSealedBytes({ store: createLocalBlobStore(folder, stuck), keys, log }).discard(stored);
  expect(log.warn).toHaveBeenCalledOnce();
});

it("never seals two bodies under one key", async () => {
  const uses: string[] = [];
  const recorded = {
    ...keys,
    toSeal: (service: string, use: string) => {
      uses.push(use);
      return derive(service, use);
    },
  };
  const recording = createSealedBytes({ store, keys: recorded, log });
  const bodies = Array.from({ length: 300 }, (_, index) => bytesOf(index % 10 === 0 ? 20_000 : 3));
  await Promise.all(bodies.map((body) => recording.store(serviceUuid, inPieces(body, 10_000))));
  expect(new Set(uses).size).toBe(300);
});
