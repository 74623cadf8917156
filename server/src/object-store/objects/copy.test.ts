import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Prisma } from "../../generated/prisma/client.js";
import { noLock } from "../locks/object-lock.js";
import { codeOf, figuresOf, queuedOf, whileUncommitted } from "../testing/figures.js";
import {
  blobBytes,
  md5Of,
  newObject,
  startTestObjects,
  type TestBucket,
  type TestObjects,
} from "../testing/objects.js";
import { type CopyObject, copyObject } from "./copy.js";
import { deleteObject } from "./delete.js";
import { findObject } from "./find.js";
import { putObject } from "./put.js";

let objects: TestObjects;
beforeAll(async () => {
  objects = await startTestObjects();
});
afterAll(() => objects.close());

const modifiedAt = new Date("2026-12-01T14:00:00.5Z");
const [from, to] = [Buffer.from("from"), Buffer.from("to")];
const find = async (bucket: TestBucket, key: Uint8Array) =>
  (await findObject(objects.db, { ...bucket, key }, { withBytes: true }))?.object;
const copy = (
  source: { bucketId: bigint; key: Uint8Array },
  target: { bucketId: bigint; key: Uint8Array },
  more: Omit<Partial<CopyObject>, "source" | "target"> & Pick<Partial<CopyObject["source"]>, "expected"> = {},
) => {
  const { expected, ...rest } = more;
  return codeOf(
    copyObject(objects.db, { source: { ...source, expected }, target, creator: "me", acl: null, modifiedAt, ...rest }),
  );
};

