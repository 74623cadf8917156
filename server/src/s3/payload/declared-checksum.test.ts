import { createHash, randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { type ChecksumAlgorithm, checksumAlgorithms, checksumHeader } from "../checksums/checksum-algorithm.js";
import { createHasher } from "../checksums/hasher.js";
import { keptContentEncoding } from "./content-encoding.js";
import { readPayload } from "./testing/read-payload.js";

const bytes = randomBytes(5000);
const algorithms = Object.keys(checksumAlgorithms) as ChecksumAlgorithm[];

async function checksumOf(algorithm: ChecksumAlgorithm, of: Buffer): Promise<string> {
  const hasher = await createHasher(algorithm);
  hasher.update(of);
  return hasher.digest().toString("base64");
}

const read = (headers: Record<string, string>, options = {}) =>
  readPayload({ blocks: [bytes], headers: { "content-length": "5000", ...headers } }, options);

describe.each(algorithms)("a checksum by %s", (algorithm) => {
  const name = checksumHeader(algorithm);

  test("is verified and told", async () => {
    const value = await checksumOf(algorithm, bytes);
    const sdk = { "x-amz-sdk-checksum-algorithm": algorithm };
    for (const headers of [{ [name]: value }, { [name]: value, ...sdk }]) {
      expect((await read(headers)).checksum).toEqual({ algorithm, value });
    }
  });

  test("is refused where the body has another one", async () => {
    await expect(read({ [name]: await checksumOf(algorithm, Buffer.of()) })).rejects.toMatchObject({
      code: "BadDigest",
      message: `The ${algorithm} you specified did not match the calculated checksum.`,
    });
  });

  test("is refused where it is malformed", async () => {
    for (const value of ["", "AAAA", "!", `${await checksumOf(algorithm, bytes)}-1`]) {
      await expect(read({ [name]: value })).rejects.toMatchObject({
        code: "InvalidRequest",
        message: `Value for ${name} header is invalid.`,
      });
    }
  });

  test("is computed where the server wants one and the request has none", async () => {
    const value = await checksumOf(algorithm, bytes);
    expect((await read({}, { defaultChecksum: algorithm })).checksum).toEqual({ algorithm, value });
  });
});

test("SHA-256 may be signed and declared at once, and each is verified", async () => {
  const sha256 = createHash("sha256").update(bytes).digest();
  const other = createHash("sha256").digest();
  const both = (signed: Buffer, declared: Buffer) =>
    read({ "x-amz-content-sha256": signed.toString("hex"), "x-amz-checksum-sha256": declared.toString("base64") });
  expect((await both(sha256, sha256)).size).toBe(5000);
  await expect(both(sha256, other)).rejects.toMatchObject({ code: "BadDigest" });
  await expect(both(other, sha256)).rejects.toMatchObject({ code: "XAmzContentSHA256Mismatch" });
});

test.each([
  ["two checksums", { "x-amz-checksum-crc32": "AAAAAA==", "x-amz-checksum-sha1": "AAAA" }],
  ["an unknown algorithm", { "x-amz-checksum-md4": "AAAA" }],
  ["an unknown algorithm of the SDK", { "x-amz-sdk-checksum-algorithm": "MD4" }],
  ["an algorithm of the SDK without a checksum", { "x-amz-sdk-checksum-algorithm": "CRC32" }],
  [
    "another algorithm of the SDK than that of the checksum",
    { "x-amz-sdk-checksum-algorithm": "CRC32C", "x-amz-checksum-crc32": "AAAAAA==" },
  ],
])("%s: the request is refused", async (_, headers) => {
  await expect(read(headers)).rejects.toMatchObject({ code: "InvalidRequest" });
});

test("checksums that are of something else than the body are left alone", async () => {
  const headers = { "x-amz-checksum-crc32": "AAAAAA==", "x-amz-checksum-type": "FULL_OBJECT" };
  expect(await read(headers, { declaresChecksum: false })).not.toHaveProperty("checksum");
});

test("aws-chunked is no encoding to keep", () => {
  expect(keptContentEncoding(undefined)).toBeUndefined();
  expect(keptContentEncoding("")).toBeUndefined();
  expect(keptContentEncoding("aws-chunked")).toBeUndefined();
  expect(keptContentEncoding("AWS-chunked,")).toBeUndefined();
  expect(keptContentEncoding("gzip")).toBe("gzip");
  expect(keptContentEncoding("aws-chunked, gzip")).toBe("gzip");
  expect(keptContentEncoding("gzip,aws-chunked , br")).toBe("gzip,br");
});
