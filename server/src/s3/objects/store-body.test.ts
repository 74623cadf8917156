import pg from "pg";
import { expect, it } from "vitest";
import { S3Error } from "../../aws/s3-error.js";
import type { StoredBytes } from "../../blobs/stored-bytes.js";
import { noSuchBucket } from "../../object-store/object-store-error.js";
import type { Payload } from "../payload/open-payload.js";
import { storeBody } from "./store-body.js";

const stored: StoredBytes = { blobId: "b", inline: null, size: 1, chunkSize: 1, keySealed: null };
const digests = { md5: Buffer.alloc(16), size: 1 };

const start = (finish: Payload["finish"] = async () => digests) => {
  const discarded: StoredBytes[] = [];
  const bytes = { store: async () => stored, discard: async (one: StoredBytes) => void discarded.push(one) };
  const call = { context: { bytes }, service: { uuid: "s" } } as unknown as Parameters<typeof storeBody>[0];
  const payload = { finish } as unknown as Payload;
  return { discarded, store: (keep: () => Promise<unknown>) => storeBody(call, payload, undefined, keep) };
};
const fault = (code: string) => Object.assign(new pg.DatabaseError("x", 1, "error"), { code });

it("keeps the bytes of a command that succeeds", async () => {
  const { store, discarded } = start();
  expect([await store(async () => "kept"), discarded]).toEqual(["kept", []]);
});

it("leaves nothing of a body that is not as it was declared", async () => {
  const { store, discarded } = start(() => Promise.reject(new S3Error("BadDigest")));
  await expect(store(async () => "kept")).rejects.toThrow(S3Error);
  expect(discarded).toEqual([stored]);
});

it.each([
  ["the command refused it", noSuchBucket(), [stored]],
  ["the protocol refused it", new S3Error("InvalidPart"), [stored]],
  ["the database refused it", fault("53100"), [stored]],
  ["the database went away, perhaps after it was committed", fault("57P01"), []],
  ["the connection ended", new Error("Connection terminated unexpectedly"), []],
])("when %s, the bytes go only if no row can name them", async (_, error, expected) => {
  const { store, discarded } = start();
  await expect(store(() => Promise.reject(error))).rejects.toBe(error);
  expect(discarded).toEqual(expected);
});
