import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  algorithmNamed,
  algorithmOfHeader,
  type ChecksumAlgorithm,
  checksumAlgorithms,
  checksumHeader,
  readChecksum,
} from "./checksum-algorithm.js";
import { combineCrcs, isCrc } from "./combine-crc.js";
import { compositeChecksum, compositeETag } from "./composite-checksum.js";
import { createHasher } from "./hasher.js";

const algorithms = Object.keys(checksumAlgorithms) as ChecksumAlgorithm[];

async function digestOf(algorithm: ChecksumAlgorithm, ...blocks: Uint8Array[]): Promise<Buffer> {
  const hasher = await createHasher(algorithm);
  for (const block of blocks) hasher.update(block);
  return hasher.digest();
}

/** The check values of the catalogue of CRC algorithms, of FIPS 180 and RFC 1321; those of xxHash are what the AWS SDK makes. */
const published: Record<ChecksumAlgorithm, string> = {
  CRC32: "cbf43926",
  CRC32C: "e3069283",
  CRC64NVME: "ae8b14860a799888",
  SHA1: "f7c3bc1d808e04732adf679965ccc34ca7ae3441",
  SHA256: "15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225",
  SHA512:
    "d9e6762dd1c8eaf6d61b3c6192fc408d4d6d5f1176d0c29169bc24e71c3f274ad27fcd5811b313d681f7e55ec02d73d499c95455b6b5bb503acf574fba8ffe85",
  MD5: "25f9e794323b453885f5181f1b624d0b",
  XXHASH64: "8cb841db40e6ae83",
  XXHASH3: "72dcb18b67a17dff",
  XXHASH128: "33119477ede5dcd5e9716427681d5860",
};

describe.each(algorithms)("%s", (algorithm) => {
  test("gives the published value of 123456789, in one piece and byte by byte", async () => {
    const text = Buffer.from("123456789");
    expect((await digestOf(algorithm, text)).toString("hex")).toBe(published[algorithm]);
    const bytes = [...text].map((byte) => Uint8Array.of(byte));
    expect((await digestOf(algorithm, ...bytes)).toString("hex")).toBe(published[algorithm]);
  });

  test("has a digest of the declared length for no bytes", async () => {
    expect(await digestOf(algorithm)).toHaveLength(checksumAlgorithms[algorithm].bytes);
  });

  test("keeps apart digests that take turns", async () => {
    const inputs = Array.from({ length: 5 }, (_, index) => [randomBytes(70_000), randomBytes(index)]);
    const alone = await Promise.all(inputs.map((blocks) => digestOf(algorithm, Buffer.concat(blocks))));
    const hashers = await Promise.all(inputs.map(() => createHasher(algorithm)));
    for (const turn of [0, 1]) {
      for (const [index, hasher] of hashers.entries()) hasher.update(inputs[index]?.[turn] ?? Buffer.of());
    }
    expect(hashers.map((hasher) => hasher.digest())).toEqual(alone);
  });

  test("reads its checksums in canonical base64 of the right length only", async () => {
    const digest = await digestOf(algorithm, randomBytes(3));
    const base64 = digest.toString("base64");
    expect(readChecksum(algorithm, base64)).toEqual(digest);
    for (const wrong of [
      "",
      `${base64}AA==`,
      base64.slice(0, -1),
      `${base64} `,
      `-${base64.slice(1)}`,
      digest.toString("hex"),
    ]) {
      expect(readChecksum(algorithm, wrong)).toBeUndefined();
    }
  });

  test("is found by its header and by its name", () => {
    expect(algorithmOfHeader(checksumHeader(algorithm))).toBe(algorithm);
    expect(algorithmNamed(algorithm.toLowerCase())).toBe(algorithm);
  });
});

describe.each(algorithms.filter(isCrc))("%s of a whole", (algorithm) => {
  test("follows from those of its parts", async () => {
    for (const sizes of [[0], [1], [5, 0, 3], [1, 70_000, 64, 64, 1], [4096, 4096, 4096, 4096, 17]]) {
      const blocks = sizes.map((size) => randomBytes(size));
      const parts = await Promise.all(
        blocks.map(async (block) => ({ digest: await digestOf(algorithm, block), size: block.length })),
      );
      expect(combineCrcs(algorithm, parts)).toEqual(await digestOf(algorithm, ...blocks));
    }
  });

  test("depends on the order of its parts", async () => {
    const [a, b] = [
      { digest: await digestOf(algorithm, Buffer.from("a")), size: 1 },
      { digest: await digestOf(algorithm, Buffer.from("b")), size: 1 },
    ];
    expect(combineCrcs(algorithm, [a, b])).not.toEqual(combineCrcs(algorithm, [b, a]));
  });
});

test("a composite checksum is that of the parts' checksums and tells how many there are", async () => {
  const parts = await Promise.all(["one", "two"].map((text) => digestOf("SHA256", Buffer.from(text))));
  const whole = await digestOf("SHA256", ...parts);
  expect(await compositeChecksum("SHA256", parts)).toBe(`${whole.toString("base64")}-2`);
});

test("the ETag of an upload in parts is the MD5 of their MD5s and tells how many there are", () => {
  const empty = Buffer.from("d41d8cd98f00b204e9800998ecf8427e", "hex");
  expect(compositeETag([empty])).toBe("59adb24ef3cdbe0297f05b395827453f-1");
});

test("what S3 does not know is no algorithm", () => {
  expect(algorithmNamed("SHA3")).toBeUndefined();
  expect(algorithmNamed("")).toBeUndefined();
  expect(algorithmOfHeader("x-amz-checksum-sha384")).toBeUndefined();
  expect(algorithmOfHeader("x-amz-checksum-type")).toBeUndefined();
});
