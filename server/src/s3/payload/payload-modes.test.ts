import { createHash, randomBytes } from "node:crypto";
import { crc32 } from "node:zlib";
import { describe, expect, test } from "vitest";
import { chunkedBody, sha256 } from "./testing/chunked-body.mjs";
import { readPayload, type SentBody } from "./testing/read-payload.js";

/** The base64 of a CRC32. */
function crc32Of(bytes: Buffer): string {
  const digest = Buffer.alloc(4);
  if (bytes.length > 0) digest.writeUInt32BE(crc32(bytes));
  return digest.toString("base64");
}

const trailerOf = (bytes: Buffer) => `x-amz-checksum-crc32:${crc32Of(bytes)}`;
const announced = { "x-amz-trailer": "x-amz-checksum-crc32" };

/** The bytes as chunks of this size. */
function chunksOf(bytes: Buffer, size: number): Buffer[] {
  const count = Math.ceil(bytes.length / size);
  return Array.from({ length: count }, (_, index) => bytes.subarray(index * size, (index + 1) * size));
}

/** How a body of these bytes is sent in each mode. */
const modes: Record<string, (bytes: Buffer, chunk: number) => SentBody> = {
  "UNSIGNED-PAYLOAD": (bytes) => ({
    blocks: [bytes],
    headers: { "content-length": String(bytes.length) },
    payloadHash: "UNSIGNED-PAYLOAD",
  }),
  "signed hash": (bytes) => ({
    blocks: [bytes],
    headers: { "content-length": String(bytes.length) },
    payloadHash: sha256(bytes),
  }),
  "STREAMING-AWS4-HMAC-SHA256-PAYLOAD": (bytes, chunk) => ({
    blocks: chunkedBody(chunksOf(bytes, chunk), { signed: true }),
    headers: { "x-amz-decoded-content-length": String(bytes.length) },
    payloadHash: "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
  }),
  "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER": (bytes, chunk) => ({
    blocks: chunkedBody(chunksOf(bytes, chunk), { signed: true, trailers: [trailerOf(bytes)] }),
    headers: { "x-amz-decoded-content-length": String(bytes.length), ...announced },
    payloadHash: "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER",
  }),
  "STREAMING-UNSIGNED-PAYLOAD-TRAILER": (bytes, chunk) => ({
    blocks: chunkedBody(chunksOf(bytes, chunk), { signed: false, trailers: [trailerOf(bytes)] }),
    headers: { "x-amz-decoded-content-length": String(bytes.length), ...announced },
    payloadHash: "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
  }),
};

/** The same bytes in blocks of another size. */
function inBlocks(blocks: readonly Uint8Array[], size: number): Buffer[] {
  return chunksOf(Buffer.concat(blocks), size);
}

