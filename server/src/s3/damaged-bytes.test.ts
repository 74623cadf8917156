// Stored bytes that are not as they were written: no caller ever gets one of them, whoever asks is told or cut off, and the check of
// objects finds them.
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import http from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBytes } from "../blobs/open-bytes.js";
import { chunkBytes } from "../blobs/sealed-bytes.js";
import { bytesOf } from "../blobs/testing/pieces.js";
import { checkObjects } from "../object-store/check/check-objects.js";
import { startTestS3, type TestS3 } from "./testing/s3-server.js";
import { presignedPath } from "./testing/signed-client.js";

let s3: TestS3;
beforeAll(async () => {
  s3 = await startTestS3();
  await s3.send({ method: "PUT", path: "/files" });
});
afterAll(() => s3.close());

const size = 3 * chunkBytes + 1000;
const plain = bytesOf(size);
const other = Buffer.from(plain).reverse();
const tagBytes = 16;

const pathOf = async (key: string): Promise<string> => {
  const { contentId } = await s3.domain.db.storedObject.findFirstOrThrow({ where: { key: Buffer.from(key) } });
  const root = join(s3.context.configuration.dataDir, "blobs");
  const names = await readdir(root, { recursive: true });
  return join(root, names.find((name) => name.endsWith(contentId ?? "none")) ?? expect.fail("There is no blob."));
};

interface Received {
  readonly status: number;
  readonly bytes: Buffer;
  /** Whether all came that was announced. */
  readonly whole: boolean;
}

/** Fetches an object, and takes what comes before the connection ends. */
const fetchAll = (path: string, range?: string): Promise<Received> =>
  new Promise((resolve, reject) => {
    const { host } = new URL(s3.url);
    const signed = presignedPath(s3.admin, { path, host, presign: 600, at: s3.context.clock() });
    const headers = { host, ...(range && { range }) };
    http
      .get(s3.url + signed, { headers, agent: false }, (answer) => {
        const pieces: Buffer[] = [];
        const end = () =>
          resolve({ status: answer.statusCode ?? 0, bytes: Buffer.concat(pieces), whole: answer.complete });
        answer.on("data", (piece: Buffer) => pieces.push(piece)).on("error", () => undefined);
        answer.on("close", end);
      })
      .on("error", reject);
  });

const deepCheck = async () => {
  const opened = openBytes(s3.context);
  const { db } = s3.domain;
  const deep = { bytes: opened.bytes, bytesPerSecond: 1e9 };
  const found = await checkObjects({ db, store: opened.store, now: s3.context.clock(), deep });
  opened.close();
  return { missing: found.missing.map(({ name }) => name), damaged: found.damaged.map(({ name }) => name) };
};

const flip = (at: number) => (sealed: Buffer) => {
  const flipped = Buffer.from(sealed);
  flipped[at < 0 ? sealed.length + at : at] = (flipped.at(at) as number) ^ 1;
  return flipped;
};
const chunk = chunkBytes + tagBytes;

const damages: Readonly<Record<string, (sealed: Buffer, another: Buffer) => Buffer>> = {
  "the first byte flipped": flip(0),
  "a byte in the middle flipped": flip(chunk + 5000),
  "a tag flipped": flip(chunk - 1),
  "the last byte flipped": flip(-1),
  "the last byte missing": (sealed) => sealed.subarray(0, -1),
  "the last chunk missing": (sealed) => sealed.subarray(0, 3 * chunk),
  "nothing in it": () => Buffer.alloc(0),
  "two chunks swapped": (sealed) =>
    Buffer.concat([sealed.subarray(chunk, 2 * chunk), sealed.subarray(0, chunk), sealed.subarray(2 * chunk)]),
  "a chunk of another blob": (sealed, another) =>
    Buffer.concat([sealed.subarray(0, chunk), another.subarray(chunk, 2 * chunk), sealed.subarray(2 * chunk)]),
  "all of another blob": (_, another) => another,
};

describe.each(Object.entries(damages))("a blob with %s", (name, damage) => {
  it("is never served, and is found", async () => {
    const key = name.replaceAll(" ", "-");
    await s3.send({ method: "PUT", path: `/files/${key}`, body: plain });
    await s3.send({ method: "PUT", path: "/files/another", body: other });
    const [path, anotherPath] = [await pathOf(key), await pathOf("another")];
    await writeFile(path, damage(await readFile(path), await readFile(anotherPath)));

    const { status, bytes, whole } = await fetchAll(`/files/${key}`);
    if (status === 200) {
      expect(whole).toBe(false);
      expect(bytes.equals(plain.subarray(0, bytes.length))).toBe(true);
    } else expect([status, /<Code>(\w+)/.exec(bytes.toString())?.[1]]).toEqual([500, "InternalError"]);

    // ranges that do not touch the fault are right, others are not served
    for (let start = 0; start < size; start += 60_000) {
      const end = Math.min(size, start + 60_000) - 1;
      const part = await fetchAll(`/files/${key}`, `bytes=${start}-${end}`);
      const isServed = part.status === 206;
      if (isServed && part.whole) expect(part.bytes.equals(plain.subarray(start, end + 1))).toBe(true);
      else if (isServed) expect(part.bytes.equals(plain.subarray(start, start + part.bytes.length))).toBe(true);
      else expect(part.status).toBe(500);
    }
    expect(await deepCheck()).toEqual({ missing: [], damaged: [`files/${key}`] });
    await s3.send({ method: "DELETE", path: `/files/${key}` });
  });
});

it("a blob that is gone is an error of the server, and is found", async () => {
  await s3.send({ method: "PUT", path: "/files/gone", body: plain });
  await rm(await pathOf("gone"));
  expect((await s3.send({ path: "/files/gone" })).code).toBe("InternalError");
  expect(await deepCheck()).toEqual({ missing: ["files/gone"], damaged: [] });
  await s3.send({ method: "DELETE", path: "/files/gone" });
});

describe("bytes in a row", () => {
  const rowOf = (key: string) => s3.domain.db.storedObject.findFirstOrThrow({ where: { key: Buffer.from(key) } });
  const setInline = (key: string, inline: Uint8Array<ArrayBuffer>) =>
    s3.domain.db.storedObject.updateMany({ where: { key: Buffer.from(key) }, data: { inline } });

  it.each([0, 20, -1])("with a flipped bit at %i are never served, and are found", async (at) => {
    await s3.send({ method: "PUT", path: "/files/small", body: "some text in the row" });
    await setInline("small", flip(at)(Buffer.from((await rowOf("small")).inline ?? [])) as Buffer<ArrayBuffer>);
    const { status, code, text } = await s3.send({ path: "/files/small" });
    expect([status, code]).toEqual([500, "InternalError"]);
    expect(text).not.toContain("text in the row");
    expect(await deepCheck()).toEqual({ missing: [], damaged: ["files/small"] });
    await s3.send({ method: "DELETE", path: "/files/small" });
  });
});
