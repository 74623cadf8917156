import { createHash, randomUUID } from "node:crypto";
import { createBucket } from "../../storage/buckets/create.js";
import { knownService } from "../../storage/service-ref.js";
import { startTestDomain, type TestDomain } from "../../storage/testing/domain.js";
import type { PutObject } from "../objects/put.js";
import type { ObjectContent } from "../objects/stored-object.js";
import { completeUpload } from "../uploads/complete.js";
import { createUpload } from "../uploads/create.js";
import { putPart } from "../uploads/put-part.js";

/** Objects in buckets of one service, on a database of their own. Their bytes are made up: no blob is written. */
export interface TestObjects extends TestDomain {
  readonly serviceUuid: string;
  /** Creates a bucket of that name, or of one that nobody else has. */
  bucket(name?: string): Promise<TestBucket>;
}

export interface TestBucket {
  readonly bucketId: bigint;
  readonly serviceUuid: string;
  readonly bucketName: string;
}

export const startTestObjects = async (): Promise<TestObjects> => {
  const domain = await startTestDomain();
  const { uuid: serviceUuid } = await domain.service(await domain.account("ada"));
  let count = 0;
  return {
    ...domain,
    serviceUuid,
    bucket: async (name = `bucket-${count++}`) => {
      const { id } = await createBucket(domain.db, knownService(serviceUuid), name, domain.context);
      return { bucketId: id, serviceUuid, bucketName: name };
    },
  };
};

/** Bytes in the row: what stands for sealed ones is up to nobody here. */
export const inlineBytes = (text: string): ObjectContent => ({
  kind: "whole",
  stored: { blobId: null, inline: Buffer.from(text), size: text.length, chunkSize: 65_536, keySealed: null },
});

/** Bytes in a blob. */
export const blobBytes = (blobId: string, size: number): ObjectContent => ({
  kind: "whole",
  stored: { blobId, inline: null, size, chunkSize: 65_536, keySealed: null },
});

export const md5Of = (text: string): string => createHash("md5").update(text).digest("hex");

/** An object of a few bytes, unless told otherwise. */
export const newObject = (
  bucketId: bigint,
  key: string | Uint8Array,
  { text = "hello", ...more }: Partial<Omit<PutObject, "size">> & { readonly text?: string } = {},
): PutObject => {
  const content = more.content ?? inlineBytes(text);
  return {
    bucketId,
    key: Buffer.from(key as string),
    content,
    size: content.kind === "whole" ? content.stored.size : 0,
    etag: md5Of(text),
    modifiedAt: new Date("2026-12-01T12:00:00.123Z"),
    storageClass: "STANDARD",
    headers: { "content-type": "text/plain" },
    metadata: {},
    tags: null,
    creator: null,
    acl: null,
    checksum: null,
    ...more,
  };
};

interface Path {
  readonly bucketId: bigint;
  readonly key: Uint8Array;
}

/** Begins an upload, and writes parts of a hundred bytes each; with `complete`, makes an object of them. @returns its blobs */
export const uploadOfParts = async (
  { db, context }: TestObjects,
  path: Path,
  count: number,
  { complete }: { readonly complete: boolean },
) => {
  const at = context.clock();
  const attributes = {
    storageClass: "STANDARD",
    headers: {},
    metadata: {},
    tags: null,
    creator: null,
    acl: null,
    checksum: null,
  };
  const uploadId = await createUpload(db, { ...path, at, ...attributes });
  const parts = Array.from({ length: count }, (_, index) => ({ number: index + 1, blobId: randomUUID() }));
  for (const { number, blobId } of parts) {
    const stored = { blobId, inline: null, size: 100, chunkSize: 65_536, keySealed: null };
    await putPart(db, { ...path, uploadId, number, stored, etag: md5Of(String(number)), checksum: null, at });
  }
  const named = parts.map(({ number }) => ({ number, etag: md5Of(String(number)) }));
  if (complete) await completeUpload(db, { ...path, uploadId, parts: named, leastPartSize: 100, at });
  return { uploadId, blobs: parts.map(({ blobId }) => blobId as string) };
};
