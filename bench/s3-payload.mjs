// How fast bodies of requests are decoded and verified in each payload mode of S3: node bench/s3-payload.mjs
// Run `npx tsc -b server` before. The bare MD5 that each of them needs is 1.00.
import { createHash, randomBytes } from "node:crypto";
import { readRawHeaders } from "../server/dist/aws/signature/raw-headers.js";
import { openPayload } from "../server/dist/s3/payload/open-payload.js";
import { chunkedBody, sha256, verifiedSignature } from "../server/src/s3/payload/testing/chunked-body.mjs";
import { report } from "./machine/figures.mjs";
import { median } from "./machine/median.mjs";
import { sizeOf } from "./machine/size.mjs";

const size = sizeOf({ rounds: 9 });
const block = 64 * 1024;
const mebibyte = 1024 ** 2;
const total = 32 * mebibyte;
const data = randomBytes(total);
const crc32c = "x-amz-checksum-crc32c";

/** @param {boolean} signed @param {number} chunkBytes @param {string} [trailer] */
function chunked(signed, chunkBytes, trailer) {
  const chunks = Array.from({ length: total / chunkBytes }, (_, index) =>
    data.subarray(index * chunkBytes, (index + 1) * chunkBytes),
  );
  return Buffer.concat(chunkedBody(chunks, { signed, ...(trailer && { trailers: [trailer] }) }));
}

/** @param {Buffer} body */
async function* blocksOf(body) {
  for (let start = 0; start < body.length; start += block) yield body.subarray(start, start + block);
}

/**
 * Processor time in nanoseconds for a byte of the data.
 * @param {() => Promise<void>} read
 */
async function nanosPerByte(read) {
  const rounds = [];
  for (let round = 0; round < size.rounds + size.warmUps; round += 1) {
    const start = process.cpuUsage();
    await read();
    const { user, system } = process.cpuUsage(start);
    if (round >= size.warmUps) rounds.push(((user + system) * 1000) / total);
  }
  return median(rounds);
}

const trailing = { "x-amz-trailer": crc32c };
/** The checksums of the data, as their own payloads tell them. @param {"CRC32" | "CRC32C" | "CRC64NVME" | "SHA1" | "SHA256"} algorithm */
async function checksumOf(algorithm) {
  const headers = readRawHeaders(["content-length", String(total)]);
  const payload = openPayload(blocksOf(data), headers, undefined, { maxBytes: total, defaultChecksum: algorithm });
  for await (const _ of payload.stream);
  return (await payload.finish()).checksum?.value ?? "";
}
const trailer = `${crc32c}:${await checksumOf("CRC32C")}`;

/** @type {{ name: string, body: Buffer, payloadHash: string, headers?: Record<string, string> }[]} */
const modes = [
  { name: "UNSIGNED-PAYLOAD", body: data, payloadHash: "UNSIGNED-PAYLOAD" },
  { name: "signed hash", body: data, payloadHash: sha256(data) },
  {
    name: "signed chunks of 64 KiB",
    body: chunked(true, block),
    payloadHash: "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
  },
  {
    name: "signed chunks of 64 KiB, CRC32C trailer",
    body: chunked(true, block, trailer),
    payloadHash: "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER",
    headers: trailing,
  },
  {
    name: "unsigned chunks of 64 KiB, CRC32C trailer",
    body: chunked(false, block, trailer),
    payloadHash: "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
    headers: trailing,
  },
  {
    name: "unsigned chunks of 1 MiB, CRC32C trailer",
    body: chunked(false, mebibyte, trailer),
    payloadHash: "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
    headers: trailing,
  },
];
for (const algorithm of /** @type {const} */ (["CRC32", "CRC32C", "CRC64NVME", "SHA1", "SHA256"])) {
  modes.push({
    name: `UNSIGNED-PAYLOAD, ${algorithm} header`,
    body: data,
    payloadHash: "UNSIGNED-PAYLOAD",
    headers: { [`x-amz-checksum-${algorithm.toLowerCase()}`]: await checksumOf(algorithm) },
  });
}

const bare = await nanosPerByte(async () => {
  const md5 = createHash("md5");
  for await (const bytes of blocksOf(data)) md5.update(bytes);
  md5.digest();
});
const rows = [{ name: "bare MD5", nanos: bare }];
for (const { name, body, payloadHash, headers = {} } of modes) {
  const raw = readRawHeaders([
    ...["content-length", String(body.length), "x-amz-decoded-content-length", String(total)],
    ...Object.entries(headers).flat(),
  ]);
  const verified = verifiedSignature(payloadHash);
  const nanos = await nanosPerByte(async () => {
    const payload = openPayload(blocksOf(body), raw, verified, { maxBytes: total });
    for await (const _ of payload.stream);
    await payload.finish();
  });
  rows.push({ name, nanos });
}

report(
  rows.map(({ name, nanos }) => ({
    name,
    value: bare / nanos,
    unit: "of bare MD5",
    beside: { "MiB/s of processor time": Math.round(1e9 / nanos / mebibyte).toString() },
  })),
);
