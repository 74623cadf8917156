import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { BlobStoreError } from "../blob-store-error.js";
import type { ByteRange } from "../stored-bytes.js";
import { bytesOf, gather, inPieces } from "../testing/pieces.js";
import { chunkCount, chunksOf, plainSize, sealedSize, tagBytes } from "./layout.js";
import { sealChunks } from "./seal.js";
import { unsealChunks } from "./unseal.js";

const key = randomBytes(32);
const chunkSize = 100;
const sealedChunk = chunkSize + tagBytes;

const sealInto = async (size: number, pieces: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of sealChunks(key, size, pieces)) chunks.push(...chunk);
  return Buffer.concat(chunks);
};
const seal = (plain: Uint8Array, pieceSize = 37) => sealInto(chunkSize, inPieces(plain, pieceSize));

/** Opens a range of a body, as it lies in the sealed bytes. */
const unseal = (
  sealed: Uint8Array,
  size: number,
  {
    range = { start: 0, end: size - 1 },
    pieceSize = 53,
    ofKey = key,
  }: { range?: ByteRange; pieceSize?: number; ofKey?: Buffer } = {},
) => {
  const chunks = chunksOf(size, chunkSize, range);
  const part = sealed.subarray(chunks.sealed.start, chunks.sealed.end + 1);
  return gather(unsealChunks({ key: ofKey, size, chunkSize }, chunks, inPieces(part, pieceSize)));
};

const damaged = { name: "BlobStoreError", fault: "damaged" };
const borders = [0, 1, 99, 100, 101, 199, 200, 201, 299, 300, 301];

describe("sealed chunks", () => {
  it.each(borders)("give back %i bytes, in pieces of any size", async (size) => {
    const plain = bytesOf(size);
    for (const pieceSize of [1, 99, 100, 101, 1000]) {
      const sealed = await seal(plain, pieceSize);
      expect(sealed).toHaveLength(sealedSize(size, chunkSize));
      expect(plainSize(sealed.length, chunkSize)).toBe(size);
      for (const opened of [1, sealedChunk - 1, sealedChunk, sealedChunk + 1, 1000])
        expect((await unseal(sealed, size, { pieceSize: opened })).equals(plain)).toBe(true);
    }
  });

  it("are the same however the bytes come in, also where small pieces come between large ones", async () => {
    const plain = bytesOf(70_000);
    const sealAll = (pieces: AsyncIterable<Uint8Array>) => sealInto(30_000, pieces);
    const whole = await sealAll(inPieces(plain, plain.length));
    async function* mixed() {
      let at = 0;
      for (let turn = 0; at < plain.length; turn++) {
        const length = [1, 9000, 0, 8191, 8192, 7, 20_000, 3000][turn % 8] ?? 0;
        yield plain.subarray(at, at + length);
        at += length;
      }
    }
    expect((await sealAll(mixed())).equals(whole)).toBe(true);
    expect((await sealAll(inPieces(plain, 3))).equals(whole)).toBe(true);
  });

  it("give back every range, from no more chunks than it touches", async () => {
    const plain = bytesOf(301);
    const sealed = await seal(plain);
    for (const start of borders.slice(0, -1))
      for (const end of borders.filter((each) => each >= start && each < 301)) {
        const range = { start, end };
        expect((await unseal(sealed, 301, { range })).equals(plain.subarray(start, end + 1)), `${start}-${end}`).toBe(
          true,
        );
        const { first, last, sealed: part } = chunksOf(301, chunkSize, range);
        expect([first, last]).toEqual([Math.floor(start / 100), Math.floor(end / 100)]);
        expect(part.start).toBe(first * sealedChunk);
        expect(part.end).toBeLessThan(sealed.length);
      }
  });

  it.each([
    [-1, 5],
    [6, 5],
    [0, 301],
    [301, 301],
  ])("have no range from %i to %i", (start, end) => {
    expect(() => chunksOf(301, chunkSize, { start, end })).toThrow(RangeError);
  });

  it("do not open when any bit of them is flipped, and hand out nothing of the chunk", async () => {
    const plain = bytesOf(250);
    const sealed = await seal(plain);
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] as number) ^ (1 << (at % 8));
      const before = Math.floor(at / sealedChunk) * chunkSize;
      const pieces: Buffer[] = [];
      const chunks = chunksOf(250, chunkSize, { start: 0, end: 249 });
      const opening = async () => {
        for await (const piece of unsealChunks({ key, size: 250, chunkSize }, chunks, inPieces(changed, 50)))
          pieces.push(Buffer.from(piece));
      };
      await expect(opening(), `byte ${at}`).rejects.toMatchObject(damaged);
      expect(Buffer.concat(pieces).equals(plain.subarray(0, before)), `byte ${at}`).toBe(true);
    }
  });

  it.each([100, 101, 250, 300])("of %i bytes do not open when they are cut off anywhere", async (size) => {
    const sealed = await seal(bytesOf(size));
    for (let length = 0; length < sealed.length; length++)
      await expect(unseal(sealed.subarray(0, length), size), `${length} bytes`).rejects.toMatchObject(damaged);
  });

  it("do not open as a shorter body that ends with one of their chunks", async () => {
    const sealed = await seal(bytesOf(300));
    for (const size of [100, 200])
      await expect(unseal(sealed.subarray(0, sealedSize(size, chunkSize)), size)).rejects.toMatchObject(damaged);
    // nor as a longer one that begins with them
    const longer = Buffer.concat([sealed, sealed]);
    await expect(unseal(longer, 600)).rejects.toMatchObject(damaged);
  });

  it("do not open in another order, in one another's place, or as those of another body", async () => {
    const sealed = await seal(bytesOf(300));
    const [one, two, three] = [0, 1, 2].map((index) =>
      sealed.subarray(index * sealedChunk, (index + 1) * sealedChunk),
    ) as [Buffer, Buffer, Buffer];
    for (const order of [
      [two, one, three],
      [one, three, two],
      [one, one, three],
      [three, two, one],
    ])
      await expect(unseal(Buffer.concat(order), 300)).rejects.toMatchObject(damaged);
    await expect(unseal(sealed, 300, { ofKey: randomBytes(32) })).rejects.toMatchObject(damaged);
  });

  it("do not open as chunks of another size", async () => {
    const sealed = await seal(bytesOf(50));
    const chunks = chunksOf(50, 200, { start: 0, end: 49 });
    const opening = gather(unsealChunks({ key, size: 50, chunkSize: 200 }, chunks, inPieces(sealed, 50)));
    await expect(opening).rejects.toMatchObject(damaged);
  });

  it("show nothing of the bytes, and the same bytes differ in each chunk", async () => {
    const sealed = await seal(Buffer.alloc(300));
    const texts = [0, 1, 2].map((index) =>
      sealed.subarray(index * sealedChunk, index * sealedChunk + chunkSize).toString("hex"),
    );
    expect(new Set(texts).size).toBe(3);
    expect(sealed.includes(Buffer.alloc(8))).toBe(false);
  });

  it("pass on why their bytes cannot be read", async () => {
    const cause = new BlobStoreError("gone", { fault: "missing" });
    const broken = (async function* (): AsyncGenerator<Uint8Array> {
      yield new Uint8Array(3);
      throw cause;
    })();
    const chunks = chunksOf(10, chunkSize, { start: 0, end: 9 });
    await expect(gather(unsealChunks({ key, size: 10, chunkSize }, chunks, broken))).rejects.toBe(cause);
  });

  it("are one at least", () => {
    expect([0, 1, 100, 101].map((size) => chunkCount(size, chunkSize))).toEqual([1, 1, 1, 2]);
  });
});