describe("a copy", () => {
  it("is the same object under another key, in another bucket, with its own time and creator", async () => {
    const [here, there] = [await objects.bucket(), await objects.bucket()];
    const put = newObject(here.bucketId, from, {
      metadata: { a: "1" },
      tags: [{ key: "t", value: "v" }],
      creator: "somebody",
      acl: null,
      checksum: { algorithm: "SHA1", type: "FULL_OBJECT", value: "x=" },
    });
    await putObject(objects.db, put);
    const { bucketId } = there;
    expect(await copy({ ...here, key: from }, { bucketId, key: to })).toEqual({
      etag: put.etag,
      checksum: put.checksum,
      size: 5,
      replaced: undefined,
      versionId: null,
    });
    const { bucketId: _, key, ...same } = put;
    expect(await find(there, to)).toEqual({
      ...same,
      modifiedAt,
      creator: "me",
      acl: null,
      versionId: "null",
      lock: noLock,
    });
    expect(await figuresOf(objects.db, there)).toMatchObject({ objects: 1, bytes: 5 });
  });

  it("shares the blob, and has what it replaces queued", async () => {
    const bucket = await objects.bucket();
    const blobs = [randomUUID(), randomUUID()] as const;
    await putObject(objects.db, newObject(bucket.bucketId, from, { content: blobBytes(blobs[0], 100) }));
    await putObject(objects.db, newObject(bucket.bucketId, to, { content: blobBytes(blobs[1], 40) }));
    expect(await copy({ ...bucket, key: from }, { ...bucket, key: to })).toMatchObject({ replaced: { size: 40 } });
    expect(await find(bucket, to)).toMatchObject({ content: blobBytes(blobs[0], 100) });
    expect(await queuedOf(objects.db, blobs)).toEqual([blobs[1]]);
    expect(await figuresOf(objects.db, bucket)).toMatchObject({ objects: 2, bytes: 200 });
    // once more: what is replaced has the same blob
    await copy({ ...bucket, key: from }, { ...bucket, key: to });
    expect(await queuedOf(objects.db, blobs)).toEqual([blobs[1]]);
  });

  it("onto itself gives an object new attributes, and keeps its bytes", async () => {
    const bucket = await objects.bucket();
    const blob = randomUUID();
    await putObject(
      objects.db,
      newObject(bucket.bucketId, from, { content: blobBytes(blob, 100), metadata: { a: "1" } }),
    );
    const attributes = { headers: { "content-type": "a/b" }, metadata: { b: "2" }, tags: null };
    const itself = { ...bucket, key: from };
    expect(await copy(itself, itself, { attributes })).toMatchObject({ replaced: { size: 100 } });
    expect(await find(bucket, from)).toMatchObject({
      ...attributes,
      tags: [],
      content: blobBytes(blob, 100),
      modifiedAt,
    });
    expect(await queuedOf(objects.db, [blob])).toEqual([]);
    expect(await figuresOf(objects.db, bucket)).toMatchObject({ objects: 1, bytes: 100 });
    const many = Array.from({ length: 16 }, (_, n) =>
      copy(itself, itself, { attributes: { metadata: { n: String(n) } } }),
    );
    expect(await Promise.all(many)).toHaveLength(16);
    expect(await figuresOf(objects.db, bucket)).toMatchObject({ objects: 1, bytes: 100 });
  });

  it("is refused where source, target or conditions are not as they must be", async () => {
    const bucket = await objects.bucket();
    const [source, target] = [
      { ...bucket, key: from },
      { ...bucket, key: to },
    ];
    expect(await copy(source, target)).toBe("NoSuchKey");
    expect(await copy({ bucketId: 88_888n, key: from }, target)).toBe("NoSuchKey");
    const put = newObject(bucket.bucketId, from);
    await putObject(objects.db, put);
    expect(await copy(source, { bucketId: 88_888n, key: to })).toBe("NoSuchBucket");
    const expected = { etag: put.etag, modifiedAt: put.modifiedAt, versionId: "null" };
    expect(await copy(source, target, { expected: { ...expected, etag: md5Of("x") } })).toBe("SourceChanged");
    expect(await copy(source, target, { expected: { ...expected, modifiedAt } })).toBe("SourceChanged");
    expect(await copy(source, target, { conditions: { ifMatch: ["*"] } })).toBe("NoSuchKey");
    expect(await find(bucket, to)).toBeUndefined();
    expect(await copy(source, target, { expected, conditions: { ifNoneMatch: ["*"] } })).toMatchObject({ size: 5 });
    expect(await copy(source, target, { conditions: { ifNoneMatch: ["*"] } })).toBe("PreconditionFailed");
    expect(await copy(source, target, { conditions: { ifMatch: [md5Of("x")] } })).toBe("PreconditionFailed");
    expect(await copy(source, target, { conditions: { ifMatch: [put.etag] } })).toMatchObject({
      replaced: { size: 5 },
    });
    expect(await figuresOf(objects.db, bucket)).toMatchObject({ objects: 2, bytes: 10 });
  });

  it("holds up whoever deletes or replaces its source until it is committed", async () => {
    const bucket = await objects.bucket();
    const source = { ...bucket, key: from };
    for (const change of [
      () => deleteObject(objects.db, { ...source, at: modifiedAt }),
      async () =>
        (await putObject(objects.db, newObject(bucket.bucketId, from, { content: blobBytes(randomUUID(), 7) })))
          .replaced,
    ]) {
      await putObject(objects.db, newObject(bucket.bucketId, from, { content: blobBytes(randomUUID(), 7) }));
      const target = { ...bucket, key: to };
      const copying = (tx: Prisma.TransactionClient) =>
        copyObject(tx, { source, target, creator: null, acl: null, modifiedAt });
      expect(await whileUncommitted<unknown>(objects.db, copying, change)).toEqual({ size: 7 });
    }
  });

  it("and the deletion of its source: either the copy has the bytes, or there was nothing to copy", async () => {
    const bucket = await objects.bucket();
    for (let round = 0; round < 12; round++) {
      const source = Buffer.from(`source ${round}`);
      const targets = [0, 1, 2].map((n) => Buffer.from(`target ${round} ${n}`));
      const blob = randomUUID();
      await putObject(objects.db, newObject(bucket.bucketId, source, { content: blobBytes(blob, 7) }));
      const copies = targets.map((key) => copy({ ...bucket, key: source }, { ...bucket, key }));
      const [, ...made] = await Promise.all([
        deleteObject(objects.db, { ...bucket, key: source, at: modifiedAt }),
        ...copies,
      ]);
      for (const [index, outcome] of made.entries()) {
        const target = await find(bucket, targets[index] as Buffer);
        if (outcome === "NoSuchKey") expect(target).toBeUndefined();
        else expect(target).toMatchObject({ content: blobBytes(blob, 7) });
      }
    }
    const left = await objects.db.storedObject.count({ where: { bucketId: bucket.bucketId } });
    expect(await figuresOf(objects.db, bucket)).toMatchObject({ objects: left, bytes: 7 * left });
  });
});