describe.each(Object.entries(modes))("%s", (_, send) => {
  test.each([0, 1, 2, 100, 4095, 4096, 4097, 70_001])("takes %i bytes", async (length) => {
    const bytes = randomBytes(length);
    const { blocks, ...sent } = send(bytes, 4096);
    for (const size of [1, 3, 1000, 65_536].filter((one) => length < 5000 || one >= 1000)) {
      const taken = await readPayload({ ...sent, blocks: inBlocks(blocks, size) });
      expect(taken.bytes.equals(bytes)).toBe(true);
      expect(taken).toMatchObject({ size: length, md5: createHash("md5").update(bytes).digest() });
    }
  });

  test("takes a body that comes without any authorization, unless chunks are signed", async () => {
    const bytes = randomBytes(100);
    const { payloadHash = "", ...sent } = send(bytes, 4096);
    const anonymous = { ...sent, headers: { ...sent.headers, "x-amz-content-sha256": payloadHash } };
    const reading = readPayload(anonymous);
    if (payloadHash.startsWith("STREAMING-AWS4")) await expect(reading).rejects.toMatchObject({ code: "AccessDenied" });
    else expect((await reading).bytes).toEqual(bytes);
  });

  test("refuses a body that is shorter or longer than its headers say", async () => {
    const bytes = randomBytes(10_000);
    const sent = send(bytes, 4096);
    for (const length of [0, 1, 9999, 10_001, 20_000]) {
      const name = sent.headers?.["content-length"] === undefined ? "x-amz-decoded-content-length" : "content-length";
      const reading = readPayload({ ...sent, headers: { ...sent.headers, [name]: String(length) } });
      await expect(reading).rejects.toMatchObject({ code: "IncompleteBody" });
    }
  });

  test("refuses a body without its last byte of data", async () => {
    const sent = send(randomBytes(10_000), 20_000);
    const [first = Buffer.of(), ...rest] = sent.blocks;
    const blocks = [first.subarray(0, -1), ...rest];
    await expect(readPayload({ ...sent, blocks })).rejects.toMatchObject({ code: "IncompleteBody" });
  });

  test("wants the length of a body, and refuses one that is too large", async () => {
    const { headers: _, ...sent } = send(randomBytes(10), 4096);
    const trailer = sent.payloadHash?.endsWith("TRAILER") ? announced : {};
    await expect(readPayload({ ...sent, headers: trailer })).rejects.toMatchObject({ code: "MissingContentLength" });
    await expect(readPayload(send(randomBytes(1001), 4096), { maxBytes: 1000 })).rejects.toMatchObject({
      code: "EntityTooLarge",
      extra: { ProposedSize: "1001", MaxSizeAllowed: "1000" },
    });
  });

  test("verifies Content-MD5", async () => {
    const bytes = randomBytes(10_000);
    const sent = send(bytes, 4096);
    const withMd5 = (md5: string) => readPayload({ ...sent, headers: { ...sent.headers, "content-md5": md5 } });
    const right = createHash("md5").update(bytes).digest("base64");
    expect((await withMd5(right)).size).toBe(10_000);
    const other = createHash("md5").update("other").digest("base64");
    await expect(withMd5(other)).rejects.toMatchObject({ code: "BadDigest" });
    for (const malformed of ["", "x", right.slice(1), `${right}=`, sha256(bytes)]) {
      await expect(withMd5(malformed)).rejects.toMatchObject({ code: "InvalidDigest" });
    }
  });
});

test("a body of another SHA-256 than the signed one is refused", async () => {
  const bytes = randomBytes(100);
  const sent = { blocks: [bytes], headers: { "content-length": "100" }, payloadHash: sha256("other") };
  await expect(readPayload(sent)).rejects.toMatchObject({
    code: "XAmzContentSHA256Mismatch",
    extra: { ClientComputedContentSHA256: sha256("other"), S3ComputedContentSHA256: sha256(bytes) },
  });
});

test("a request without any body may leave its length out where none is required", async () => {
  const taken = await readPayload({ blocks: [] }, { lengthRequired: false });
  expect(taken.size).toBe(0);
  const chunked = { blocks: [], headers: { "transfer-encoding": "chunked" } };
  await expect(readPayload(chunked, { lengthRequired: false })).rejects.toMatchObject({ code: "MissingContentLength" });
});

test.each(["-1", "1.5", "abc", "", "9999999999999999"])("a decoded length of %j is refused", async (length) => {
  const headers = {
    "x-amz-decoded-content-length": length,
    "x-amz-content-sha256": "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
  };
  await expect(readPayload({ blocks: [], headers })).rejects.toMatchObject({ code: "InvalidArgument" });
});

test("what x-amz-content-sha256 may not say is refused", async () => {
  for (const value of ["", "STREAMING", "STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD", "A".repeat(64)]) {
    const headers = { "content-length": "0", "x-amz-content-sha256": value };
    await expect(readPayload({ blocks: [], headers })).rejects.toMatchObject({ code: "InvalidArgument" });
  }
});
