import { createHash, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { noLock } from "../locks/object-lock.js";
import { findObject } from "../objects/find.js";
import { putObject } from "../objects/put.js";
import { codeOf, figuresOf, queuedOf, whileUncommitted } from "../testing/figures.js";
import {
  blobBytes,
  md5Of,
  newObject,
  startTestObjects,
  type TestBucket,
  type TestObjects,
} from "../testing/objects.js";
import { abortUpload } from "./abort.js";
import { type CompleteUpload, completeUpload } from "./complete.js";
import { createUpload } from "./create.js";
import { listParts } from "./list-parts.js";
import { findPart, partsWith } from "./parts.js";
import { type PutPart, putPart } from "./put-part.js";
import { findUpload } from "./upload.js";

let objects: TestObjects;
beforeAll(async () => {
  objects = await startTestObjects();
});
afterAll(() => objects.close());

const at = new Date("2026-12-01T15:00:00Z");
const later = new Date(at.getTime() + 60_000);
const key = Buffer.from("large");
const attributes = {
  storageClass: "STANDARD",
  headers: { "content-type": "a/b" },
  metadata: { a: "1" },
  tags: [{ key: "t", value: "v" }],
  creator: "me",
  acl: null,
};
const leastPartSize = 100;

const begin = async (bucket?: TestBucket) => {
  const { bucketId, ...rest } = bucket ?? (await objects.bucket());
  const uploadId = await createUpload(objects.db, { bucketId, key, at, ...attributes, checksum: null });
  return { address: { bucketId, key, uploadId }, bucket: { bucketId, ...rest } };
};
type Address = Awaited<ReturnType<typeof begin>>["address"];

const part = (address: Address, number: number, size = 100, more: Partial<PutPart> = {}): PutPart => {
  const content = blobBytes(randomUUID(), size);
  if (content.kind !== "whole") throw new Error("The bytes are not in one piece.");
  return { ...address, number, stored: content.stored, etag: md5Of(`part ${number}`), checksum: null, at, ...more };
};
const named = (number: number) => ({ number, etag: md5Of(`part ${number}`) });
const complete = (address: Address, numbers: readonly number[], more: Partial<CompleteUpload> = {}) =>
  codeOf(completeUpload(objects.db, { ...address, parts: numbers.map(named), leastPartSize, at: later, ...more }));
const find = async (bucket: TestBucket) =>
  (await findObject(objects.db, { ...bucket, key }, { withBytes: true }))?.object;
const multipartEtag = (numbers: readonly number[]) => {
  const digests = numbers.map((number) => Buffer.from(md5Of(`part ${number}`), "hex"));
  return `${createHash("md5").update(Buffer.concat(digests)).digest("hex")}-${numbers.length}`;
};

describe("an upload in parts", () => {
  it("becomes an object of the named parts; the others go, and usage moves with each step", async () => {
    const { address, bucket } = await begin();
    expect(await figuresOf(objects.db, bucket)).toEqual({ objects: 0, bytes: 0, uploads: 1, uploadBytes: 0 });
    const parts = [part(address, 2, 150), part(address, 1, 100), part(address, 7, 30), part(address, 5, 1000)];
    for (const one of parts) expect(await putPart(objects.db, one)).toBeUndefined();
    expect(await figuresOf(objects.db, bucket)).toEqual({ objects: 0, bytes: 0, uploads: 1, uploadBytes: 1280 });
    const again = part(address, 2, 160);
    expect(await putPart(objects.db, again)).toEqual({ size: 150 });
    expect(await find(bucket)).toBeUndefined();

    const etag = multipartEtag([1, 2, 7]);
    const checksum = { algorithm: "CRC32", type: "COMPOSITE", value: "x-3" } as const;
    const done = {
      etag,
      checksum,
      size: 290,
      modifiedAt: later,
      replaced: undefined,
      versionId: null,
      repeated: false,
      hasCustomerKey: false,
      tags: attributes.tags,
    };
    const sizes: number[][] = [];
    const checksumOf: CompleteUpload["checksumOf"] = (chosen) => {
      sizes.push(chosen.map(({ size }) => size));
      return checksum;
    };
    expect(await complete(address, [1, 2, 7], { checksumOf, expectedSize: 290 })).toEqual(done);
    expect(sizes).toEqual([[100, 160, 30]]);
    expect(await figuresOf(objects.db, bucket)).toEqual({ objects: 1, bytes: 290, uploads: 0, uploadBytes: 0 });
    expect(await find(bucket)).toEqual({
      ...attributes,
      versionId: "null",
      lock: noLock,
      content: { kind: "parts", uploadId: address.uploadId, count: 3, keySealed: null },
      size: 290,
      etag,
      checksum,
      modifiedAt: later,
    });
    const dropped = [parts[0], parts[3]].map((one) => one?.stored.blobId ?? "");
    const all = [...parts, again].map(({ stored }) => stored.blobId ?? "");
    expect(await queuedOf(objects.db, all)).toEqual(dropped.sort());
    expect(await complete(address, [1, 2, 7])).toEqual({ ...done, repeated: true });
    expect(await figuresOf(objects.db, bucket)).toMatchObject({ objects: 1, bytes: 290 });
    expect(await codeOf(abortUpload(objects.db, { ...address, at }))).toBe("NoSuchUpload");
    expect(await codeOf(putPart(objects.db, part(address, 1)))).toBe("NoSuchUpload");

    const ranges = async (start: number, end: number) => {
      const found: number[][] = [];
      for await (const { number, startsAt } of partsWith(objects.db, address.uploadId, { start, end }))
        found.push([number, startsAt]);
      return found;
    };
    const [one, two, three] = [
      [1, 0],
      [2, 100],
      [7, 260],
    ];
    expect(await ranges(0, 289)).toEqual([one, two, three]);
    expect(await ranges(99, 99)).toEqual([one]);
    expect(await ranges(100, 259)).toEqual([two]);
    expect(await ranges(150, 260)).toEqual([two, three]);
    expect(await findPart(objects.db, address.uploadId, 7)).toMatchObject({ startsAt: 260, stored: parts[2]?.stored });
    expect(await findPart(objects.db, address.uploadId, 3)).toBeUndefined();
  });

  it("is found under its bucket and key only, and its parts are listed by pages", async () => {
    const { address } = await begin();
    for (const number of [3, 1, 2]) await putPart(objects.db, part(address, number));
    expect(await findUpload(objects.db, address)).toEqual({
      lock: noLock,
      ...attributes,
      initiatedAt: at,
      checksum: null,
      customerKeyCheck: null,
    });
    const wrong = [{ uploadId: "x" }, { uploadId: randomUUID() }, { key: Buffer.from("other") }, { bucketId: 77_777n }];
    for (const more of wrong)
      expect(await codeOf(findUpload(objects.db, { ...address, ...more }))).toBe("NoSuchUpload");
    const page = async (after: number, limit: number) => {
      const { parts, more } = await listParts(objects.db, { ...address, after, limit });
      return [parts.map(({ number }) => number), more];
    };
    expect(await page(0, 2)).toEqual([[1, 2], true]);
    expect(await page(2, 2)).toEqual([[3], false]);
    expect(await page(0, 3)).toEqual([[1, 2, 3], false]);
    expect(await page(0, 0)).toEqual([[], false]);
  });

  it("is refused with the wrong parts, and is under way as before then", async () => {
    const { address, bucket } = await begin();
    for (const [number, size] of [
      [1, 100],
      [2, 99],
      [3, 100],
    ] as const)
      await putPart(objects.db, part(address, number, size));
    expect(await complete(address, [2, 1])).toBe("InvalidPartOrder");
    expect(await complete(address, [1, 1])).toBe("InvalidPartOrder");
    expect(await complete(address, [1, 4])).toBe("InvalidPart");
    expect(await complete(address, [])).toBe("InvalidPart");
    expect(await complete(address, [], { parts: [{ number: 1, etag: md5Of("x") }] })).toBe("InvalidPart");
    expect(await complete(address, [], { parts: [{ ...named(1), checksum: "x" }] })).toBe("InvalidPart");
    expect(await complete(address, [1, 2, 3])).toBe("EntityTooSmall");
    expect(await complete(address, [1, 2], { expectedSize: 200 })).toBe("WrongSize");
    expect(await complete(address, [1, 2], { conditions: { ifMatch: ["*"] } })).toBe("NoSuchKey");
    await expect(
      complete(address, [1, 2], {
        checksumOf: () => {
          throw new Error("wrong checksum");
        },
      }),
    ).rejects.toThrow("wrong");
    expect(await figuresOf(objects.db, bucket)).toEqual({ objects: 0, bytes: 0, uploads: 1, uploadBytes: 299 });
    await putObject(objects.db, newObject(bucket.bucketId, key));
    expect(await complete(address, [1, 2], { conditions: { ifNoneMatch: ["*"] } })).toBe("PreconditionFailed");
    expect(await complete(address, [1, 2], { conditions: { ifMatch: [md5Of("hello")] } })).toMatchObject({
      replaced: { size: 5 },
    });
    expect(await figuresOf(objects.db, bucket)).toEqual({ objects: 1, bytes: 199, uploads: 0, uploadBytes: 0 });
  });

  it("is aborted with all of its parts", async () => {
    const { address, bucket } = await begin();
    await putPart(objects.db, part(address, 1));
    await abortUpload(objects.db, { ...address, at });
    expect(await figuresOf(objects.db, bucket)).toEqual({ objects: 0, bytes: 0, uploads: 0, uploadBytes: 0 });
    expect(await queuedOf(objects.db, [address.uploadId])).toEqual([address.uploadId]);
    expect(await codeOf(abortUpload(objects.db, { ...address, at }))).toBe("NoSuchUpload");
    expect(await complete(address, [1])).toBe("NoSuchUpload");
  });

  it("cannot begin in a bucket that is not there", async () => {
    const upload = { bucketId: 66_666n, key, at, ...attributes, checksum: null };
    expect(await codeOf(createUpload(objects.db, upload))).toBe("NoSuchBucket");
  });
});

describe("of those who meet at an upload", () => {
  it("whoever ends it waits for a part that is just written, and has it counted", async () => {
    const one = await begin();
    const abort = () => abortUpload(objects.db, { ...one.address, at });
    expect(await whileUncommitted(objects.db, (tx) => putPart(tx, part(one.address, 1)), abort)).toBeUndefined();
    expect(await figuresOf(objects.db, one.bucket)).toEqual({ objects: 0, bytes: 0, uploads: 0, uploadBytes: 0 });
    const other = await begin();
    await putPart(objects.db, part(other.address, 1));
    const ending = () => complete(other.address, [1, 2]);
    const ended = await whileUncommitted(objects.db, (tx) => putPart(tx, part(other.address, 2)), ending);
    expect(ended).toMatchObject({ size: 200 });
    expect(await figuresOf(objects.db, other.bucket)).toEqual({ objects: 1, bytes: 200, uploads: 0, uploadBytes: 0 });
  });

  it("a part waits for whoever ends it, and is refused", async () => {
    const { address } = await begin();
    await putPart(objects.db, part(address, 1));
    const late = () => putPart(objects.db, part(address, 2));
    const abort = { ...address, at };
    expect(await whileUncommitted(objects.db, (tx) => abortUpload(tx, abort), late)).toBe("NoSuchUpload");
  });

  it("one completes or aborts it, and late parts are refused: usage is that of what is left", async () => {
    const bucket = await objects.bucket();
    for (let round = 0; round < 10; round++) {
      const { address } = await begin(bucket);
      await putPart(objects.db, part(address, 1));
      const before = await figuresOf(objects.db, bucket);
      const [completed, aborted, ...late] = await Promise.all([
        complete(address, [1]),
        codeOf(abortUpload(objects.db, { ...address, at })),
        ...[1, 2, 3].map((number) => codeOf(putPart(objects.db, part(address, number)))),
      ]);
      expect([typeof completed === "object", aborted === undefined].filter(Boolean)).toHaveLength(1);
      for (const outcome of late)
        expect([undefined, "NoSuchUpload"]).toContain(typeof outcome === "object" ? undefined : outcome);
      const size = typeof completed === "object" ? 100 : 0;
      expect(await figuresOf(objects.db, bucket)).toMatchObject({
        uploads: 0,
        uploadBytes: 0,
        bytes: size === 0 ? before.bytes : size,
      });
    }
  });

  it("all who complete it are told the same", async () => {
    const { address, bucket } = await begin();
    await putPart(objects.db, part(address, 1));
    const outcomes = await Promise.all([1, 2, 3, 4, 5, 6].map(() => complete(address, [1])));
    const repeated = outcomes.map((outcome) => typeof outcome === "object" && outcome.repeated).sort();
    expect(repeated).toEqual([false, true, true, true, true, true]);
    expect(await figuresOf(objects.db, bucket)).toEqual({ objects: 1, bytes: 100, uploads: 0, uploadBytes: 0 });
  });
});
