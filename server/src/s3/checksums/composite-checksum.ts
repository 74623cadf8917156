import { createHash } from "node:crypto";
import type { ChecksumAlgorithm } from "./checksum-algorithm.js";
import { createHasher } from "./hasher.js";

/** The checksum of the parts' checksums, as AWS writes it: base64, a dash, and how many parts there are. */
export async function compositeChecksum(algorithm: ChecksumAlgorithm, digests: readonly Uint8Array[]): Promise<string> {
  const hasher = await createHasher(algorithm);
  for (const digest of digests) hasher.update(digest);
  return `${hasher.digest().toString("base64")}-${digests.length}`;
}

/** The ETag, without quotes, of an object that was put together from parts with these MD5 digests: `md5(digests)-n`. */
export function compositeETag(md5s: readonly Uint8Array[]): string {
  const hash = createHash("md5");
  for (const md5 of md5s) hash.update(md5);
  return `${hash.digest("hex")}-${md5s.length}`;
}
