import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import type { ChecksumAlgorithm } from "./checksum-algorithm.js";
import { loadHash } from "./wasm-hash.js";

/** A digest in the making. */
export interface Hasher {
  /** Takes the next bytes in; they may be changed afterwards. */
  update(bytes: Uint8Array): unknown;
  /** The digest of all bytes, in network order. Ends the hasher. */
  digest(): Buffer;
}

/** Starts a digest. The first one of an algorithm that runs in WebAssembly compiles it, which is why there is a promise. */
export async function createHasher(algorithm: ChecksumAlgorithm): Promise<Hasher> {
  switch (algorithm) {
    case "CRC32":
      return createCrc32();
    case "CRC32C":
    case "CRC64NVME":
    case "XXHASH64":
    case "XXHASH3":
    case "XXHASH128":
      return (await loadHash(algorithm))();
    case "MD5":
    case "SHA1":
    case "SHA256":
    case "SHA512":
      return createHash(algorithm);
  }
}

function createCrc32(): Hasher {
  let crc = 0;
  return {
    update(bytes) {
      // zlib takes no bytes for "start anew"
      if (bytes.length > 0) crc = crc32(bytes, crc);
    },
    digest() {
      const digest = Buffer.allocUnsafe(4);
      digest.writeUInt32BE(crc);
      return digest;
    },
  };
}
